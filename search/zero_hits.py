"""Notes what people looked for in vain, so that editors see what is missing; nothing in it tells who it was."""

import logging
from datetime import date, datetime

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


def note(text: str, *, at: datetime, language: str = "de", suggestion: str = "") -> None:
    """Count the words that found nothing on the German day of `at`; `suggestion` is what was offered instead.

    Kept is no address, no hour and no connection between two searches. What may be about a person is left out: words
    with an @, with more than five digits, and long texts. It neither fails nor waits: the answer is worth more.
    """
    words = notable(text)
    if not words:
        return
    try:
        with hardly_waiting(ZeroHit):
            _count(words, timezone.localdate(at), language, suggestion[:LONGEST])
    except DatabaseError as error:
        logger.warning("A search without hits could not be noted: %s", error)


def _count(words: str, day: date, language: str, suggestion: str) -> None:
    same = ZeroHit.objects.filter(language=language, words=words)
    known = same.update(times=F("times") + 1, last_on=day, suggestion=suggestion)
    if known or ZeroHit.objects.count() >= MOST_ROWS:
        return
    new = ZeroHit(words=words, language=language, suggestion=suggestion, first_on=day, last_on=day)
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
