"""Addresses that published texts link to, and what the last look at each has found."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .edition import Edition

# How often an address is looked at, and how often one that failed
CHECKED_EVERY = timedelta(days=7)
FAILED_EVERY = timedelta(days=1)
# A server that does not answer may be back tomorrow: broken is what failed so many times on end
PATIENCE = 3
LONGEST = 1000


class HyperlinkQuerySet(models.QuerySet):
    def due(self, at: datetime):
        """Links of live texts that are to be looked at, the one that waits longest first."""
        never = Q(checked_at__isnull=True)
        regular = Q(checked_at__lte=at - CHECKED_EVERY)
        failed = Q(failures__gt=0, checked_at__lte=at - FAILED_EVERY)
        live = Edition.objects.live(at).filter(hyperlinks__hyperlink=OuterRef("pk")).order_by()
        found = self.filter(never | regular | failed).filter(Exists(live))
        return found.order_by(models.F("checked_at").asc(nulls_first=True), "pk")

    def broken(self):
        return self.filter(Q(gone=True) | Q(failures__gte=PATIENCE))


class Hyperlink(models.Model):
    address = models.CharField("Adresse", max_length=LONGEST, unique=True)
    checked_at = models.DateTimeField("zuletzt geprüft", null=True)
    failures = models.PositiveSmallIntegerField("Fehlschläge in Folge", default=0)
    gone = models.BooleanField("gibt es nicht mehr", default=False)
    reason = models.CharField("Befund", max_length=200, blank=True)

    objects = HyperlinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Link"
        verbose_name_plural = "Links"
        ordering = ["address"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["checked_at"], name="publishing_hyperlink_checked"),
            models.Index(
                fields=["id"],
                name="publishing_hyperlink_broken",
                condition=Q(gone=True) | Q(failures__gte=PATIENCE),
            ),
        ]

    def __str__(self):
        return self.address


class HyperlinkUse(models.Model):
    """An edition that links to the address."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="hyperlinks")
    hyperlink = models.ForeignKey(Hyperlink, on_delete=models.CASCADE, related_name="uses")

    class Meta:
        verbose_name = "Vorkommen eines Links"
        verbose_name_plural = "Vorkommen von Links"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["hyperlink", "edition"], name="publishing_hyperlinkuse_once"
            )
        ]

    def __str__(self):
        return str(self.hyperlink)
