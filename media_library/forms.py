"""Upload and description of images and files; what is refused is said beside the field, what was typed stays."""

from django import forms
from taggit.forms import TagField

from . import storing
from .licences import Licence
from .models import Download, Image
from .refusals import FILES_ACCEPTED, IMAGES_ACCEPTED

IMAGE_ENDINGS = ".jpg,.jpeg,.png,.webp,.avif,.gif"
FILE_ENDINGS = ".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.ics"
IMAGE_FILE_ERRORS = {
    "required": f"Bitte wählen Sie eine Bilddatei aus. {IMAGES_ACCEPTED}",
    "empty": f"Die Datei ist leer. {IMAGES_ACCEPTED}",
}
FILE_ERRORS = {
    "required": f"Bitte wählen Sie eine Datei aus. {FILES_ACCEPTED}",
    "empty": f"Die Datei ist leer. {FILES_ACCEPTED}",
}


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class UploadForm(forms.ModelForm):
    """Base: checks a new file and hands it to the row before that is saved."""

    # What clean_file accepted, until save stores it
    accepted = None

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if not self.instance.pk:
            self.accepted = self.accept(upload, upload.name)
        return upload

    def save(self, commit=True):
        if self.accepted:
            self.attach(self.instance, self.accepted)
        return super().save(commit)


class ImageForm(UploadForm):
    accept = staticmethod(storing.new_picture)
    attach = staticmethod(storing.attach_picture)

    class Meta:
        model = Image
        fields = [
            "title", "file", "alternative_text", "decorative", "credit", "licence", "licence_until", "keywords",
            "focal_x", "focal_y",
        ]  # fmt: skip
        widgets = {
            "file": forms.FileInput(attrs={"accept": IMAGE_ENDINGS}),
            "alternative_text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "licence_until": DateInput(),
            "focal_x": forms.NumberInput(attrs={"min": 0, "max": 100}),
            "focal_y": forms.NumberInput(attrs={"min": 0, "max": 100}),
        }
        error_messages = {"file": IMAGE_FILE_ERRORS}


class DownloadForm(UploadForm):
    accept = staticmethod(storing.new_document)
    attach = staticmethod(storing.attach_document)

    class Meta:
        model = Download
        fields = ["title", "file", "language", "accessibility", "alternative"]
        widgets = {
            "file": forms.FileInput(attrs={"accept": FILE_ENDINGS}),
        }
        error_messages = {"file": FILE_ERRORS}


class ImageBatchForm(forms.Form):
    """What holds for all pictures that are uploaded together."""

    credit = forms.CharField(
        label="Urhebervermerk",
        max_length=160,
        required=False,
        help_text="Wer die Bilder gemacht hat; zum Beispiel „Wetteraukreis“. Gilt für alle ausgewählten Bilder.",
    )
    licence = forms.ChoiceField(
        label="Lizenz", required=False, choices=[("", "noch offen"), *Licence.choices]
    )
    licence_until = forms.DateField(
        label="Nutzung erlaubt bis",
        required=False,
        widget=DateInput(),
        help_text="Bleibt leer, wenn die Erlaubnis nicht endet.",
    )
    keywords = TagField(
        label="Schlagwörter", required=False, help_text="Durch Komma getrennt, für alle Bilder."
    )


class DownloadBatchForm(forms.Form):
    """What holds for all documents that are uploaded together."""

    language = forms.ChoiceField(
        label="Sprache der Dokumente", choices=Download._meta.get_field("language").choices
    )


class ImageWordsForm(forms.ModelForm):
    """One picture among several that are described together; `seen` is the alternative text when the page was made."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Image
        fields = ["alternative_text", "decorative", "credit", "licence"]
        widgets = {"alternative_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = dict.fromkeys(["alternative_text", "decorative", "credit", "licence"], "")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = self.instance.alternative_text
        self.fields["seen"].initial = self.stored

    def has_changed(self):
        return bool(set(self.changed_data) - {"seen"})

    def clean_alternative_text(self):
        text = " ".join(self.cleaned_data["alternative_text"].split())
        seen = self.data.get(self.add_prefix("seen"), "")
        if seen == self.stored or text == self.stored:
            return text
        if text == seen:
            # Only the other person wrote something
            return self.stored
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self.stored
        raise forms.ValidationError(
            f"Inzwischen hat jemand anderes geschrieben: „{self.stored}“. Soll Ihr Text gelten, speichern Sie noch"
            " einmal."
        )


class ReplaceForm(forms.ModelForm):
    """Base: another file, what is said about it, and which file the person saw (`seen`, a content hash)."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.content_hash
        self.order_fields(["seen", "file"])

    @property
    def words(self):
        """What is said about the new file, by field."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ReplaceImageForm(ReplaceForm):
    file = forms.FileField(
        label="Neue Bilddatei",
        widget=forms.FileInput(attrs={"accept": IMAGE_ENDINGS}),
        error_messages=IMAGE_FILE_ERRORS,
        help_text=IMAGES_ACCEPTED,
    )

    class Meta:
        model = Image
        fields = ["alternative_text", "decorative", "credit", "licence", "licence_until"]
        widgets = {
            "alternative_text": forms.Textarea(attrs={"rows": 3}),
            "licence_until": DateInput(),
        }
        help_texts = {
            "alternative_text": "Passt der Text noch zum neuen Bild? Sonst beschreiben Sie, was jetzt zu sehen ist."
        }


class ReplaceDownloadForm(ReplaceForm):
    file = forms.FileField(
        label="Neue Datei",
        widget=forms.FileInput(attrs={"accept": FILE_ENDINGS}),
        error_messages=FILE_ERRORS,
        help_text=FILES_ACCEPTED,
    )

    class Meta:
        model = Download
        fields = ["language", "accessibility", "alternative"]
        widgets = {"accessibility": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever checked the former file has not checked this one
        self.initial["accessibility"] = Download.Accessibility.UNKNOWN
