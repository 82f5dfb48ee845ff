"""What differs between two versions of a document, so that a person can read it at a glance."""

from .compared import Comparison, compare
from .sides import Side, of_edition, of_nothing, of_working_copy

__all__ = ["Comparison", "Side", "compare", "of_edition", "of_nothing", "of_working_copy"]
