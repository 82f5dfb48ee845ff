"""Images and files of the media library."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Image(models.Model):
    title = models.CharField("Bezeichnung", max_length=160)
    file = models.FileField("Bilddatei", upload_to="originals/")
    content_hash = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField("Breite", editable=False)
    height = models.PositiveIntegerField("Höhe", editable=False)
    alternative_text = models.CharField("Alternativtext", max_length=300, blank=True)
    decorative = models.BooleanField("rein schmückend", default=False)
    credit = models.CharField("Urhebervermerk", max_length=160, blank=True)
    licence = models.CharField("Lizenz", max_length=80, blank=True)
    focal_x = models.DecimalField(max_digits=4, decimal_places=3, default="0.5")
    focal_y = models.DecimalField(max_digits=4, decimal_places=3, default="0.5")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("hochgeladen am", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"
        ordering = ["-uploaded_at", "-id"]

    def __str__(self):
        return self.title

    def reference(self, alt="", caption=""):
        """Return what an edition freezes of the image: hash, size in pixels, words."""
        return {
            "hash": self.content_hash,
            "width": self.width,
            "height": self.height,
            "alt": "" if self.decorative and not alt else alt or self.alternative_text,
            "caption": caption,
            "credit": self.credit,
            "licence": self.licence,
            "focal": [float(self.focal_x), float(self.focal_y)],
        }


class Download(models.Model):
    title = models.CharField("Bezeichnung", max_length=160)
    file = models.FileField("Datei", upload_to="downloads/")
    content_hash = models.CharField(max_length=64, unique=True, editable=False)
    filename = models.CharField("Dateiname", max_length=120, editable=False)
    mime_type = models.CharField("Typ", max_length=100, editable=False)
    size = models.PositiveBigIntegerField("Größe in Byte", editable=False)
    uploaded_at = models.DateTimeField("hochgeladen am", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"
        ordering = ["-uploaded_at", "-id"]

    def __str__(self):
        return self.title
