"""How figures are written on pages: with the signs of the site's language, and with their unit."""

from decimal import Decimal

from babel.numbers import format_decimal

from publishing.languages import of_site

NO_BREAK = "\u00a0"


def written(value: Decimal | str | float, decimals: int | None = None) -> str:
    """Return "1.234,50" as the site's language writes it; without `decimals`, as many as the figure has."""
    figure = Decimal(str(value))
    if decimals is None:
        exponent = figure.normalize().as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(figure, pattern, locale=of_site().locale)


def with_unit(value: Decimal | str, unit: str, decimals: int) -> str:
    """Return "1.234 Personen" held together by a no-break space."""
    figure = written(value, decimals)
    return f"{figure}{NO_BREAK}{unit}" if unit else figure
