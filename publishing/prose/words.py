"""The words of rich text as people read them, a line for each paragraph, heading and point of a list."""

import html
import re

from django.utils.html import strip_tags

# What begins a line of its own; whatever else there may be stands inside of one
LINES = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|br)\b[^>]*>", re.IGNORECASE)


def words_of(text: str) -> str:
    """Return sanitised HTML as plain text; it is not safe for a page unless it is escaped again."""
    return html.unescape(strip_tags(LINES.sub("\n", text)))
