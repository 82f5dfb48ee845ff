"""Keywords of pictures: the library's own, for finding; topics of texts are something else and public."""

from django.db import models
from django.utils.text import slugify
from taggit.models import ItemBase, TagBase

from ..documents import UMLAUTS


class Keyword(TagBase):
    class Meta:
        verbose_name = "Schlagwort"
        verbose_name_plural = "Schlagwörter"
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """Return what stands in the address of a filtered list; `i` tells apart names that would get the same."""
        slug = slugify(tag.translate(UMLAUTS))[:90] or "schlagwort"
        return slug if i is None else f"{slug}-{i}"


class ImageKeyword(ItemBase):
    tag = models.ForeignKey(
        Keyword, verbose_name="Schlagwort", on_delete=models.CASCADE, related_name="image_keywords"
    )
    content_object = models.ForeignKey(
        "media_library.Image", on_delete=models.CASCADE, related_name="image_keywords"
    )

    class Meta:
        verbose_name = "Schlagwort eines Bildes"
        verbose_name_plural = "Schlagwörter von Bildern"
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="media_library_keyword_once_per_image"
            )
        ]
