"""What can be read about a programme beside its page: its guideline, a decision, a leaflet; a file or an address."""

from django.db import models
from django.db.models import Q

from ..papers import PaperKind


class Paper(models.Model):
    """A document ("Dokument") of a programme: a file of the media library, or a page or file of somebody else."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="papers")
    file = models.ForeignKey(
        "media_library.Download",
        verbose_name="Datei aus der Mediathek",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    url = models.URLField(
        "Adresse im Internet",
        max_length=500,
        blank=True,
        help_text="Statt einer Datei: wenn eine andere Stelle das Dokument veröffentlicht, zum Beispiel das Ministerium"
        " die Richtlinie.",
    )
    title = models.CharField(
        "Titel",
        max_length=160,
        blank=True,
        help_text="Leer: die Bezeichnung der Datei in der Mediathek. Eine Adresse im Internet braucht einen Titel.",
    )
    kind = models.CharField("Art", max_length=20, choices=PaperKind, blank=True)
    date = models.DateField(
        "Datum des Dokuments",
        null=True,
        blank=True,
        help_text="Wann es beschlossen oder herausgegeben wurde.",
    )
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, url="") | (Q(file__isnull=True) & ~Q(url="")),
                name="programs_paper_one_place",
                violation_error_message="Bitte wählen Sie zu jedem Dokument entweder eine Datei der Mediathek oder"
                " nennen Sie eine Adresse.",
            ),
            models.CheckConstraint(
                condition=Q(url="") | ~Q(title=""),
                name="programs_paper_address_has_title",
                violation_error_message="Bitte sagen Sie, wie das Dokument unter der Adresse heißt.",
            ),
        ]

    def __str__(self):
        return self.title or (str(self.file) if self.file_id else self.url)

    @property
    def is_placed(self):
        """Whether there is anything to open: of a row that is still being written there need not be."""
        return bool(self.file_id or self.url)

    def frozen(self):
        """Return what an edition keeps of it; `url` is an address on this site where there is a file."""
        return {
            "title": str(self),
            "kind": self.kind,
            "date": self.date,
            "url": self.file.url if self.file_id else self.url,
            "file": self._frozen_file() if self.file_id else None,
        }

    def _frozen_file(self):
        names = ("hash", "type", "size", "language", "accessibility", "alternative")
        reference = self.file.reference()
        return {name: reference[name] for name in names} | {
            "title": self.file.title,
            "bytes": self.file.size,
            "media_type": self.file.mime_type,
        }
