"""Writes the rows of a table of Sachstände without a template: a Sachbericht has thousands."""

import html
from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines

from publishing.templatetags import german

from .facts import Update


def rows_of(updates: Iterable[Update]) -> SafeString:
    """Return a row for each with its day, how the measure stood, and what happened; all words escaped."""
    return mark_safe("".join(_row(update) for update in updates))


def _row(update: Update) -> str:
    stood = [update.status_word, update.outlook_word, update.corrected and "(später berichtigt)"]
    told = [
        html.escape(normalize_newlines(update.text)),
        update.reason and f"Grund: {html.escape(update.reason)}",
        update.next_step and f"Nächster Schritt: {html.escape(update.next_step)}",
    ]
    return f'<tr><th scope="row">{german.day(update.date)}</th><td>{_lines(stood)}</td><td>{_lines(told)}</td></tr>\n'


def _lines(words: Iterable[str | bool]) -> str:
    return "\n".join(str(one) for one in words if one)
