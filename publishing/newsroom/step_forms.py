"""What each step of the workflow asks for."""

from django import forms
from django.contrib.admin.sites import site

from publishing.forms import BerlinMomentField
from publishing.models import Document
from publishing.remarking import NewRemark, Places, place_name

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
    message = _long_text(
        "Nachricht an die Freigabe",
        "Zum Beispiel, worauf es ankommt oder bis wann es eilt. Sie steht beim Text und in der E-Mail an die, die"
        " freigeben; öffentlich wird sie nicht.",
        required=False,
    )
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
        # What the public reads comes before what only the newsroom does
        self.order_fields(["change_note", "minor", "message"])
        if not situation.editions:
            del self.fields["change_note"], self.fields["minor"]
            return
        self.initial.setdefault("change_note", situation.document.change_note)
        self.initial.setdefault("minor", situation.document.minor_change)


class RejectForm(StepForm):
    """Beside the remark on the whole text, one field for each block and each field of the form."""

    has_boxes = True
    remark = _long_text(
        "Anmerkung zum ganzen Text",
        "Was ist zu ändern? Anmerkungen zu einzelnen Bausteinen und Angaben schreiben Sie unten an ihrer Stelle. Alle"
        " gehen per E-Mail an die Person, die eingereicht hat.",
        required=False,
    )

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, situation=situation, **kwargs)
        places = Places(situation.document)
        self.boxes = {}
        for key, place in places.blocks.items():
            self._add_box(key, f"Anmerkung zum {place_name(place)}")
        for name, label in places.fields.items():
            self._add_box(f"field-{name}", f"Anmerkung zur Angabe „{label}“")

    def _add_box(self, key, label):
        self.boxes[key] = f"zu-{key}"
        self.fields[f"zu-{key}"] = _long_text(label, required=False)

    def visible_fields(self):
        """Return the fields of the page's head; the boxes stand at what they are about."""
        return [field for field in super().visible_fields() if not field.name.startswith("zu-")]

    def box_for(self, key):
        """Return the field for a block or ("field-title") a field, the first time that it is asked for, else None."""
        name = self.boxes.pop(key, None)
        return self[name] if name else None

    def clean(self):
        typed = super().clean()
        if not any(text for name, text in typed.items() if name != "version"):
            self.add_error("remark", "Bitte schreiben Sie dazu, was zu ändern ist.")
        return typed

    def values(self):
        remarks = []
        for name, text in self.cleaned_data.items():
            key = name.removeprefix("zu-")
            if text and name.startswith("zu-field-"):
                remarks.append(NewRemark(text, field=key.removeprefix("field-")))
            elif text and name.startswith("zu-"):
                remarks.append(NewRemark(text, block=key))
        return {"remark": self.cleaned_data["remark"], "remarks": remarks}


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
