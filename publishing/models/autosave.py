"""What somebody typed into a form and has not saved yet, and whose form is open on which document."""

import uuid

from django.conf import settings
from django.db import models
from django.http import QueryDict

from .document import Document


class AutosaveQuerySet(models.QuerySet):
    def open(self):
        """Leave out those whose form was saved meanwhile."""
        return self.filter(is_closed=False)

    def typed_by(self, user):
        return self.open().filter(user=user, reason=Autosave.Reason.TYPED)

    def replaced(self):
        return self.filter(reason=Autosave.Reason.REPLACED)

    def older_than(self, moment):
        return self.filter(saved_at__lt=moment)


class Autosave(models.Model):
    """The fields of a document's form as a browser sends them; the working copy knows nothing of it.

    TYPED: what `user` typed into the form that the page calls `key`, one row for each opened form. Once the form is
    saved the row is emptied and closed, so that a late request of the left page does not bring it back.
    REPLACED: the working copy that `user` had saved, from before somebody else knowingly saved over it.
    """

    class Reason(models.TextChoices):
        TYPED = "typed", "noch nicht gespeichert"
        REPLACED = "replaced", "von jemand anderem ersetzt"

    reason = models.CharField(
        "Warum aufbewahrt", max_length=10, choices=Reason, default=Reason.TYPED
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves"
    )
    # Empty for a document that was never saved, or that somebody deleted: `kind` says what it is to become
    document = models.ForeignKey(
        Document,
        verbose_name="Text",
        null=True,
        on_delete=models.SET_NULL,
        related_name="autosaves",
    )
    kind = models.CharField("Art", max_length=20)
    key = models.UUIDField(default=uuid.uuid4)
    base_version = models.PositiveIntegerField("beruht auf Bearbeitungsstand", default=0)
    # {name: [values]}
    data = models.JSONField("Eingaben", default=dict)
    is_closed = models.BooleanField("gespeichert", default=False)
    saved_at = models.DateTimeField("gesichert am")
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ersetzt von",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        verbose_name = "gesicherte Eingabe"
        verbose_name_plural = "gesicherte Eingaben"
        default_permissions = ()
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], name="publishing_autosave_one_per_opened_form"
            ),
            models.UniqueConstraint(
                fields=["document", "base_version"],
                condition=models.Q(reason="replaced"),
                name="publishing_autosave_each_version_replaced_once",
            ),
            models.CheckConstraint(
                condition=models.Q(reason="typed") | models.Q(document__isnull=False),
                name="publishing_autosave_replaced_belongs_to_document",
            ),
            models.CheckConstraint(
                condition=models.Q(is_closed=False) | models.Q(data={}),
                name="publishing_autosave_closed_is_empty",
            ),
        ]

    def __str__(self):
        return self.title or self._meta.verbose_name

    @property
    def title(self):
        return "".join(self.data.get("title", [])).strip()

    def sent(self):
        """Return the fields as a request would bring them."""
        fields = QueryDict(mutable=True)
        for name, values in self.data.items():
            fields.setlist(name, values)
        return fields


class Presence(models.Model):
    """`user` has the form of `document` open; the page says so again and again while it is seen."""

    document = models.ForeignKey(
        Document, verbose_name="Text", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    since = models.DateTimeField("geöffnet seit")
    seen_at = models.DateTimeField("zuletzt gemeldet")

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        default_permissions = ()
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "user"], name="publishing_presence_once_per_document"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.document}"
