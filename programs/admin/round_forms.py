"""The rows of the monthly round: one measure each, with what was reported last and room for the next Sachstand."""

from dataclasses import dataclass
from typing import Any

from django import forms

from publishing.newsroom.fields import DayField, PlainTextField

from ..measures.reporting import Entry, unfit
from ..measures.status import MeasureStatus, Outlook, may_follow


class ReportForm(forms.Form):
    """A Sachstand, begun with status and outlook of the last one."""

    date = DayField(label="Stand vom")
    # Whether one of them was chosen is judged against what the page showed: somebody else may have reported since
    status = forms.ChoiceField(label="Stand", show_hidden_initial=True)
    outlook = forms.ChoiceField(
        label="Ausblick",
        required=False,
        choices=[("", "keine Angabe"), *Outlook.choices],
        show_hidden_initial=True,
    )
    text = PlainTextField(
        label="Was ist geschehen?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_step = forms.CharField(label="Nächster Schritt", required=False, max_length=250)
    reason = forms.CharField(
        label="Grund eines Abbruchs, sonst leer", required=False, max_length=250
    )

    def __init__(self, *args, measure: Any, today: Any, **kwargs):
        initial = {
            "date": today,
            "status": measure.latest_status,
            "outlook": measure.latest_outlook,
        }
        prefix = f"m{measure.pk}"
        super().__init__(*args, prefix=prefix, initial=initial, label_suffix="", **kwargs)
        self.today = today
        self.fields["date"].widget.attrs["max"] = today.isoformat()
        is_first = measure.latest_on is None
        self.fields["status"].choices = [
            choice
            for choice in MeasureStatus.choices
            if is_first or may_follow(measure.latest_status, choice[0])
        ]
        if MeasureStatus.CANCELLED not in dict(self.fields["status"].choices):
            del self.fields["reason"]

    @property
    def is_unchanged(self) -> bool:
        """Tell whether nothing was typed or chosen; another day alone says nothing."""
        return not set(self.changed_data) - {"date"}

    def clean(self):
        typed = super().clean()
        if (
            not self.is_unchanged
            and not typed.get("text", "").strip()
            and "text" not in self.errors
        ):
            self.add_error("text", "Bitte schreiben Sie in ein bis drei Sätzen, was geschehen ist.")
        if not self.is_unchanged and {"date", "status"} <= typed.keys():
            said = typed["date"], typed["status"], typed.get("reason", "")
            for field, words in unfit(*said, today=self.today):
                self.add_error(field, words)
        return typed

    def entry(self) -> Entry:
        """Return what was typed into a valid form."""
        return Entry(**{"reason": "", **self.cleaned_data})


@dataclass
class Row:
    """`measure` has its latest Sachstand (`latest_…`), `form` is None where the person may only look.

    `version` is the one that the next saving refers to, `refused` why the last one was refused, `is_due` that there is
    no Sachstand of this month yet, `told` the text of the last one.
    """

    measure: Any
    form: ReportForm | None
    version: int
    is_due: bool
    told: str = ""
    refused: str = ""

    @property
    def status_word(self) -> str:
        return str(MeasureStatus(self.measure.latest_status).label)

    @property
    def has_errors(self) -> bool:
        wrong = self.form and self.form.is_bound and not self.form.is_unchanged and self.form.errors
        return bool(self.refused or wrong)

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return where something has to be corrected, as ids of the page, and why."""
        if self.refused or not self.has_errors or self.form is None:
            return [(f"measure-{self.measure.pk}", self.refused)] if self.refused else []
        return [
            (self.form[name].id_for_label, f"{self.form[name].label}: {words}")
            for name, errors in self.form.errors.items()
            for words in errors
        ]
