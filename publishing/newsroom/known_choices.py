"""A choice that asks the database only for what the page does not know yet: forms with many blocks stay quick."""

from django import forms
from django.core.exceptions import ValidationError


class KnownChoiceField(forms.ModelChoiceField):
    """`known` holds objects that were loaded with the form, by primary key as text."""

    known = {}

    def to_python(self, value):
        found = self.known.get(str(value))
        if found is not None:
            return found
        try:
            return super().to_python(value)
        except OverflowError as error:
            # Longer than any key: SQLite takes it as no number at all
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice"
            ) from error


def know_choices(form):
    """Tell the fields of a model form what was loaded with its instance."""
    for name, field in form.fields.items():
        if isinstance(field, KnownChoiceField):
            relation = form._meta.model._meta.get_field(name)
            if getattr(form.instance, relation.attname) and relation.is_cached(form.instance):
                known = getattr(form.instance, name)
                field.known = {str(known.pk): known}


class KnowsItsChoices:
    """Mixin of model forms: what the instance refers to was loaded with it, and is not asked for again."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        know_choices(self)

    def _post_clean(self):
        """Judge as a whole only what will be stored: a block of which nothing changed was judged before."""
        if self.has_changed() or not self.instance.pk:
            super()._post_clean()

    def _get_validation_exclusions(self):
        """Leave out what has just been chosen from the database's own rows: to look again would find the same.

        Where a constraint spans several fields it is only explained in the form when none of them is left out.
        """
        excluded = super()._get_validation_exclusions()
        if not self._meta.model._meta.constraints:
            excluded |= {
                name for name, field in self.fields.items() if isinstance(field, KnownChoiceField)
            }
        return excluded
