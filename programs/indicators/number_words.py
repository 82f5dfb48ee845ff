"""How figures are written on pages: with the signs of the site's language, and with their unit."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from publishing.languages import of_site

NO_BREAK = "\u00a0"
# The sign that screen readers speak, as wide as a figure; CLDR gives the hyphen for most languages
HYPHEN, MINUS = "-", "\u2212"
# From right to left the sign would go to the end of the figure; CLDR keeps it in front by the same mark
LEFT_TO_RIGHT = "\u200e"


def written(value: Decimal | str | float, decimals: int | None = None) -> str:
    """Return "1.234,50" as the site's language writes it; without `decimals`, as many as the figure has."""
    language = of_site()
    minus = LEFT_TO_RIGHT + MINUS if language.direction == "rtl" else MINUS
    return _written(str(value), decimals, language.locale).replace(HYPHEN, minus)


# A page with many charts writes the same figures again and again
@lru_cache(maxsize=8192)
def _written(value: str, decimals: int | None, locale: str) -> str:
    figure = Decimal(value)
    if decimals is None:
        exponent = figure.normalize().as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(figure, pattern, locale=locale)


def with_unit(value: Decimal | str, unit: str, decimals: int) -> str:
    """Return "1.234 Personen" held together by a no-break space."""
    figure = written(value, decimals)
    return f"{figure}{NO_BREAK}{unit}" if unit else figure
