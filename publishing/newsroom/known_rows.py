"""Formsets that do not ask the database for each row once more when they are saved."""

from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from publishing.relations import put

from .known_choices import KnownChoiceField


class KnownRows(BaseInlineFormSet):
    """Base of the formsets of blocks and parts: a form's row was loaded with all others.

    Django looks up the hidden key of every row by itself: thirty blocks would be thirty queries.
    """

    def get_queryset(self):
        """Return the rows; the document answers with those that are only shown, whoever asks it for them."""
        if not hasattr(self, "_known_rows"):
            # Of what cannot be there Django would still make a query
            is_empty = self.queryset.query.is_empty()
            self._known_rows = [] if is_empty else super().get_queryset()
            if not self.is_bound:
                put(self.instance, self.fk.remote_field.get_accessor_name(), self._known_rows)
        return self._known_rows

    @cached_property
    def empty_form(self):
        """Return the form for a further row: Django makes a new one each time it is asked about, say, its scripts."""
        return super().empty_form

    def add_fields(self, form, index):
        super().add_fields(form, index)
        name = self._pk_field.name
        if name in form.fields and form.instance.pk:
            key = form.fields[name]
            form.fields[name] = KnownChoiceField(
                key.queryset, initial=key.initial, required=key.required, widget=key.widget
            )
            form.fields[name].known = {str(form.instance.pk): form.instance}
