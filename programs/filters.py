"""What lists can be narrowed to: programmes by funding that ends soon, measures by what was reported of them."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from database.alphabet import InGerman
from database.keys import row_key
from publishing.moments import day_of
from publishing.newsroom.horizon import days_ahead

from .measures.rhythm import due_since, overdue_since
from .measures.status import OVER, MeasureStatus, Outlook
from .models import FundingPeriod, Program, ProgressUpdate


class ProgramFilter(admin.SimpleListFilter):
    """The programmes to which anything of the list belongs; Django's own filter would read them as a whole."""

    title = "Förderprogramm"
    parameter_name = "program__id__exact"

    def lookups(self, request, model_admin):
        own = model_admin.model.objects.filter(program=OuterRef("pk")).order_by()
        programs = Program.objects.filter(Exists(own)).order_by(InGerman("title"), "pk")
        return [(str(key), title) for key, title in programs.values_list("pk", "title")]

    def queryset(self, request, queryset):
        value = self.value()
        if not value:
            return queryset
        key = row_key(value)
        return queryset.none() if key is None else queryset.filter(program=key)


class PeriodFilter(admin.SimpleListFilter):
    title = "Förderperiode"
    parameter_name = "foerderperiode"

    def lookups(self, request, model_admin):
        return [("endet", "endet in neun Monaten, ohne Nachfolge")]

    def queryset(self, request, queryset):
        if self.value() != "endet":
            return queryset
        ending = FundingPeriod.objects.ending(*days_ahead(request.now))
        return queryset.filter(pk__in=ending.order_by().values("program"))


class MeasureStatusFilter(admin.SimpleListFilter):
    title = "Stand der Maßnahme"
    parameter_name = "massnahmenstand"

    def lookups(self, request, model_admin):
        return MeasureStatus.choices

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.filter(latest_status=self.value())


class OutlookFilter(admin.SimpleListFilter):
    title = "Ausblick"
    parameter_name = "ausblick"

    def lookups(self, request, model_admin):
        return Outlook.choices

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        # How it was to go on says nothing any more of what is over
        return queryset.filter(latest_outlook=self.value()).exclude(latest_status__in=OVER)


class ReportFilter(admin.SimpleListFilter):
    """Measures of which something is to be reported: this month, or since more than a month."""

    title = "Sachstand"
    parameter_name = "sachstand"

    def lookups(self, request, model_admin):
        return [
            ("faellig", "diesen Monat fällig"),
            ("ueberfaellig", "überfällig (auch im Vormonat keiner)"),
            ("offen", "eingetragen, noch nicht öffentlich"),
        ]

    def queryset(self, request, queryset):
        today = day_of(request.now)
        match self.value():
            case None | "":
                return queryset
            case "faellig":
                return queryset.unreported_since(due_since(today))
            case "ueberfaellig":
                return queryset.unreported_since(overdue_since(today))
            case "offen":
                waiting = ProgressUpdate.objects.open().order_by().values("measure")
                return queryset.filter(pk__in=waiting)
        return queryset.none()
