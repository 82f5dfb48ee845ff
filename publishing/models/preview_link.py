"""Links by which people without an account read one draft, for some days."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .document import Document


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at):
        """Links that can still be used at the moment `at`."""
        return self.filter(revoked_at__isnull=True, created_at__lte=at, expires_at__gt=at)


class PreviewLink(models.Model):
    """Only the hash of the token is kept: whoever reads the database cannot read drafts by its links."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True)
    note = models.CharField("Für wen", max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="erstellt von",
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField("erstellt am")
    expires_at = models.DateTimeField("gültig bis")
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="widerrufen von",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField("widerrufen am", null=True)
    last_used_at = models.DateTimeField("zuletzt geöffnet", null=True)
    use_count = models.PositiveIntegerField("geöffnet", default=0)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorschau-Link"
        verbose_name_plural = "Vorschau-Links"
        ordering = ["-created_at", "-pk"]
        # Whoever may change the document may make and revoke its links
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="publishing_previewlink_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="publishing_previewlink_revoked_by_somebody",
            ),
        ]

    def __str__(self):
        return f"Vorschau von „{self.document}“"

    def standing(self, at):
        """Return open, revoked or expired at the moment `at`."""
        if self.revoked_at:
            return "revoked"
        return "open" if at < self.expires_at else "expired"
