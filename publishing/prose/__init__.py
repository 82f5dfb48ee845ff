"""What rich text may hold when it is saved, wherever it was pasted from; the newsroom's paste.js has the same rules."""

from django_prose_editor.fields import create_sanitizer

from .flow import flow
from .tree import parse
from .words import words_of
from .writing import written

__all__ = ["SANITIZE", "clean", "words_of"]


def clean(html: str) -> str:
    """Return the text as paragraphs, headings of level 2 to 4 and lists, with strong, emphasis and links in them.

    Whatever else there was (scripts, pictures, tables, styles, what Word adds for itself) is gone or has become one
    of these. Cleaning twice changes nothing. What may remain is decided by nh3 afterwards, not here.
    """
    return written(flow(parse(html)))


# Applied from the last to the first: nh3's allow-list has the last word
SANITIZE = [create_sanitizer, clean]
