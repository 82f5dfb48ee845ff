"""Figures and days as people and programs write them, German or English; what can be read in two ways is refused."""

import re
from datetime import date
from decimal import Decimal

from publishing.moments import BEYOND_REACH, is_within_reach

# What the columns hold
WHOLE, PLACES = 12, 4
NO_VALUE = {"-", "–", "—", ".", "x", "k.a.", "k. a.", "keine angabe", "n/a", "na"}
_GERMAN = re.compile(
    r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?|[+-]?\d+,\d*|[+-]?\d{1,3}( \d{3})+(,\d*)?", re.ASCII
)
_ENGLISH = re.compile(
    r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?|[+-]?\d+\.\d*|[+-]?\d{1,3}( \d{3})+(\.\d*)?", re.ASCII
)
_PLAIN = re.compile(r"[+-]?\d+", re.ASCII)
_SPACES = re.compile(r"[\u00a0\u2009\u202f]")


class Unclear(ValueError):
    """The cell is no figure or no day, or could be two; the message says in German what to do."""


def number_in(text: str, *, is_english: bool | None = None) -> Decimal:
    """Return the figure; raises Unclear.

    `is_english` says how the signs are meant where both ways are possible ("1.234"); None refuses those.
    """
    plain = _SPACES.sub(" ", text).strip().replace("\u2212", "-").removesuffix("%").rstrip()
    readings = _readings(plain)
    if not readings:
        raise Unclear(
            f"„{text}“ ist keine Zahl. Bitte schreiben Sie nur die Zahl, zum Beispiel 1234,5."
        )
    if len(readings) == 1 or readings["german"] == readings["english"]:
        (found, *_) = readings.values()
    elif is_english is None:
        large, small = (german(pick(readings.values(), key=abs)) for pick in (max, min))
        raise Unclear(
            f"„{text}“ kann zweierlei heißen: {large} oder {small}. Bitte lassen Sie Tausenderpunkte weg und schreiben"
            " Sie Nachkommastellen mit Komma."
        )
    else:
        found = readings["english" if is_english else "german"]
    exponent = found.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > PLACES:
        raise Unclear(f"„{text}“ hat mehr als {PLACES} Nachkommastellen.")
    if abs(found) >= Decimal(10) ** WHOLE:
        raise Unclear(f"„{text}“ ist zu groß: Möglich sind {WHOLE} Stellen vor dem Komma.")
    return found


def speaks_english(text: str) -> bool | None:
    """Tell whether a figure can be read in English alone (True) or in German alone (False); None where it is open."""
    readings = _readings(_SPACES.sub(" ", text).strip())
    return ("english" in readings) if len(readings) == 1 else None


def german(figure: Decimal) -> str:
    """Return the figure as a field shows it, without signs between thousands: "1234,5"."""
    text = f"{figure.normalize():f}" if figure else "0"
    return text.replace(".", ",")


def day_in(text: str, *, month_first: bool | None = None) -> date:
    """Return the day of "31.12.2024", "2024-12-31", "12/31/2024" or "31/12/2024"; raises Unclear.

    `month_first` says which of the last two is meant where both are days; None refuses those.
    """
    plain = text.strip()
    found = _days(plain)
    if found and not any(map(is_within_reach, found.values())):
        raise Unclear(BEYOND_REACH)
    if not found:
        raise Unclear(
            f"„{text}“ ist kein Tag. Bitte schreiben Sie Tag, Monat und Jahr, zum Beispiel 31.12.2024."
        )
    if len(found) == 1 or found[True] == found[False]:
        (day, *_) = found.values()
        return day
    if month_first is None:
        raise Unclear(
            f"„{text}“ kann zweierlei heißen: {found[False]:%d.%m.%Y} oder {found[True]:%d.%m.%Y}. Bitte schreiben Sie"
            " Tage wie 31.12.2024."
        )
    return found[month_first]


def names_month_first(text: str) -> bool | None:
    """Tell whether a day with slashes can only be read with the month first (True) or last (False)."""
    found = _days(text.strip())
    return next(iter(found)) if len(found) == 1 and "/" in text else None


def _readings(plain: str) -> dict[str, Decimal]:
    """Return what the figure means in each way of writing in which it is one."""
    if _PLAIN.fullmatch(plain):
        return {"german": Decimal(plain), "english": Decimal(plain)}
    found = {}
    bare = plain.replace(" ", "")
    if _GERMAN.fullmatch(plain):
        found["german"] = Decimal(bare.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(plain):
        found["english"] = Decimal(bare.replace(",", ""))
    return found


def _days(plain: str) -> dict[bool, date]:
    """Return the days that are meant, by whether the month stands before the day."""
    parts = [part.strip() for part in re.split(r"[./]", plain)]
    if len(parts) != 3:
        try:
            return {False: date.fromisoformat(plain[:10] if plain[10:11] in ("T", " ") else plain)}
        except ValueError:
            return {}
    if not all(part.isascii() and part.isdecimal() for part in parts) or len(parts[2]) != 4:
        return {}
    first, second, year = map(int, parts)
    found = {}
    ways = {False: (second, first)} | ({True: (first, second)} if "/" in plain else {})
    for way, (month, day) in ways.items():
        try:
            found[way] = date(year, month, day)
        except ValueError:
            continue
    return found
