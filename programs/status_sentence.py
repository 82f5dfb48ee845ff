"""Where a programme stands, in one sentence made of data: how long it is funded, and how much of it is done."""

from django.utils.translation import gettext as _

from .measures.overview import Counts
from .measures.status import MeasureStatus
from .overview import ProgramCard


def status_sentence(card: ProgramCard, counts: Counts) -> str:
    """Return the sentence of the card, and how many of the measures are closed; without measures nothing of them."""
    every = sum(counts.values())
    if not every:
        return card.sentence
    return _("{sentence}; abgeschlossene Maßnahmen: {closed} von {all}.").format(
        sentence=card.sentence.rstrip("."), closed=counts.get(MeasureStatus.CLOSED, 0), all=every
    )
