"""Notes what people looked for in vain, so that editors see what is missing; nothing in it tells who it was."""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from database.engines import hardly_waiting

from .models import ZeroHit

logger = logging.getLogger(__name__)

# Longer questions tell of people and their lives, and are asked once
LONGEST = 80
MOST_WORDS = 8
# Telephone numbers, file numbers and accounts have more; years and postcodes do not
MOST_DIGITS = 5
# Whoever sends a flood of made-up words fills no database
MOST_ROWS = 5000
# What waits because somebody else writes: so many different words per process
MOST_WAITING = 500


@dataclass
class _Missed:
    times: int
    first_on: date
    last_on: date
    suggestion: str


# By language and words
_waiting: dict[tuple[str, str], _Missed] = {}
_lock = Lock()


def note(text: str, *, at: datetime, language: str = "de", suggestion: str = "") -> None:
    """Count the words that found nothing on the German day of `at`; `suggestion` is what was offered instead.

    Kept is no address, no hour and no connection between two searches. What may be about a person is left out: words
    with an @, with more than five digits, and long texts. It neither fails nor waits: the answer is worth more. What
    cannot be written now is written after one of the next answers, or when the process ends.
    """
    words = notable(text)
    if not words:
        return
    day = timezone.localdate(at)
    _keep((language, words), _Missed(1, day, day, suggestion[:LONGEST]))
    write_waiting()


def write_waiting(**signal: Any) -> None:
    """Write down what waits, as far as nobody is in the way; a receiver of Django's `request_finished`."""
    if not _waiting:
        return
    with _lock:
        taken = dict(_waiting)
        _waiting.clear()
    try:
        with hardly_waiting(ZeroHit):
            while taken:
                key, missed = next(iter(taken.items()))
                _count(key, missed)
                del taken[key]
    except DatabaseError as error:
        logger.info("Searches without hits wait to be noted: %s", error)
    finally:
        for key, missed in taken.items():
            _keep(key, missed)


def forget() -> None:
    """Forget what waits: it is of another database."""
    with _lock:
        _waiting.clear()


def _keep(key: tuple[str, str], missed: _Missed) -> None:
    with _lock:
        known = _waiting.get(key)
        if known:
            known.times += missed.times
            known.first_on = min(known.first_on, missed.first_on)
            known.last_on = max(known.last_on, missed.last_on)
            known.suggestion = missed.suggestion
        elif len(_waiting) < MOST_WAITING:
            _waiting[key] = missed
        else:
            logger.warning("A search without hits could not be noted: too many wait")


def _count(key: tuple[str, str], missed: _Missed) -> None:
    language, words = key
    values = {"last_on": missed.last_on, "suggestion": missed.suggestion}
    same = ZeroHit.objects.filter(language=language, words=words)
    if same.update(times=F("times") + missed.times, **values):
        return
    if ZeroHit.objects.count() >= MOST_ROWS:
        return
    new = ZeroHit(
        words=words, language=language, times=missed.times, first_on=missed.first_on, **values
    )
    # Somebody else may look for the same at this moment
    ZeroHit.objects.bulk_create([new], ignore_conflicts=True)


def notable(text: str) -> str:
    """Return the words in the form in which equal ones are counted together, or nothing where they are not kept."""
    words = " ".join(text.casefold().split())
    digits = sum(character.isdigit() for character in words)
    letters = sum(character.isalpha() for character in words)
    too_long = len(words) > LONGEST or words.count(" ") >= MOST_WORDS
    if too_long or "@" in words or "://" in words or digits > MOST_DIGITS or letters < 2:
        return ""
    return words
