"""The file that a picture or document had before it was replaced; editions that show it keep showing it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class FormerFile(models.Model):
    """`name` is that of the stored original; width and height (pixels) are a picture's, size (bytes) a document's."""

    image = models.ForeignKey(
        "media_library.Image",
        verbose_name="Bild",
        on_delete=models.CASCADE,
        null=True,
        related_name="former_files",
    )
    download = models.ForeignKey(
        "media_library.Download",
        verbose_name="Datei",
        on_delete=models.CASCADE,
        null=True,
        related_name="former_files",
    )
    content_hash = models.CharField("Prüfsumme", max_length=64, db_index=True)
    name = models.CharField("Dateiname", max_length=120)
    width = models.PositiveIntegerField("Breite", null=True)
    height = models.PositiveIntegerField("Höhe", null=True)
    size = models.PositiveBigIntegerField("Größe in Byte", null=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ausgetauscht von",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    replaced_at = models.DateTimeField("ausgetauscht am")

    class Meta:
        verbose_name = "frühere Datei"
        verbose_name_plural = "frühere Dateien"
        ordering = ["-replaced_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    image__isnull=False,
                    download__isnull=True,
                    width__isnull=False,
                    height__isnull=False,
                    size__isnull=True,
                )
                | Q(
                    image__isnull=True,
                    download__isnull=False,
                    width__isnull=True,
                    height__isnull=True,
                    size__isnull=False,
                ),
                name="media_library_formerfile_of_one_item",
            ),
            models.UniqueConstraint(
                fields=["image", "content_hash"], name="media_library_formerfile_once_per_image"
            ),
            models.UniqueConstraint(
                fields=["download", "content_hash"],
                name="media_library_formerfile_once_per_download",
            ),
        ]

    def __str__(self):
        return f"{self.image or self.download} ({self.name})"
