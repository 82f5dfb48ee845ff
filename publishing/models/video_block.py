"""A film at somebody else's: a link, and a player that is only embedded after a click."""

from django.db import models

from .. import videos
from .addresses import only_https
from .block import Block


class VideoBlock(Block):
    template = "video"
    kept_fields = ("provider",)
    loaded_with = ("preview",)
    title = models.CharField("Titel des Videos", max_length=160)
    url = models.URLField("Adresse", validators=[only_https])
    provider = models.CharField(
        "Anbieter",
        max_length=80,
        blank=True,
        help_text="Nur nötig, wenn die Seite das Video nicht selbst zeigen kann, sondern nur dorthin verweist.",
    )
    preview = models.ForeignKey(
        "media_library.Image",
        verbose_name="Vorschaubild",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Ein Standbild aus der Mediathek; ohne Bild zeichnet die Seite selbst eine Fläche.",
    )
    transcript = models.TextField(
        "Worum es geht", help_text="Für alle, die das Video nicht sehen oder hören."
    )

    class Meta(Block.Meta):
        verbose_name = "Video"
        verbose_name_plural = "Videos"

    @property
    def player(self):
        """Return the address of the provider's player, or "" where only a link is possible."""
        found = videos.provider_of(self.url)
        return found.player(self.url) if found else ""

    @property
    def provider_name(self):
        found = videos.provider_of(self.url)
        return found.name if found else self.provider

    def reference(self):
        """Return the preview's frozen description; beside the title of the video it says nothing of its own."""
        return self.preview.reference() if self.preview else None

    def content_hashes(self):
        return {self.preview.content_hash} if self.preview else set()

    def plain_text(self):
        return f"{self.title} {self.transcript}"
