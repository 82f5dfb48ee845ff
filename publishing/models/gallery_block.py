"""Several pictures that belong together."""

from django.db import models

from .. import relations
from .block import Block


class GalleryBlock(Block):
    template = "gallery"
    loaded_with = ("pictures__image",)
    restorable_parts = ("pictures",)
    heading = models.CharField(
        "Überschrift", max_length=120, help_text="Was die Bilder gemeinsam haben."
    )

    class Meta(Block.Meta):
        verbose_name = "Bildergalerie"
        verbose_name_plural = "Bildergalerien"

    def shown(self):
        """Return the pictures in order, as stored or as a form has them."""
        return relations.related(self, "pictures")

    def references(self):
        """Return the images' frozen descriptions, in order."""
        return [picture.reference() for picture in self.shown()]

    def content_hashes(self):
        return {picture.image.content_hash for picture in self.shown()}

    def plain_text(self):
        return " ".join([self.heading, *(picture.caption for picture in self.shown())])


class GalleryPicture(models.Model):
    """A picture at its place in a gallery, with its words there."""

    block = models.ForeignKey(GalleryBlock, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "media_library.Image", verbose_name="Bild", on_delete=models.PROTECT, related_name="+"
    )
    alternative_text = models.CharField(
        "Alternativtext an dieser Stelle", max_length=300, blank=True
    )
    caption = models.CharField("Bildunterschrift", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Bild einer Galerie"
        verbose_name_plural = "Bilder einer Galerie"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.image.title

    def reference(self):
        """Return the image's frozen description with this place's words."""
        return self.image.reference(alt=self.alternative_text, caption=self.caption)
