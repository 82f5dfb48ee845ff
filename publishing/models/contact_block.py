"""Whom to ask: a post, a unit or a person; what is shown of them is looked up when the page is read."""

from django.db import models
from django.db.models import Q

from .block import Block
from .document import Document


class ContactBlock(Block):
    """`post` is named by its label: posts are described above this app, and publishing never imports upwards."""

    template = "contact"
    loaded_with = ("post",)
    post = models.ForeignKey(
        "organization.Post",
        verbose_name="Stelle",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Die Seite zeigt, wer die Stelle an dem Tag hat, an dem sie gelesen wird. Ist sie unbesetzt, steht"
        " dort das Funktionspostfach.",
    )
    contact = models.ForeignKey(
        Document,
        verbose_name="oder Organisationseinheit oder Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind__in": ["department", "person"]},
        related_name="+",
        help_text="Nur, wenn keine Stelle gemeint ist. Die Seite zeigt immer die heute gültigen Angaben.",
    )

    class Meta(Block.Meta):
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True) ^ Q(contact__isnull=True),
                name="publishing_contactblock_names_one",
                violation_error_message="Bitte wählen Sie genau eines: eine Stelle, oder eine Organisationseinheit"
                " oder Person.",
            )
        ]

    def keeps_its_rule(self):
        return bool(self.post_id) != bool(self.contact_id)

    @property
    def target_id(self):
        """The document whose edition tells the details: the contact itself, or the unit that the post belongs to."""
        return self.post.department_id if self.post_id else self.contact_id

    def frozen_post(self):
        """Return what an edition keeps of the post: enough to find who holds it at any moment."""
        return {
            "post": str(self.post.uuid),
            "title": self.post.title,
            "department": self.post.department_id,
        }
