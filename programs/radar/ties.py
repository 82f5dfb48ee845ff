"""What whoever takes over a programme's post finds: Sachstände that are due, and money that ends before the term."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from organization.handover.ties import Term, Tie
from organization.models import Post
from publishing.moments import day_in_words, day_of

from ..measures.rhythm import due_since
from ..models import Measure, Program
from .page import radar_address
from .reading import radar_of
from .stretches import OPEN, Stretch, common, stretch, without


def ties(post: Post, term: Term | None, at: datetime) -> Iterator[Tie]:
    """Tell of the programme that the post coordinates; nothing where it coordinates none."""
    program = Program.objects.filter(pk=post.program_id).first() if post.program_id else None
    if program is None:
        return
    today = day_of(at)
    measures = Measure.objects.filter(program=program)
    if due := measures.unreported_since(due_since(today)).count():
        words = "Für eine Maßnahme ist" if due == 1 else f"Für {due} Maßnahmen ist"
        url = reverse("admin:programs_measure_round", args=[program.pk])
        yield Tie(f"{words} in diesem Monat noch ein Sachstand fällig.", url)
    [watched] = radar_of([program], at)
    if term and watched.facts.money is not None:
        ahead = common([stretch(*term)], [Stretch(today, OPEN)])
        if gaps := without(ahead, watched.facts.money):
            first = day_in_words(gaps[0].first)
            words = (
                f"Die Besetzung reicht über das Geld hinaus: Ab {first} ist die Stelle ohne Geld."
            )
            yield Tie(words, radar_address(program.pk))
