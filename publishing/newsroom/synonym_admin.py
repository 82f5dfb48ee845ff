"""Synonyms of the search, as Redaktion keeps them."""

from .felt_at_once import FeltAtOnce


class SynonymAdmin(FeltAtOnce):
    list_display = ["words"]
    fields = ["words"]
    search_fields = ["words"]
    list_per_page = 100
    show_full_result_count = False
    actions = None
