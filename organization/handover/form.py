"""What the step "Stelle übergeben" asks for."""

from datetime import timedelta
from decimal import Decimal

from django import forms

from database.alphabet import InGerman
from publishing.newsroom.fields import DayField

from ..models import Person
from .handing_over import HandOver


class HandOverForm(forms.Form):
    """`ending` is the term that ends, None where the seat is vacant."""

    last_day = DayField(
        label="Letzter Tag",
        help_text="An diesem Tag ist die Person noch im Amt.",
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="Wer folgt nach?",
        required=False,
        empty_label="Noch niemand",
        help_text="Fehlt die Person, legen Sie sie unter „Personen“ zuerst an.",
    )
    first_day = DayField(
        label="Erster Tag der Nachfolge",
        required=False,
        help_text="Leer: der Tag nach dem letzten.",
    )
    until = DayField(
        label="Im Amt bis",
        required=False,
        help_text="Leer, wenn kein Ende feststeht.",
    )
    share = forms.DecimalField(
        label="Stellenanteil",
        max_digits=3,
        decimal_places=2,
        min_value=Decimal("0.01"),
        max_value=Decimal("1.00"),
        localize=True,
        required=False,
        error_messages={
            "min_value": "Der kleinste Stellenanteil ist 0,01.",
            "max_value": "Mehr als eine volle Stelle, 1,00, gibt es nicht.",
        },
        help_text="1,00 ist eine volle Stelle. Leer: so viel wie bisher.",
    )
    acting = forms.BooleanField(label="kommissarisch", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    versions = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, post, seat, ending, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.post, self.seat, self.ending = post, seat, ending
        people = Person.objects.filter(translation_of__isnull=True)
        self.fields["person"].queryset = people.only("title", "kind").order_by(
            InGerman("title"), "pk"
        )
        if ending:
            self.fields["last_day"].label = f"Letzter Tag von {ending.person}"
        else:
            del self.fields["last_day"]
            self.fields["person"].required = True
            self.fields["person"].empty_label = "Bitte wählen"
            self.fields["first_day"].help_text = ""

    def clean(self):
        typed = super().clean()
        if self.errors:
            return typed
        last, first, until = (typed.get(name) for name in ("last_day", "first_day", "until"))
        if typed["person"] is None:
            if first or until or typed["acting"]:
                self.add_error(
                    "person",
                    "Sie haben Angaben zur Nachfolge gemacht. Bitte wählen Sie, wer nachfolgt.",
                )
            return typed
        if first is None and last is None:
            self.add_error("first_day", "Bitte nennen Sie den ersten Tag.")
            return typed
        first = typed["first_day"] = first or last + timedelta(days=1)
        if last and first <= last:
            self.add_error(
                "first_day",
                "Auf einem Platz ist immer nur eine Person: Der erste Tag muss nach dem letzten liegen.",
            )
        if until and until < first:
            self.add_error("until", "Das Ende liegt vor dem ersten Tag.")
        return typed

    def plan(self):
        """Return what was typed into a valid form; without a share the one of who leaves, else a full post."""
        typed = self.cleaned_data
        person = typed["person"]
        before = self.ending.full_time_equivalent if self.ending else Decimal("1.00")
        return HandOver(
            post=self.post.pk,
            seat=self.seat,
            ends=self.ending.pk if self.ending else None,
            last_day=typed.get("last_day"),
            person=person.pk if person else None,
            first_day=typed["first_day"] if person else None,
            until=typed["until"] if person else None,
            acting=typed["acting"] and bool(person),
            share=typed["share"] or before,
        )
