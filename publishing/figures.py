"""How figures are written: with the signs of a language between thousands and before decimals."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal


# A page with many charts writes the same figures again and again
@lru_cache(maxsize=8192)
def figure(value: str, decimals: int | None, locale: str) -> str:
    """Return "1234.5" as "1.234,50", in the locale "de" with two decimals; None for as many as the figure needs."""
    number = Decimal(value)
    if decimals is None:
        exponent = number.normalize().as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(number, pattern, locale=locale))
