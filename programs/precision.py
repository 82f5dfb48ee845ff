"""Days that are known to the day, the month, the quarter or the year: their span, and how people write them."""

from calendar import monthrange
from datetime import date

from babel.dates import format_date
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from publishing.languages import of_site
from publishing.moments import day_in_words


class Precision(TextChoices):
    DAY = "day", "auf den Tag"
    MONTH = "month", "auf den Monat"
    QUARTER = "quarter", "auf das Quartal"
    YEAR = "year", "auf das Jahr"


def span_of(day: date, precision: str) -> tuple[date, date]:
    """Return the first and last day of what `day` means: itself, its month, quarter or year."""
    match Precision(precision):
        case Precision.DAY:
            return day, day
        case Precision.MONTH:
            first = last = day.month
        case Precision.QUARTER:
            first = day.month - (day.month - 1) % 3
            last = first + 2
        case Precision.YEAR:
            first, last = 1, 12
    return day.replace(month=first, day=1), date(day.year, last, monthrange(day.year, last)[1])


def in_words(day: date, precision: str) -> str:
    """Return "17. Mai 2027", "Mai 2027", "2. Quartal 2027" or "2027", in the language of the site."""
    match Precision(precision):
        case Precision.DAY:
            return day_in_words(day)
        case Precision.MONTH:
            return format_date(day, "LLLL y", locale=of_site().locale).replace(" ", "\u00a0")
        case Precision.QUARTER:
            words = _("{number}. Quartal {year}")
            return words.format(number=(day.month + 2) // 3, year=day.year).replace(" ", "\u00a0")
    return str(day.year)
