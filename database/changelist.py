"""Lists of the newsroom and what forms offer while one types: names and titles in German alphabetical order."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ChangeList

from .alphabet import in_german


class GermanList(ChangeList):
    """Wherever a list is sorted by a column of names, on whatever engine."""

    def get_ordering(self, request: Any, queryset: Any) -> list[Any]:
        return in_german(self.model, super().get_ordering(request, queryset))


class GermanChoices(AutocompleteJsonView):
    """What is found for a field of a form, in the order of the list or, without one, of the model."""

    def get_queryset(self) -> Any:
        found = super().get_queryset()
        return found.order_by(
            *in_german(found.model, found.query.order_by or found.model._meta.ordering)
        )
