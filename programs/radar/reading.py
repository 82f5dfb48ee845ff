"""What the working copies of programmes say of money, posts and measures: four queries, however many programmes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce

from organization.models import Post
from publishing.json_values import json_values
from publishing.moments import day_from, months_after
from publishing.newsroom.horizon import days_ahead

from ..measures.status import OVER, MeasureStatus
from ..models import Award, FundingPeriod, Measure, Program, joined
from ..money.adding import Grant, grants_of
from .rule import Facts, Seat, Term, Warning, Work, days_of_measure, warnings_of
from .stretches import Stretch, stretch

MONTHS_BACK = 12


class Known(NamedTuple):
    """A measure with its latest status; `days` None where no day is known of it."""

    key: int
    title: str
    status: str
    days: Stretch | None

    @property
    def status_word(self) -> str:
        return str(MeasureStatus(self.status).label)


@dataclass(frozen=True)
class Watched:
    """A programme as the radar sees it; `warnings` are the most urgent first."""

    program: Program
    grants: list[Grant]
    periods: list[FundingPeriod]
    measures: list[Known]
    facts: Facts
    warnings: list[Warning] = field(default_factory=list)


def radar_of(programs: Iterable[Program], at: datetime) -> list[Watched]:
    """Return what is known of each programme, in the order given; `at` is the aware moment looked from."""
    programs = list(programs)
    keys = [program.pk for program in programs]
    today, horizon = days_ahead(at)
    periods = _by(FundingPeriod.objects.filter(program__in=keys))
    awards = _by(_awards(keys, periods))
    seats = _seats(keys, today)
    measures = _measures(keys, today)
    found = []
    for program in programs:
        grants = _grants(awards.get(program.pk, []))
        own_periods, known = periods.get(program.pk, []), measures.get(program.pk, [])
        works = [
            Work(title, days) for _, title, status, days in known if days and status not in OVER
        ]
        facts = Facts(
            money=_money(grants, own_periods),
            seats=tuple(seats.get(program.pk, [])),
            works=tuple(works),
        )
        warnings = warnings_of(facts, today, horizon)
        found.append(Watched(program, grants, own_periods, known, facts, warnings))
    return found


def days_of_grant(grant: Grant) -> Stretch | None:
    """Return the days that the last notice grants, else those of the period it names; None where it names none."""
    latest = grant.latest
    if grant.start or grant.end:
        return stretch(grant.start or day_from(grant.notices[0]["award_date"]), grant.end)
    if latest["period"]:
        return stretch(day_from(latest["period"]["from"]), day_from(latest["period"]["until"]))
    return None


def _money(grants: Sequence[Grant], periods: Sequence[FundingPeriod]) -> tuple[Stretch, ...] | None:
    own = [days_of_grant(one) for one in grants if not one.is_passed_on]
    if any(own):
        # A notice that takes everything back grants no day
        paid = (one for one in grants if not one.is_passed_on and one.amount > 0)
        return tuple(days for one in paid if (days := days_of_grant(one)))
    return tuple(stretch(one.start, one.end) for one in periods) or None


def _awards(programs: list[int], periods: dict[int, list[FundingPeriod]]) -> list[Award]:
    """Return the notices, each with its period at hand."""
    awards: list[Award] = joined(Award.objects.filter(program__in=programs))
    known = {period.pk: period for own in periods.values() for period in own}
    for award in awards:
        award.period = known.get(award.period_id)
    return awards


def _grants(awards: list[Award]) -> list[Grant]:
    """Return the grants of a programme as its editions would hold them, without who gives and what was called."""
    return grants_of(json_values([award.notice() for award in awards]))


def _seats(programs: list[int], today: date) -> dict[int, list[Seat]]:
    """Return the seats of the posts that coordinate the programmes, without those of units that are no more."""
    exists = Q(department__valid_until__isnull=True) | Q(department__valid_until__gte=today)
    rows = (
        Post.objects.filter(exists, program__in=programs)
        .order_by("position", "title", "pk", "appointments__term_from", "appointments__pk")
        .values_list(
            "program", "pk", "title", "seats", "appointments__seat", "appointments__person__title",
            "appointments__term_from", "appointments__term_until", "appointments__acting",
        )
    )  # fmt: skip
    posts: dict[tuple[int, int, str, int], dict[int, list[Term]]] = {}
    for program, key, title, seats, seat, person, first, last, acting in rows:
        held = posts.setdefault((program, key, title, seats), {})
        # A post that nobody ever held stands there once, without a seat
        if seat is not None:
            held.setdefault(seat, []).append(Term(person, stretch(first, last), acting))
    found: dict[int, list[Seat]] = {}
    for (program, key, title, seats), held in posts.items():
        found.setdefault(program, []).extend(
            Seat(key, title, number, seats, tuple(held.get(number, ())))
            for number in range(1, seats + 1)
        )
    return found


def _measures(programs: list[int], today: date) -> dict[int, list[Known]]:
    """Return the measures that go on, and those that were closed since the axis begins."""
    shown_from = months_after(today, -MONTHS_BACK)
    lately = Q(latest_status=MeasureStatus.CLOSED, actual_end__gte=shown_from)
    rows = (
        Measure.objects.filter(program__in=programs, translation_of__isnull=True)
        .with_latest()
        .filter(~Q(latest_status__in=OVER) | lately)
        .order_by("position", "title", "pk")
        .values_list(
            "program", "pk", "title", "latest_status",
            Coalesce("actual_start", "planned_start"), Coalesce("actual_end", "planned_end"),
        )
    )  # fmt: skip
    found: dict[int, list[Known]] = {}
    # Thousands of measures go on during a few hundred stretches
    known: dict[tuple[str, date | None, date | None], Stretch | None] = {}
    for program, key, title, status, first, last in rows:
        told = status, first, last
        if told not in known:
            known[told] = _days(*told, today)
        found.setdefault(program, []).append(Known(key, title, status, known[told]))
    return found


def _days(status: str, first: date | None, last: date | None, today: date) -> Stretch | None:
    if status in OVER:
        return stretch(first, last)
    return days_of_measure(first, last, today, has_begun=status != MeasureStatus.PLANNED)


def _by(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.program_id, []).append(row)
    return found
