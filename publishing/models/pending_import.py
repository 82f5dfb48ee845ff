"""Tables that somebody has sent and looked at, until they are taken over."""

import uuid

from django.conf import settings
from django.db import models


class PendingImport(models.Model):
    """Kept in the database, because the next request may reach another process or machine; for a day at most."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("Art", max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="von", on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField("hochgeladen am")
    file_name = models.CharField("Dateiname", max_length=200)
    content = models.BinaryField("Datei")
    # What the person was shown: taken over is exactly that, or it is shown again
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "vorbereitete Übernahme"
        verbose_name_plural = "vorbereitete Übernahmen"
        default_permissions = ()

    def __str__(self):
        return self.file_name
