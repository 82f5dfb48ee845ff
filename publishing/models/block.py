"""What every block has in common: order, place, and what an edition takes from it."""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.db import models
from django.template.loader import render_to_string

from .document import Document


class Block(create_plugin_base(Document)):
    """Base of all blocks; `loaded_with` are the relations that its page needs, `restorable_parts` what is its own."""

    template = ""
    # Words that are the same in every language
    kept_fields: tuple[str, ...] = ()
    loaded_with = ()
    restorable_parts = ()

    # In a translation: the source's block of the same kind that this one renders. No foreign key: a number that leads
    # nowhere any more says that the source has dropped its block.
    follows_block = models.PositiveBigIntegerField(null=True, editable=False)

    class Meta:
        abstract = True
        app_label = "publishing"
        ordering = ["ordering"]

    def __str__(self):
        return self._meta.verbose_name

    @classmethod
    def text_fields(cls):
        """Return the names of the fields that hold words, which a translation says in another language."""
        return [
            field.name
            for field in cls._meta.fields
            if isinstance(field, (models.CharField, models.TextField))
            and not isinstance(field, models.URLField)
            and field.name not in ("region", *cls.kept_fields)
            and field.editable
            and not field.choices
        ]

    def render(self):
        """Return the block's HTML as it goes into an edition."""
        return render_to_string(f"publishing/blocks/{self.template}.html", {"block": self})

    def content_hashes(self):
        """Return the content hashes of the files that the block shows."""
        return set()

    def plain_text(self):
        """Return the block's words without markup, for search and readability."""
        return ""

    def validate_constraints(self, exclude=None):
        """Judge the block's own rule in Python: to have the database judge it costs three queries for each block."""
        if not self.keeps_its_rule():
            (rule,) = self._meta.constraints
            raise ValidationError(rule.get_violation_error_message())

    def keeps_its_rule(self):
        """Tell whether the one constraint that a kind of block may have holds."""
        return True

    def copy_to(self, document):
        """Store a copy of the block, with its parts, as a block of another document and return it."""
        copy = self._meta.model.objects.get(pk=self.pk)
        copy.pk, copy.parent_id = None, document.pk
        copy._state.adding = True
        copy.save(force_insert=True)
        for name in self.restorable_parts:
            for part in getattr(self, name).all():
                part.pk, part.block = None, copy
                part._state.adding = True
                part.save(force_insert=True)
        return copy
