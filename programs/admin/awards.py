"""How awards are written: each notice with what was called of it and paid back, what is rare folded away."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from publishing import relations
from publishing.moments import day_in_words
from publishing.newsroom.fields import DayField
from publishing.newsroom.known_choices import KnowsItsChoices
from publishing.newsroom.known_rows import KnownRows
from publishing.newsroom.rows import RowsField
from publishing.newsroom.shared_choices import SharedChoices, as_shared_choice
from publishing.relations import related
from publishing.templatetags.german import euro

from ..models import Award, Disbursement, FundingPeriod
from ..money.forms import Euros
from .parts import PartInline

AMOUNT = Disbursement._meta.get_field("amount")
# The fields of the form by what their rows are
KINDS = {"disbursements": Disbursement.Kind.CALL, "returns": Disbursement.Kind.RETURN}


class DisbursementsField(RowsField):
    def __init__(self, *, row_name, add, **kwargs):
        parts = {
            "date": DayField(label="Tag"),
            "amount": AMOUNT.formfield(form_class=Euros, label="Betrag in Euro", min_value=0),
        }
        super().__init__(
            parts=parts,
            row_name=row_name,
            add=add,
            in_words=lambda one: f"{day_in_words(one.date)}: {euro(one.amount)}",
            **kwargs,
        )


class AwardForm(KnowsItsChoices, forms.ModelForm):
    disbursements = DisbursementsField(
        label="Mittelabrufe",
        row_name="Mittelabruf",
        add="Weiteren Mittelabruf hinzufügen",
        required=False,
        help_text="Was schon abgerufen wurde. Ein leerer Mittelabruf zählt nicht.",
    )
    returns = DisbursementsField(
        label="Rückzahlungen",
        row_name="Rückzahlung",
        add="Weitere Rückzahlung hinzufügen",
        required=False,
        help_text="Was abgerufen, aber nicht gebraucht und deshalb zurückgezahlt wurde. Der Betrag steht ohne"
        " Minuszeichen; vom Abgerufenen wird er abgezogen.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name, kind in KINDS.items():
                self.initial[name] = [
                    {"date": one.date, "amount": one.amount}
                    for one in self.instance.disbursements.all()
                    if one.kind == kind
                ]

    def _post_clean(self):
        super()._post_clean()
        self.show_unsaved(self.cleaned_data)

    def show_unsaved(self, values):
        """Have the award show these disbursements before they are saved; without valid ones it goes on as it was."""
        if values.keys() >= KINDS.keys():
            rows = sorted(self._rows(values), key=lambda one: one.date)
            relations.put(self.instance, "disbursements", rows)

    def _save_m2m(self):
        super()._save_m2m()
        if KINDS.keys() & set(self.changed_data):
            self.instance.disbursements.all().delete()
            Disbursement.objects.bulk_create(self._rows(self.cleaned_data, award=self.instance))

    @staticmethod
    def _rows(values, **fields):
        return [
            Disbursement(kind=kind, **row, **fields)
            for name, kind in KINDS.items()
            for row in values[name]
        ]


class AwardRows(KnownRows):
    """The awards of a programme: each one names only others of it, and none leads back to itself."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        others = self._awards.without(form.instance) if form.instance.pk else self._awards
        offered = {"amends": others, "parent": others, "period": self._periods}
        for name in offered.keys() & form.fields.keys():
            offered[name].offer_in(form.fields[name])

    @cached_property
    def _awards(self):
        """What the rows can name as the notice before: when they are only shown, that is the rows themselves."""
        own = Award.objects.filter(program=self.instance.pk)
        return SharedChoices(own, None if self.is_bound else self.get_queryset())

    @cached_property
    def _periods(self):
        own = FundingPeriod.objects.filter(program=self.instance.pk)
        return SharedChoices(own, None if self.is_bound else related(self.instance, "periods"))

    def get_unique_error_message(self, unique_check):
        if "amends" in unique_check:
            return "Zwei Bescheide ändern denselben Bescheid. Wählen Sie den letzten der Reihe."
        return (
            "Zwei Bescheide des Programms haben dieselbe Kennung. Jede Kennung gibt es nur einmal."
        )

    def clean(self):
        super().clean()
        ahead = {form.instance: self._named_by(form) for form in self._kept()}
        for form in self._kept():
            if self._leads_back(form.instance, ahead):
                form.add_error(
                    None,
                    "Dieser Bescheid führt über „ändert den Bescheid“ oder „weitergegeben aus“ zu sich selbst zurück."
                    " Bitte ändern Sie eine der beiden Angaben.",
                )
                raise ValidationError("Die Bescheide verweisen im Kreis aufeinander.")

    def _kept(self):
        return [
            form
            for form in self.forms
            if hasattr(form, "cleaned_data")
            and not form.cleaned_data.get("DELETE")
            and form.instance.pk
        ]

    @staticmethod
    def _named_by(form):
        named = (form.cleaned_data.get(name) for name in ("amends", "parent"))
        return [award for award in named if award]

    @staticmethod
    def _leads_back(award, ahead):
        seen, waiting = set(), list(ahead[award])
        while waiting:
            one = waiting.pop()
            if one == award:
                return True
            if one not in seen:
                seen.add(one)
                waiting += ahead.get(one, [])
        return False


class AwardInline(PartInline):
    model = Award
    form = AwardForm
    formset = AwardRows
    autocomplete_fields = ["funder", "granting_authority", "recipient"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    ("award_id", "award_date"),
                    ("amount_awarded", "note"),
                    ("period_start", "period_end"),
                    "disbursements",
                    "returns",
                ]
            },
        ),
        (
            "Änderung oder Weitergabe",
            {
                "classes": ["collapse"],
                "fields": ["amends", "parent", "recipient"],
                "description": "Was ein Änderungsbescheid zu Tagen, Stellen, Empfänger und Verwendungsnachweis leer"
                " lässt, gilt weiter wie im Bescheid, den er ändert. Seine Summen sind seine eigenen.",
            },
        ),
        (
            "Finanzierung und Nachweis",
            {
                "classes": ["collapse"],
                "fields": [
                    ("total_cost", "own_contribution"),
                    ("financing_type", "report_due"),
                ],
            },
        ),
        (
            "Weitere Angaben",
            {
                "classes": ["collapse"],
                "fields": [
                    "period",
                    "funder",
                    "granting_authority",
                    "description",
                    ("location", "file_number"),
                ],
            },
        ),
    ]

    def get_queryset(self, request):
        found = super().get_queryset(request).prefetch_related("disbursements")
        return found.select_related("funder", "granting_authority", "recipient")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in ("amends", "parent", "period"):
            kwargs = as_shared_choice(kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="Mittelabrufe")
    def disbursements(self, award):
        """Return the rows that whoever may only look reads: the award itself has a manager by this name."""
        return self._of_kind(award, Disbursement.Kind.CALL)

    @admin.display(description="Rückzahlungen")
    def returns(self, award):
        return self._of_kind(award, Disbursement.Kind.RETURN)

    @staticmethod
    def _of_kind(award, kind):
        return [one for one in award.disbursements.all() if one.kind == kind]
