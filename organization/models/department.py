"""Units of the county administration, as a tree."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from publishing.content import Link
from publishing.models import Document, Rel
from publishing.relations import related


class Department(Document):
    KIND = "department"
    OWN_WORDS = ("opening_hours",)

    class UnitKind(models.TextChoices):
        DEZERNAT = "dezernat", gettext_noop("Dezernat")
        FACHBEREICH = "fachbereich", gettext_noop("Fachbereich")
        FACHDIENST = "fachdienst", gettext_noop("Fachdienst")
        FACHSTELLE = "fachstelle", gettext_noop("Fachstelle")
        STABSSTELLE = "stabsstelle", gettext_noop("Stabsstelle")

    # Without a name on the document, so that other kinds can call what they belong to "department"
    document_ptr = models.OneToOneField(
        Document,
        on_delete=models.CASCADE,
        parent_link=True,
        primary_key=True,
        auto_created=True,
        serialize=False,
        related_name="+",
    )
    unit_kind = models.CharField("Gliederungsart", max_length=12, choices=UnitKind)
    parent = models.ForeignKey(
        "self",
        verbose_name="gehört zu",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("Reihenfolge", default=0)
    valid_from = models.DateField("besteht seit", null=True, blank=True)
    valid_until = models.DateField("bestand bis", null=True, blank=True)
    mailbox = models.EmailField(
        "Funktionspostfach",
        help_text="Wird gezeigt, wo eine Stelle gerade unbesetzt ist; also kein persönliches Postfach.",
    )
    telephone = models.CharField("Telefon", max_length=40, blank=True)
    address = models.TextField("Anschrift", blank=True)
    opening_hours = models.TextField("Sprechzeiten", blank=True)

    class Meta:
        verbose_name = "Organisationseinheit"
        verbose_name_plural = "Organisationseinheiten"
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("document_ptr")),
                name="organization_department_not_its_own_parent",
            )
        ]

    def own_path(self):
        return f"/organisation/{self.slug}/"

    def edition_data(self, at):
        return {
            "unit_kind": self.get_unit_kind_display(),
            "parent": self.parent_id,
            "position": self.position,
            "valid_from": self.valid_from,
            "valid_until": self.valid_until,
            "mailbox": self.mailbox,
            "telephone": self.telephone,
            "address": self.address,
            "opening_hours": self.opening_hours,
            "posts": [post.frozen() for post in self._posts()],
        }

    def _posts(self):
        # The posts are the department's, in whatever language it is described
        return related(self if self.translation_of_id is None else self.source(), "posts")

    def edition_links(self):
        if self.parent_id:
            yield Link(Rel.PARENT, target_id=self.parent_id)
