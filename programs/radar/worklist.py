"""The worklist of programmes in which money, posts and measures are about to outlive one another."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from accounts.models import User
from database.alphabet import InGerman, alphabetical
from publishing import rights
from publishing.models import Document
from publishing.moments import day_of
from publishing.newsroom.worklists import Listed, Worklist

from ..models import Program
from .page import PAGE, radar_address
from .reading import Watched, radar_of
from .sentences import sentence


def watched_for(at: datetime, only: Q | None = None) -> list[Watched]:
    """Return all programmes, those with the most urgent warning first, then by title; four queries and one."""
    programs = Program.objects.filter(only or Q(), translation_of__isnull=True)
    watched = radar_of(programs.only("title", "slug", "kind", "language"), at)
    return sorted(
        watched,
        key=lambda one: (
            not one.warnings,
            one.warnings[0].gap.first if one.warnings else day_of(at),
            alphabetical(one.program.title),
        ),
    )


def _listed(user: User, at: datetime) -> list[Listed]:
    today = day_of(at)
    return [
        Listed(
            one.program.pk,
            one.program.title,
            radar_address(one.program.pk),
            sentence(one.warnings[0], one.facts, today),
        )
        for one in watched_for(at, rights.of_teams(user))
        if one.warnings
    ]


def _find(user: User, at: datetime) -> Any:
    keys = [one.key for one in _listed(user, at)]
    return Document.objects.filter(pk__in=keys).order_by(InGerman("title"), "pk")


GAPS = Worklist(
    "foerderluecken",
    "Förderlücken in Sicht",
    "Geld, Stellen und Maßnahmen reichen in den nächsten neun Monaten gleich weit.",
    "programs.change_program",
    _find,
    place=PAGE,
    listed=_listed,
)
