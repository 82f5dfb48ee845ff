"""Choices that all rows of a formset offer: asked for once, and written once, however many rows there are."""

from django.forms import Select
from django.forms.utils import flatatt
from django.utils.choices import BaseChoiceIterator
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from .known_choices import KnownChoiceField

OPTION = '<option value="{}">{}</option>'
CHOSEN = '<option value="{}" selected>{}</option>'


class SharedSelect(Select):
    """A select for `SharedChoices`."""

    def render(self, name, value, attrs=None, renderer=None):
        attributes = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        (chosen,) = self.format_value(value)
        return format_html("<select{}>{}</select>", attributes, self.choices.written(chosen))


class SharedChoices(BaseChoiceIterator):
    """The objects of a queryset, and none: one query for all fields that offer them."""

    def __init__(self, queryset, known=None):
        """`known` are the objects where they have been loaded already."""
        self.queryset = queryset
        self.known = {str(one.pk): one for one in (queryset if known is None else known)}

    def __iter__(self):
        yield "", "–"
        yield from ((key, str(one)) for key, one in self.known.items())

    @cached_property
    def _options(self):
        return {key: format_html(OPTION, key, label) for key, label in self}

    def written(self, chosen):
        """Return the options, with the one of the key `chosen` selected where there is one."""
        options = self._options
        if chosen in options:
            label = str(self.known[chosen]) if chosen else "–"
            options = options | {chosen: format_html(CHOSEN, chosen, label)}
        return mark_safe("\n".join(options.values()))

    def without(self, one):
        """Return the same choices but for this object, which may be none."""
        others = [other for other in self.known.values() if other.pk != one.pk]
        return type(self)(self.queryset.exclude(pk=one.pk), others)

    def offer_in(self, field):
        """Have a `KnownChoiceField` offer these, and take no others."""
        field.queryset, field.known, field.choices = self.queryset, self.known, self


def as_shared_choice(kwargs):
    """Add to what makes a form field what `SharedChoices` need of it; they alone say what is offered."""
    own = {"form_class": KnownChoiceField, "widget": SharedSelect, "limit_choices_to": None}
    return {**kwargs, **own}
