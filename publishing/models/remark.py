"""Remarks of approvers, each at a block, at a field or on the whole text, with the answers to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class RemarkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolution="")

    def current(self):
        """Those that still matter: open, or resolved by the newsroom since the last approval."""
        return self.exclude(resolution=Remark.Resolution.APPROVED)

    def with_answers(self):
        """With everybody who wrote or resolved something, in three queries however many there are."""
        return self.select_related("author", "resolved_by").prefetch_related("answers__author")


class Remark(models.Model):
    """`block` names type and key ("textblock-12"): it survives reordering, and a copied block has a key of its own.

    `place` says in words where it stood when it was written; it remains when the block is deleted.
    """

    class Resolution(models.TextChoices):
        OPEN = "", "offen"
        DONE = "done", "erledigt"
        APPROVED = "approved", "mit der Freigabe geschlossen"

    document = models.ForeignKey(
        "publishing.Document", on_delete=models.CASCADE, related_name="remarks"
    )
    block = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=60, blank=True)
    place = models.CharField("steht an", max_length=200, blank=True)
    text = models.TextField("Anmerkung")
    version = models.PositiveIntegerField("zum Bearbeitungsstand")
    # Empty only for those that were kept without a name before remarks had a table
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField("geschrieben am")
    resolution = models.CharField(max_length=10, choices=Resolution, blank=True, default="")
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    resolved_at = models.DateTimeField("erledigt am", null=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmerkung"
        verbose_name_plural = "Anmerkungen"
        ordering = ["pk"]
        # Who may see and write them follows from the document
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution="", resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolution__gt="", resolved_at__isnull=False, resolved_by__isnull=False),
                name="publishing_remark_resolved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(block="") | Q(field=""), name="publishing_remark_at_one_place"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="publishing_remark_says_something"),
        ]

    def __str__(self):
        return f"{self.place}: {self.text}" if self.place else self.text

    @property
    def is_open(self):
        return not self.resolution

    @property
    def where(self):
        """Return the place in words; the whole text has none."""
        return self.place or "Zum ganzen Text"


class RemarkAnswer(models.Model):
    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField("Antwort")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return self.text
