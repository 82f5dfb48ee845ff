"""What is asked when a translation is begun, and when somebody states what it follows."""

from django import forms

from publishing.translation.copying import missing_languages

from .step_forms import StepForm

COPIED, EMPTY = "copied", "empty"


class BeginTranslationForm(StepForm):
    language = forms.ChoiceField(label="Sprache", widget=forms.RadioSelect)
    words = forms.ChoiceField(
        label="Womit beginnt die Übersetzung?",
        widget=forms.RadioSelect,
        choices=[
            (COPIED, "Mit den deutschen Texten, die Sie überschreiben"),
            (EMPTY, "Mit leeren Textfeldern; der deutsche Text steht daneben"),
        ],
        initial=EMPTY,
        help_text="Bausteine, Bilder, Dateien, Kontakte, Zuordnungen und Themen werden in jedem Fall übernommen, ebenso"
        " der Titel, damit Sie die Übersetzung in den Listen finden.",
    )

    def __init__(self, *args, situation, **kwargs):
        super().__init__(*args, situation=situation, **kwargs)
        missing = missing_languages(situation.document)
        self.fields["language"].choices = [(one.code, one.name) for one in missing]


class FollowForm(StepForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)
