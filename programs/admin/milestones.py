"""How milestones are written: moving a date that was announced adds a new one, with the reason for it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from database.alphabet import InGerman
from publishing import relations
from publishing.moments import day_in_words
from publishing.newsroom.fields import DayField
from publishing.newsroom.known_choices import KnowsItsChoices
from publishing.newsroom.known_rows import KnownRows
from publishing.newsroom.shared_choices import SharedChoices, as_shared_choice

from ..models import Measure, Milestone, MilestoneDate
from ..precision import Precision
from .parts import PartInline

NOTE = MilestoneDate._meta.get_field("note")


class MilestoneForm(KnowsItsChoices, forms.ModelForm):
    date = DayField(label="Termin")
    precision = forms.ChoiceField(
        label="Wie genau", choices=Precision.choices, initial=Precision.DAY,
        help_text="Bei Monat, Quartal und Jahr genügt irgendein Tag darin.",
    )  # fmt: skip
    note = forms.CharField(
        label="Grund der Verschiebung",
        required=False,
        max_length=NOTE.max_length,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Nur, wenn sich ein angekündigter Termin ändert. Steht auf der Seite, neben dem früheren Termin.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.dates = list(self.instance.dates.all()) if self.instance.pk else []
        if self.dates:
            self.initial |= {"date": self.last.date, "precision": self.last.precision}
            if not self.is_announced:
                self.initial["note"] = self.last.note
            self.fields["date"].help_text = self._history()

    @property
    def last(self):
        return self.dates[-1]

    @property
    def is_announced(self):
        """Whether an approved edition shows the date: then it stays, and a new one follows it."""
        return bool(self.dates) and self.last.shown_in_id is not None

    def _history(self):
        told = [
            f"{one} (angekündigt am {day_in_words(one.announced_on)})"
            for one in self.dates
            if one.shown_in_id and one.announced_on
        ]
        return f"Öffentlich zugesagt: {'; '.join(told)}." if told else ""

    def clean(self):
        cleaned = super().clean()
        if "date" not in cleaned or "precision" not in cleaned:
            return cleaned
        moved = (cleaned["date"], cleaned["precision"]) != self._shown()
        note = cleaned.get("note", "")
        if self._needs_note(moved) and not note:
            self.add_error("note", "Bitte sagen Sie, warum der Termin verschoben ist.")
        if self.is_announced and note and not moved:
            self.add_error("date", "Zum Grund der Verschiebung fehlt der neue Termin.")
        return cleaned

    def _shown(self):
        return (self.last.date, self.last.precision) if self.dates else None

    def _needs_note(self, moved):
        return moved if self.is_announced else len(self.dates) > 1

    def _post_clean(self):
        super()._post_clean()
        self.show_unsaved(self.cleaned_data)

    def show_unsaved(self, values):
        """Have the milestone show its dates as they would be saved; without a valid date it goes on as it was."""
        if values.get("date") and values.get("precision"):
            relations.put(self.instance, "dates", self._dates_with(values))

    def _dates_with(self, values):
        new = {name: values.get(name) or "" for name in ("date", "precision", "note")}
        if not self.is_announced:
            kept, place = self.dates[:-1], max(len(self.dates) - 1, 0)
            return [*kept, MilestoneDate(position=place, **self._first_without_note(new, place))]
        if (values["date"], values["precision"]) == self._shown():
            return self.dates
        return [*self.dates, MilestoneDate(position=len(self.dates), **new)]

    @staticmethod
    def _first_without_note(new, place):
        return new if place else {**new, "note": ""}

    def _save_m2m(self):
        super()._save_m2m()
        last = self._dates_with(self.cleaned_data)[-1]
        if last.pk is None:
            values = {name: getattr(last, name) for name in ("date", "precision", "note")}
            self.instance.dates.update_or_create(position=last.position, defaults=values)


class MilestoneRows(KnownRows):
    """The milestones of a programme: each names only measures of it, and what was announced is not deleted."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if field := form.fields.get("measure"):
            self._measures.offer_in(field)
            field.error_messages["invalid_choice"] = (
                "Diese Maßnahme gehört nicht zu diesem Förderprogramm. Bitte wählen Sie eine andere."
            )

    @cached_property
    def _measures(self):
        own = Measure.objects.filter(program=self._program_id(), translation_of=None)
        # A programme can have hundreds, of which the rows say nothing but the title
        return SharedChoices(own.only("title", "program").order_by(InGerman("title")))

    def _program_id(self):
        return self.instance.translation_of_id or self.instance.pk

    def clean(self):
        super().clean()
        for form in self.initial_forms:
            if form in self.deleted_forms and any(one.shown_in_id for one in form.dates):
                raise ValidationError(
                    f"„{form.instance}“ ist öffentlich angekündigt und lässt sich nicht löschen. Verschieben Sie den"
                    " Termin, und nennen Sie den Grund."
                )


class MilestoneInline(PartInline):
    model = Milestone
    form = MilestoneForm
    formset = MilestoneRows
    fieldsets = [
        (None, {"fields": ["title", "measure", ("date", "precision"), "note", "reached_on"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("dates")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "measure":
            kwargs = as_shared_choice(kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    # What whoever may only look reads instead of the form's own fields

    @admin.display(description="Termin")
    def date(self, milestone):
        return "; verschoben auf: ".join(str(one) for one in self._dates(milestone))

    @admin.display(description="Wie genau")
    def precision(self, milestone):
        return (
            Precision(self._dates(milestone)[-1].precision).label if self._dates(milestone) else ""
        )

    @admin.display(description="Grund der Verschiebung")
    def note(self, milestone):
        return "; ".join(one.note for one in self._dates(milestone) if one.note) or "–"

    @staticmethod
    def _dates(milestone):
        return list(milestone.dates.all()) if milestone.pk else []
