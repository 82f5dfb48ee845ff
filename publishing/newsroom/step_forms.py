"""What each step of the workflow asks for."""

from django import forms
from django.contrib.admin.sites import site

from publishing.forms import BerlinMomentField
from publishing.models import Document

from .fields import AutocompleteOne, PlainTextField


class StepForm(forms.Form):
    """Base: carries the version of the text that the person looked at."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.situation = situation

    def values(self):
        """Return what the action is called with, beyond who and when."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _long_text(label, help_text="", required=True):
    return PlainTextField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SubmitForm(StepForm):
    change_note = forms.CharField(
        label="Was hat sich geändert?",
        max_length=250,
        required=False,
        help_text="Ein Satz für die Öffentlichkeit; er steht beim Text.",
    )
    minor = forms.BooleanField(
        label="Nur eine redaktionelle Korrektur",
        required=False,
        help_text="Tippfehler und Ähnliches. Dann braucht es keinen Änderungsvermerk.",
    )

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, situation=situation, **kwargs)
        if not situation.editions:
            del self.fields["change_note"], self.fields["minor"]
            return
        self.initial.setdefault("change_note", situation.document.change_note)
        self.initial.setdefault("minor", situation.document.minor_change)


class RejectForm(StepForm):
    remark = _long_text(
        "Was ist zu ändern?", "Ihre Anmerkung geht per E-Mail an die Person, die eingereicht hat."
    )


class ApproveNowForm(StepForm):
    live_until = BerlinMomentField(
        label="Veröffentlicht bis",
        required=False,
        help_text="Leer lassen, wenn der Text öffentlich bleiben soll.",
    )


class ApproveLaterForm(StepForm):
    live_from = BerlinMomentField(label="Veröffentlichen ab")
    live_until = BerlinMomentField(
        label="Veröffentlicht bis",
        required=False,
        help_text="Leer lassen, wenn der Text öffentlich bleiben soll.",
    )


class ForceForm(StepForm):
    forced_reason = _long_text(
        "Warum ohne zweite Person?",
        "Die Freigabe steht mit dieser Begründung auf der Liste der Nachfreigaben, bis eine zweite Person sie"
        " bestätigt.",
    )
    live_from = BerlinMomentField(
        label="Veröffentlichen ab",
        required=False,
        help_text="Leer lassen, um sofort zu veröffentlichen.",
    )
    live_until = BerlinMomentField(
        label="Veröffentlicht bis",
        required=False,
        help_text="Leer lassen, wenn der Text öffentlich bleiben soll.",
    )


class WithdrawForm(StepForm):
    explanation = _long_text(
        "Erklärung für die Öffentlichkeit", "Steht über dem Text, der lesbar bleibt."
    )


class RedirectForm(StepForm):
    target = forms.ModelChoiceField(
        label="Zielseite",
        queryset=Document.objects.all(),
        help_text="Tippen Sie einen Teil des Titels. Die Seite muss veröffentlicht sein.",
    )

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, situation=situation, **kwargs)
        # Any relation to documents of every kind serves the search; this one has no limit of kinds
        field = Document._meta.get_field("translation_of")
        self.fields["target"].widget = AutocompleteOne(field, site)
        self.fields["target"].widget.choices = self.fields["target"].choices


class RemoveForm(StepForm):
    explanation = _long_text(
        "Erklärung für die Öffentlichkeit", "Steht anstelle der Seite.", required=False
    )


class RedactForm(StepForm):
    reason = _long_text("Grund der Schwärzung", "Steht im Protokoll und bei der Fassung.")
