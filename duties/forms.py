"""The forms with which visitors report a barrier or a mistake; their errors say what is missing and how to mend it."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from publishing.mailboxes import MailboxField
from publishing.traps import TRAP, TrappedForm

from .models import Kind, Wanted
from .seen import local

LONGEST_TEXT = 5000
FORMS_WANTED = [
    ("", _("Bitte auswählen")),
    (Wanted.EASY, _("Leichte Sprache")),
    (Wanted.SIGN, _("Gebärdensprache")),
    (Wanted.LARGE, _("große Schrift")),
    (Wanted.BRAILLE, _("Brailleschrift")),
    (Wanted.AUDIO, _("zum Anhören")),
    (Wanted.PLAIN, _("Text ohne Gestaltung")),
    (Wanted.OTHER, _("etwas anderes")),
]
EMAIL_ERRORS = {
    "invalid": _(
        "Diese E-Mail-Adresse ist nicht vollständig. Bitte prüfen Sie sie, zum Beispiel: name@beispiel.de"
    )
}


class MessageForm(TrappedForm):
    """What both forms ask; `said` is what duties.receiving stores of it."""

    use_required_attribute = False

    text = forms.CharField(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Bitte schreiben Sie, was nicht stimmt.")},
    )
    name = forms.CharField(
        label=_("Ihr Name (freiwillig)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = MailboxField(
        label=_("Ihre E-Mail-Adresse (freiwillig)"),
        max_length=254,
        help_text=_(
            "Nur wenn Sie eine Antwort möchten. Wir schicken Ihnen dann auch eine Bestätigung."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages=EMAIL_ERRORS,
    )

    def said(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != TRAP}


class MistakeForm(MessageForm):
    field_order = ["text", "email", "name"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Was stimmt nicht?")
        self.fields["text"].help_text = _(
            "Zum Beispiel: Eine Telefonnummer ist falsch, ein Link führt ins Leere, ein Satz ist nicht zu verstehen."
        )

    def said(self):
        return {**super().said(), "kind": str(Kind.MISTAKE)}


class BarrierForm(MessageForm):
    field_order = [
        "kind",
        "path",
        "text",
        "wanted",
        "aids",
        "name",
        "email",
        "telephone",
    ]

    kind = forms.ChoiceField(
        label=_("Worum geht es?"),
        choices=[
            (Kind.BARRIER, _("Ich kann etwas nicht lesen, bedienen oder verstehen.")),
            (Kind.FORMAT, _("Ich brauche einen Inhalt in einer anderen Form.")),
        ],
        widget=forms.RadioSelect,
        initial=str(Kind.BARRIER),
        error_messages={"required": _("Bitte wählen Sie aus, worum es geht.")},
    )
    path = forms.CharField(
        label=_("Auf welcher Seite? (freiwillig)"),
        help_text=_("Die Adresse der Seite, wie sie oben im Browser steht."),
        max_length=500,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "url", "spellcheck": "false", "dir": "ltr"}
        ),
    )
    wanted = forms.ChoiceField(
        label=_("Welche Form brauchen Sie?"),
        help_text=_("Nur, wenn Sie einen Inhalt in einer anderen Form brauchen."),
        choices=FORMS_WANTED,
        required=False,
    )
    aids = forms.CharField(
        label=_("Womit nutzen Sie die Seite? (freiwillig)"),
        help_text=_("Zum Beispiel: Vorleseprogramm, nur Tastatur, Vergrößerung, Telefon."),
        max_length=200,
        required=False,
    )
    telephone = forms.CharField(
        label=_("Ihre Telefonnummer (freiwillig)"),
        help_text=_("Wenn wir Sie lieber anrufen sollen."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "dir": "ltr"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Was ist das Hindernis, oder was brauchen Sie?")
        self.fields["text"].error_messages["required"] = _(
            "Bitte schreiben Sie, was Sie hindert oder was Sie brauchen."
        )

    def clean_path(self):
        """Take the address as people copy it, with or without the domain; whatever is none of ours is refused."""
        typed = self.cleaned_data["path"].strip()
        if typed.startswith(("http://", "https://")):
            typed = self._without_domain(typed)
        if typed and not local(typed):
            raise ValidationError(
                _(
                    "Das ist keine Adresse einer Seite. Bitte kopieren Sie sie aus dem Browser, oder"
                    " lassen Sie sie weg."
                )
            )
        return typed

    @staticmethod
    def _without_domain(address: str) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        if parts.hostname != urlsplit(settings.SITE_URL).hostname:
            raise ValidationError(
                _(
                    "Diese Adresse gehört nicht zu unserer Website. Bitte prüfen Sie sie, oder lassen Sie sie weg."
                )
            )
        return parts.path

    def clean(self):
        said = super().clean()
        if said.get("kind") == Kind.FORMAT and not said.get("wanted"):
            self.add_error("wanted", _("Bitte wählen Sie aus, welche Form Sie brauchen."))
        if said.get("kind") == Kind.BARRIER:
            said["wanted"] = ""
        return said
