"""Puts generated programmes into the database in bulk, with measures, indicators, money and what was reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import OuterRef

from programs.models import (
    FundingPeriod,
    Indicator,
    Measure,
    MeasureStanding,
    MilestoneDate,
    Observation,
    Program,
    ProgressUpdate,
)
from publishing.content import Content, assemble, content_fields, file_rows, link_rows
from publishing.models import ContentGeneration, Edition, EditionFile, EditionLink
from publishing.moments import day_of, months_after
from publishing.relations import put
from publishing.searching import indexed

from . import money
from .figures import indicators
from .people import People
from .tables import ROWS_PER_STATEMENT, store, words

# Where a measure with the number n stands in the end; each way there is one that the rules allow
WAYS = (
    ("planned", "active"),
    ("planned", "active"),
    ("planned", "active", "finalisation"),
    ("planned", "active", "suspended"),
    ("planned", "active", "finalisation", "closed"),
    ("planned", "cancelled"),
)
# Where generated programmes stand, and the number of the first follows
GENERATED = "/programme/programm-"
OUTLOOKS = ("on_track", "on_track", "at_risk", "blocked", "")
REPORT = (
    "Im {month} gab es {number} Treffen mit zusammen {people} Menschen. Die Rückmeldungen sind gut."
)
WRITTEN = timedelta(days=1)


@dataclass(frozen=True)
class Extent:
    """How much is generated: programmes; of each measures and indicators; of these Sachstände and measurements."""

    programs: int
    measures: int
    updates: int
    indicators: int = 0
    observations: int = 0


@dataclass(frozen=True)
class Live:
    """Which edition of each text is written, and from when till when it is live; `until` None is open."""

    number: int
    since: datetime
    until: datetime | None
    people: People


def insert(
    extent: Extent, *, people: People, department: Edition, at: datetime,
    progress: Callable[[int], None] = lambda done: None,
) -> None:  # fmt: skip
    """Insert programmes behind those that are there, each in a transaction of its own."""
    first = Program.objects.count()
    moments = [at - timedelta(days=180), at - WRITTEN]
    for number in range(first, first + extent.programs):
        with transaction.atomic():
            program = _program(number, people, department, at)
            period = _period(program, number, at)
            measures = _measures(program, number, extent, people, at)
            sizes = extent.indicators, extent.observations
            measured = indicators(program, number, sizes, people, at)
            for index, moment in enumerate(moments):
                day = day_of(moment)
                if index == 0:
                    money.grant(program, period, number, day)
                else:
                    money.amend(program, number, day)
                until = next(iter(moments[index + 1 :]), None)
                live = Live(index + 1, moment, until, people)
                _publish([program], live)
                _publish([_reported(*one, day) for one in measures], live)
                _publish([_measured(*one, day) for one in measured], live)
            money.draft_report(program, day_of(at))
            ContentGeneration.bump()
        progress(number - first + 1)


def _program(number: int, people: People, department: Edition, at: datetime) -> Program:
    return Program.objects.create(
        code=f"P{number}",
        lead_department_id=department.document_id,
        **words(f"Förderprogramm {number}", f"programm-{number}", people, at),
    )


def _period(program: Program, number: int, at: datetime) -> FundingPeriod:
    year = day_of(at).year
    return FundingPeriod.objects.create(
        program=program,
        start=day_of(at).replace(year=year - money.YEARS, month=1, day=1),
        end=day_of(at).replace(year=year + 1 + number % 3, month=12, day=31),
    )


def _measures(
    program: Program, number: int, extent: Extent, people: People, at: datetime
) -> list[tuple[Measure, list[ProgressUpdate]]]:
    made = [
        Measure(
            kind=Measure.KIND,
            program=program,
            department_id=program.lead_department_id,
            position=index,
            planned_start=months_after(day_of(at).replace(day=1), -extent.updates),
            planned_end=months_after(day_of(at).replace(day=1), 6 + index % 24),
            **words(f"Maßnahme {number}.{index}", f"massnahme-{number}-{index}", people, at),
        )
        for index in range(extent.measures)
    ]
    if made:
        store(made)
    histories = [
        _history(one, number + index, extent, people, at) for index, one in enumerate(made)
    ]
    ProgressUpdate.objects.bulk_create(
        [update for history in histories for update in history], ROWS_PER_STATEMENT
    )
    return list(zip(made, histories, strict=True))


def _history(
    measure: Measure, seed: int, extent: Extent, people: People, at: datetime
) -> list[ProgressUpdate]:
    way, today = WAYS[seed % len(WAYS)], day_of(at)
    updates = []
    for month in range(extent.updates):
        day = months_after(today.replace(day=1), month - extent.updates)
        status = way[min(month * len(way) // extent.updates, len(way) - 1)]
        updates.append(
            ProgressUpdate(
                measure=measure,
                date=day,
                status=status,
                outlook=OUTLOOKS[(seed + month) % len(OUTLOOKS)],
                text=REPORT.format(
                    month=f"{day:%m/%Y}", number=1 + month % 7, people=20 + seed % 90
                ),
                reason="Es gab keinen Bedarf mehr." if status == "cancelled" else "",
                created_by=people.editor,
                created_at=at,
            )
        )
    return updates


def _reported(measure: Measure, history: list[ProgressUpdate], day: date) -> Measure:
    """Return the measure with what was reported by `day`."""
    put(measure, "updates", [update for update in history if update.date <= day])
    put(measure, "goals", [])
    return measure


def _measured(indicator: Indicator, observations: list[Observation], day: date) -> Indicator:
    """Return the indicator with what was measured by `day`."""
    put(indicator, "observations", [one for one in observations if one.period_end <= day])
    put(indicator, "goals", [])
    return indicator


def _publish(documents: Sequence[Any], live: Live) -> None:
    """Write an edition of each."""
    made: list[tuple[Edition, Content]] = []
    for document in documents:
        content = assemble(document, [], [], list(document.edition_links()), live.since)
        made.append((_edition(document, content, live), content))
    editions = [edition for edition, _ in made]
    Edition.objects.bulk_create(editions, ROWS_PER_STATEMENT)
    EditionLink.objects.bulk_create(
        (row for edition, content in made for row in link_rows(edition, content)),
        ROWS_PER_STATEMENT,
    )
    EditionFile.objects.bulk_create(
        (row for edition, content in made for row in file_rows(edition, content)),
        ROWS_PER_STATEMENT,
    )
    for document, edition in zip(documents, editions, strict=True):
        if isinstance(document, Program):
            MilestoneDate.objects.announce(edition)
    reported = [
        (document, edition)
        for document, edition in zip(documents, editions, strict=True)
        if isinstance(document, Measure)
    ]
    MeasureStanding.objects.bulk_create(
        (
            MeasureStanding(
                edition=edition, **MeasureStanding.columns_of(edition.data, measure.position)
            )
            for measure, edition in reported
        ),
        ROWS_PER_STATEMENT,
    )
    _mark_shown([measure for measure, _ in reported], live)
    indexed.add_all(editions)


def _edition(document: Any, content: Content, live: Live) -> Edition:
    return Edition(
        document_id=document.pk,
        number=live.number,
        kind=document.KIND,
        language=document.language,
        sort_at=live.since,
        live_from=live.since,
        live_until=live.until,
        change_note="Sachstand ergänzt." if live.number > 1 else "",
        approved_by=live.people.approver,
        approved_at=live.since,
        **content_fields(content),
    )


def _mark_shown(measures: list[Measure], live: Live) -> None:
    """Note with each Sachstand the first edition that holds it.

    One statement: without statistics PostgreSQL finds rows by the index of what is not shown, among all that earlier
    statements left behind there.
    """
    own = Edition.objects.filter(document=OuterRef("measure"), number=live.number)
    held = ProgressUpdate.objects.open().filter(measure__in=measures, date__lte=day_of(live.since))
    held.update(shown_in=own.values("pk"))
