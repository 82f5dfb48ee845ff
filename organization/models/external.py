"""Ministries, granting authorities, associations: bodies outside, whose names change over the years."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Organization(models.Model):
    class Kind(models.TextChoices):
        MINISTRY = "ministry", "Ministerium"
        AUTHORITY = "authority", "Bewilligungsbehörde"
        ASSOCIATION = "association", "Verein oder Verband"
        PARTNER = "partner", "Partner"

    name = models.CharField("Name heute", max_length=200, unique=True)
    kind = models.CharField("Art", max_length=12, choices=Kind)
    website = models.URLField("Website", blank=True)

    class Meta:
        verbose_name = "externe Stelle"
        verbose_name_plural = "externe Stellen"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def frozen(self):
        """Return the body with all its names, as an edition keeps it."""
        return {
            "name": self.name,
            "website": self.website,
            "names": [
                {"name": item.name, "from": item.valid_from, "until": item.valid_until}
                for item in self.names.all()
            ],
        }


class OrganizationName(models.Model):
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("Name", max_length=200)
    valid_from = models.DateField("ab", null=True, blank=True)
    valid_until = models.DateField("bis", null=True, blank=True, help_text="Letzter Tag.")

    class Meta:
        verbose_name = "früherer Name"
        verbose_name_plural = "frühere Namen"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="organization_name_range_not_empty",
            )
        ]

    def __str__(self):
        return self.name


def name_on(frozen: dict | None, day: date) -> str:
    """Return the name that a frozen body had on `day`, else its present one; "" for none."""
    if not frozen:
        return ""
    iso = day.isoformat()
    for item in frozen["names"]:
        if (item["from"] or "") <= iso and (item["until"] is None or iso <= item["until"]):
            return item["name"]
    return frozen["name"]
