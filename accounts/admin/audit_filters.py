"""By what the log is narrowed down: person, action, what it is about, period, sign-in."""

from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef
from django.utils import timezone

from database.alphabet import InGerman
from database.keys import row_key

from ..models import AuditEntry, User
from ..words import ACTIONS


class PersonFilter(admin.SimpleListFilter):
    title = "Person"
    parameter_name = "person"
    SYSTEM = "system"

    def lookups(self, request, model_admin):
        acted = Exists(AuditEntry.objects.filter(actor=OuterRef("pk")))
        people = User.objects.filter(acted).order_by(InGerman("name"), "pk")
        return [*((str(user.pk), user.name) for user in people), (self.SYSTEM, "Das System")]

    def queryset(self, request, queryset):
        if self.value() == self.SYSTEM:
            return queryset.filter(actor=None)
        if not self.value():
            return queryset
        key = row_key(self.value())
        return queryset.none() if key is None else queryset.filter(actor=key)


class ActionFilter(admin.SimpleListFilter):
    title = "Vorgang"
    parameter_name = "vorgang"

    def lookups(self, request, model_admin):
        return sorted(ACTIONS.items(), key=lambda item: item[1].lower())

    def queryset(self, request, queryset):
        return queryset.filter(action=self.value()) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    title = "Art"
    parameter_name = "art"

    def lookups(self, request, model_admin):
        types = AuditEntry.objects.exclude(object_type="").order_by()
        found = types.values_list("object_type", flat=True).distinct()
        return sorted(((label, kind_in_words(label)) for label in found), key=lambda item: item[1])

    def queryset(self, request, queryset):
        return queryset.filter(object_type=self.value()) if self.value() else queryset


class OnlyWhenChosen(admin.SimpleListFilter):
    """A filter that a link in the list sets; it shows as soon as it is set."""

    def lookups(self, request, model_admin):
        value = request.GET.get(self.parameter_name)
        return [(value, self.in_words(value))] if value else []

    def in_words(self, value):
        return value


class ObjectFilter(OnlyWhenChosen):
    """One thing that the log tells of, as "kind:key"."""

    title = "Gegenstand"
    parameter_name = "gegenstand"

    def in_words(self, value):
        last = self._rows(AuditEntry.objects.all(), value).first()
        return last.label if last else value

    def queryset(self, request, queryset):
        return self._rows(queryset, self.value()) if self.value() else queryset

    @staticmethod
    def _rows(queryset, value):
        object_type, _, object_id = value.partition(":")
        return queryset.filter(object_type__in=family_of(object_type), object_id=object_id)


class SessionFilter(OnlyWhenChosen):
    title = "Anmeldung"
    parameter_name = "anmeldung"

    def queryset(self, request, queryset):
        return queryset.filter(session=self.value()) if self.value() else queryset


class PeriodFilter(admin.ListFilter):
    """From one day until another, both included, in local time; either end may stay open."""

    title = "Zeitraum"
    template = "admin/accounts/period_filter.html"
    FROM, UNTIL = "von", "bis"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self.expected_parameters():
            if name in params:
                self.used_parameters[name] = params.pop(name)[-1]
        # What else narrows the list down stays when a period is chosen
        self.others = [
            (name, value)
            for name, values in request.GET.lists()
            if name not in (*self.expected_parameters(), "p")
            for value in values
        ]
        self.first, self.last = self._day(self.FROM), self._day(self.UNTIL)

    def has_output(self):
        return True

    def expected_parameters(self):
        return [self.FROM, self.UNTIL]

    def choices(self, changelist):
        yield {
            "selected": bool(self.first or self.last),
            "display": period_in_words(self.first, self.last),
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
            "others": self.others,
            "without": changelist.get_query_string(remove=self.expected_parameters()),
        }

    def queryset(self, request, queryset):
        if self.first:
            queryset = queryset.filter(at__gte=_start(self.first))
        if self.last:
            queryset = queryset.filter(at__lt=_start(self.last + timedelta(days=1)))
        return queryset

    def _day(self, name):
        try:
            day = date.fromisoformat(self.used_parameters.get(name, ""))
        except ValueError:
            return None
        return day if date.min < day < date.max else None


def period_in_words(first: date | None, last: date | None) -> str:
    """Return "1.3.2027 bis 31.3.2027", or what there is of it."""
    start, end = (f"{day.day}.{day.month}.{day.year}" if day else "" for day in (first, last))
    if start and end:
        return f"{start} bis {end}"
    return f"ab {start}" if start else f"bis {end}" if end else ""


def chosen_filters(changelist: ChangeList) -> list[str]:
    """Return what narrows a list down, for the log: values of filters, but not for what was searched.

    Who searches the log types names, and the log forgets nothing.
    """
    chosen = [
        f"{spec.title}: {' bis '.join(str(value) for value in spec.used_parameters.values())}"
        for spec in changelist.filter_specs
        if any(spec.used_parameters.values())
    ]
    return [*chosen, "Suche"] if changelist.query else chosen


def family_of(object_type: str) -> list[str]:
    """Return all kinds under which one thing can stand in the log: "news.newsitem" is a "publishing.document" too."""
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return [object_type]
    root = (model._meta.get_parent_list() or [model])[-1]
    return [
        kind._meta.label_lower
        for kind in apps.get_models()
        if kind is root or root in kind._meta.get_parent_list()
    ]


def kind_in_words(object_type: str) -> str:
    """Return how people call what "app.model" stands for."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return object_type


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
