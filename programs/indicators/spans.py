"""The periods in which something is measured: which spans they are, and what they are called."""

from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date
from django.utils.translation import gettext as _

from publishing.languages import of_site
from publishing.moments import day_in_words, months_after

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
# Understood in every language of the site, below a chart
LETTERS = {"half": "H", "quarter": "Q"}
# What an observation's period has to be, after "ist nicht"
LENGTHS = {
    "year": "ein Jahr",
    "half": "ein Halbjahr",
    "quarter": "ein Quartal",
    "month": "ein Monat",
    "day": "ein Stichtag",
}


def length_fits(kind: str, start: date, end: date) -> bool:
    """Tell whether the days `start` to `end` (both counted) are one period of the kind: "year", …, "day".

    Years and their parts may begin in any month, as school years do, but on its first day.
    """
    if kind == "day":
        return start == end
    return start.day == 1 and end == months_after(start, MONTHS[kind]) - timedelta(days=1)


def in_words(start: date, end: date) -> str:
    """Return "2024", "1. Halbjahr 2024", "3. Quartal 2024", "März 2024", or the days, in the language of the site."""
    return _in_words(start, end, of_site().code)


@lru_cache(maxsize=8192)
def _in_words(start: date, end: date, language: str) -> str:
    if start == end:
        return day_in_words(start)
    if start.day == 1 and end == months_after(start, 1) - timedelta(days=1):
        return _month(start, "LLLL y")
    place = _place(start, end)
    if place is None:
        return _("{first} bis {last}").format(first=day_in_words(start), last=day_in_words(end))
    kind, number = place
    match kind:
        case "year":
            return str(start.year)
        case "half":
            return _("{number}. Halbjahr {year}").format(number=number, year=start.year)
        case _quarter:
            return _("{number}. Quartal {year}").format(number=number, year=start.year)


def in_brief(start: date, end: date) -> str:
    """Return the same as short as an axis has room for: "2024", "Q1/24", "03/24", "31.12.24"."""
    return _in_brief(start, end, of_site().code)


@lru_cache(maxsize=8192)
def _in_brief(start: date, end: date, language: str) -> str:
    if start == end:
        # In Arabic the parts are parted by marks that a drawing, which runs from left to right, would turn round
        return format_date(start, "short", locale=of_site().locale).replace("\u200f", "")
    if start.day == 1 and end == months_after(start, 1) - timedelta(days=1):
        return _month(start, "MM/yy")
    place = _place(start, end)
    if place is None:
        return _month(end, "MM/yy")
    kind, number = place
    return str(start.year) if kind == "year" else f"{LETTERS[kind]}{number}/{start:%y}"


def _place(start: date, end: date) -> tuple[str, int] | None:
    """Return the kind of a calendar period longer than a month, and which one of its year it is."""
    for kind in ("year", "half", "quarter"):
        months = MONTHS[kind]
        if (start.month - 1) % months == 0 and length_fits(kind, start, end):
            return kind, (start.month - 1) // months + 1
    return None


def _month(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=of_site().locale)
