"""A counter that rises with every change of what is public; what was computed for an older one is stale."""

from django.db import models
from django.db.models import F


class ContentGeneration(models.Model):
    """One row, id 1."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "Inhaltsstand"
        verbose_name_plural = "Inhaltsstände"

    def __str__(self):
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        """Raise the counter inside the caller's transaction."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)

    @classmethod
    def current(cls) -> int:
        """Return the counter as it stands, 0 before anything was published."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0
