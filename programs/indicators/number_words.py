"""How figures are written on pages: with the signs of the site's language, and with their unit."""

from decimal import Decimal

from publishing.figures import figure
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
    return figure(str(value), decimals, language.locale).replace(HYPHEN, minus)


def with_unit(value: Decimal | str, unit: str, decimals: int) -> str:
    """Return "1.234 Personen" held together by a no-break space."""
    figure = written(value, decimals)
    return f"{figure}{NO_BREAK}{unit}" if unit else figure
