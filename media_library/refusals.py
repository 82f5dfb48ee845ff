"""How an upload is refused: a German sentence that says why, and what would be accepted."""

from django.core.exceptions import ValidationError

IMAGES_ACCEPTED = "Angenommen werden JPEG, PNG, WebP, AVIF und unbewegte GIF-Bilder."
FILES_ACCEPTED = "Angenommen werden PDF, DOCX, XLSX, ODT, ODS, CSV, TXT und ICS."


class Refused(ValidationError):
    """An upload that is not taken; forms show the message beside the field."""

    @property
    def sentence(self) -> str:
        return " ".join(self.messages)


class AlreadyThere(Refused):
    """The same content is in the library already; `existing` is where."""

    def __init__(self, existing):
        super().__init__(
            f"{existing._meta.verbose_name} bereits vorhanden: Genau dieser Inhalt steht schon als"
            f" „{existing.title}“ in der Mediathek. Bitte verwenden Sie den vorhandenen Eintrag."
        )
        self.existing = existing
