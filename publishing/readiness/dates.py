"""Checks of the days that a text names: what it announces must still be to come when people read it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from .. import moments
from ..models import EventDatesBlock
from .places import Place
from .problem import Problem, hint
from .readability import paragraphs_of
from .sentences import MONTHS, sentences_in

NUMBERS = {name: number for number, name in enumerate(MONTHS.split("|"), start=1)}
DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({MONTHS}))\s?((?:19|20)\d\d)(?!\d)")
# What looks ahead: in such a sentence a day that is over is a mistake
AHEAD = re.compile(
    r"\b(findet\b.*\bstatt|finden\b.*\bstatt|lädt ein|laden\b.*\bein|anmeld\w+|anmeldeschluss|bewerbungsfrist"
    r"|einsendeschluss|können sich\b.*\bbewerben|bewerben sie|beginnt am|startet am|eröffnet am|noch bis"
    r"|wird am|werden am|ab dem|merken sie)\b",
    re.IGNORECASE,
)


def days_in(text: str) -> list[date]:
    """Return the days that a text names with their year, in order: "17.1.2027", "17. Januar 2027"."""
    found = []
    for match in DAY.finditer(text.replace("\u00a0", " ")):
        day, month, name, year = match.groups()
        try:
            found.append(date(int(year), NUMBERS[name] if name else int(month), int(day)))
        except ValueError:
            continue
    return found


def date_problems(place: Place, at: datetime, live_from: datetime | None) -> Iterator[Problem]:
    """Name days that are over when the text is read; `live_from` is the planned moment, None means at once."""
    for text, anchor in paragraphs_of(place):
        yield from _problems(text, anchor, place.words, at, live_from)
    if isinstance(place.block, EventDatesBlock):
        yield from _over(place, at, live_from)


def _over(place: Place, at: datetime, live_from: datetime | None) -> Iterator[Problem]:
    shown = max(live_from or at, at)
    for number, one in enumerate(place.block.occurrences_as_typed()):
        if one.is_over(shown):
            yield hint(
                f"Termin {place.words}: Der {moments.day_in_words(one.day)} ist vorbei, wenn der Text erscheint.",
                place.anchor(f"dates_{number}_day"),
            )


def summary_date_problems(
    document: Any, at: datetime, live_from: datetime | None
) -> Iterator[Problem]:
    yield from _problems(document.summary, "id_summary", "im Vorspann", at, live_from)


def _problems(
    text: str, anchor: str, where: str, at: datetime, live_from: datetime | None
) -> Iterator[Problem]:
    today = moments.day_of(at)
    shown = moments.day_of(live_from) if live_from and live_from > at else today
    for sentence in sentences_in(text):
        looks_ahead = AHEAD.search(sentence)
        for day in days_in(sentence):
            if today <= day < shown:
                yield hint(
                    f"Datum {where}: Der {moments.day_in_words(day)} ist vorbei, wenn der Text am"
                    f" {moments.day_in_words(shown)} erscheint.",
                    anchor,
                )
            elif looks_ahead and day < today:
                yield hint(
                    f"Datum {where}: Der {moments.day_in_words(day)} liegt in der Vergangenheit, der Satz kündigt aber"
                    " etwas an.",
                    anchor,
                )
