"""Upload and description of images and files; what is refused is said beside the field, what was typed stays."""

from django import forms

from . import storing
from .models import Download, Image
from .refusals import FILES_ACCEPTED, IMAGES_ACCEPTED


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
            "title", "file", "alternative_text", "decorative", "credit", "licence", "focal_x", "focal_y",
        ]  # fmt: skip
        widgets = {
            "file": forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.avif,.gif"}),
            "alternative_text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "focal_x": forms.NumberInput(attrs={"min": 0, "max": 100}),
            "focal_y": forms.NumberInput(attrs={"min": 0, "max": 100}),
        }
        error_messages = {
            "file": {
                "required": f"Bitte wählen Sie eine Bilddatei aus. {IMAGES_ACCEPTED}",
                "empty": f"Die Datei ist leer. {IMAGES_ACCEPTED}",
            },
        }


class DownloadForm(UploadForm):
    accept = staticmethod(storing.new_document)
    attach = staticmethod(storing.attach_document)

    class Meta:
        model = Download
        fields = ["title", "file", "language", "accessibility", "alternative"]
        widgets = {
            "file": forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.ics"}),
        }
        error_messages = {
            "file": {
                "required": f"Bitte wählen Sie eine Datei aus. {FILES_ACCEPTED}",
                "empty": f"Die Datei ist leer. {FILES_ACCEPTED}",
            },
        }
