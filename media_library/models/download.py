"""A document that visitors may download, with what they need to know before they do."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import floatformat
from django.utils import timezone

from database import languages

from ..addresses import public_url
from ..documents import TYPES

# An address on this site or a full one
valid_alternative = RegexValidator(
    r"^(/(?!/)|https://)\S+\Z",
    "Bitte eine Adresse angeben, die mit / (auf dieser Website) oder mit https:// beginnt.",
)


class Download(models.Model):
    class Accessibility(models.TextChoices):
        UNKNOWN = "unknown", "nicht geprüft"
        ACCESSIBLE = "accessible", "barrierefrei"
        BARRIERS = "barriers", "nicht barrierefrei"

    title = models.CharField(
        "Bezeichnung",
        max_length=160,
        help_text="Steht als Link auf der Seite und sagt, was das Dokument ist; zum Beispiel „Förderrichtlinie WIR“.",
    )
    file = models.FileField(
        "Datei",
        max_length=200,
        help_text="PDF, DOCX, XLSX, ODT, ODS, CSV, TXT oder ICS, höchstens 25 MB.",
    )
    content_hash = models.CharField("Prüfsumme", max_length=64, unique=True, editable=False)
    filename = models.CharField("Dateiname", max_length=120, editable=False)
    mime_type = models.CharField("Typ", max_length=100, editable=False)
    size = models.PositiveBigIntegerField("Größe in Byte", editable=False)
    language = models.CharField(
        "Sprache des Dokuments",
        max_length=10,
        default=languages.GERMAN,
        choices=languages.CHOICES,
    )
    accessibility = models.CharField(
        "Barrierefreiheit",
        max_length=10,
        choices=Accessibility,
        default=Accessibility.UNKNOWN,
        help_text="„Barrierefrei“ nur nach einer Prüfung (bei PDF nach PDF/UA). Sonst sagt die Seite, dass das"
        " Dokument nicht geprüft oder nicht barrierefrei ist.",
    )
    alternative = models.CharField(
        "Adresse derselben Inhalte als Webseite",
        max_length=250,
        blank=True,
        validators=[valid_alternative],
        help_text="Nötig, solange das Dokument nicht barrierefrei ist; zum Beispiel „/programme/wir/“.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="hochgeladen von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("hochgeladen am", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="media_library_download_newest")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(accessibility__in=["unknown", "accessible", "barriers"]),
                name="media_library_download_accessibility_known",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def url(self):
        return public_url(self.content_hash, self.filename)

    def hashes(self):
        """Return the content hashes of the present file and of those before it."""
        return [self.content_hash, *(former.content_hash for former in self.former_files.all())]

    @property
    def type_word(self):
        """Return the type as people call it: "PDF", "Word"."""
        return TYPES[self.filename.rpartition(".")[2]].word

    @property
    def type_and_size(self):
        """Return for example "PDF, 1,2 MB"."""
        return f"{self.type_word}, {size_in_words(self.size)}"

    @property
    def is_accessible(self):
        return self.accessibility == self.Accessibility.ACCESSIBLE

    def reference(self, description=""):
        """Return everything that a page shows of the file, in plain values."""
        return {
            "hash": self.content_hash,
            "url": self.url,
            "title": self.title,
            "type": self.type_word,
            "size": size_in_words(self.size),
            "language": self.language,
            "language_name": self.get_language_display(),
            "accessibility": self.accessibility,
            "alternative": self.alternative,
            "description": description,
        }


def size_in_words(size):
    """Return a size in bytes as people read it, in German: "840 Byte", "12 kB", "1,2 MB" (1 kB = 1000 bytes)."""
    if size < 1000:
        return f"{size}\N{NO-BREAK SPACE}Byte"
    if size < 999_500:
        return f"{round(size / 1000)}\N{NO-BREAK SPACE}kB"
    return f"{floatformat(size / 1_000_000, 1)}\N{NO-BREAK SPACE}MB"
