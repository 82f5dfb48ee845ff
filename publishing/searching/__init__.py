"""The search over what is public: what of an edition is indexed, and how a question is answered."""

from .finding import Facet, Found, Hit, search
from .suggesting import Suggestion, suggest

__all__ = ["Facet", "Found", "Hit", "Suggestion", "search", "suggest"]
