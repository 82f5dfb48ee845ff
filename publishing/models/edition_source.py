"""What an edition was made of: the blocks and fields of its working copy, so that they can be restored exactly."""

from django.db import models


class EditionSource(models.Model):
    """In a table of its own, so that lists of editions need not walk over it; see publishing.snapshot."""

    edition = models.OneToOneField(
        "publishing.Edition", on_delete=models.CASCADE, primary_key=True, related_name="source"
    )
    content = models.JSONField("Inhalt der Arbeitsfassung")

    class Meta:
        verbose_name = "Vorlage einer Fassung"
        verbose_name_plural = "Vorlagen von Fassungen"
        default_permissions = ()

    def __str__(self):
        return str(self.edition)
