"""Templates: what a new text begins with, as data that the newsroom keeps itself."""

from django.conf import settings
from django.db import models


class DocumentTemplate(models.Model):
    """`content` is a snapshot (publishing.snapshot) whose words say in double square brackets what belongs where."""

    kind = models.CharField("Art", max_length=20, editable=False, default="news")
    name = models.CharField("Name", max_length=80, help_text="Zum Beispiel „Pressemitteilung“.")
    description = models.CharField(
        "Wofür",
        max_length=200,
        blank=True,
        help_text="Wann man diese Vorlage nimmt, in einem Satz.",
    )
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    content = models.JSONField("Inhalt", editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="geändert von",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField("geändert am", editable=False)

    class Meta:
        verbose_name = "Vorlage"
        verbose_name_plural = "Vorlagen"
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                name="publishing_documenttemplate_name_unique",
                violation_error_message="Eine Vorlage mit diesem Namen gibt es schon.",
            )
        ]

    def __str__(self):
        return self.name
