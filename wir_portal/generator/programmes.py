"""Puts generated programmes into the database in bulk, with measures and what was reported of them month by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction

from accounts.models import User
from programs.models import FundingPeriod, Measure, MeasureStanding, Program, ProgressUpdate
from publishing.content import Content, assemble, content_fields, file_rows, link_rows
from publishing.models import (
    ContentGeneration,
    Document,
    Edition,
    EditionFile,
    EditionLink,
    State,
)
from publishing.moments import day_of, months_after
from publishing.relations import put
from publishing.searching import indexed

ROWS_PER_STATEMENT = 500
# Where a measure with the number n stands in the end; each way there is one that the rules allow
WAYS = (
    ("planned", "active"),
    ("planned", "active"),
    ("planned", "active", "finalisation"),
    ("planned", "active", "suspended"),
    ("planned", "active", "finalisation", "closed"),
    ("planned", "cancelled"),
)
OUTLOOKS = ("on_track", "on_track", "at_risk", "blocked", "")
REPORT = (
    "Im {month} gab es {number} Treffen mit zusammen {people} Menschen. Die Rückmeldungen sind gut."
)
WRITTEN = timedelta(days=1)


@dataclass(frozen=True)
class Extent:
    """How much is generated: programmes, measures of each, Sachstände of each measure."""

    programs: int
    measures: int
    updates: int


@dataclass(frozen=True)
class People:
    editor: User
    approver: User


def insert(
    extent: Extent, *, people: People, department: Edition, at: datetime,
    progress: Callable[[int], None] = lambda done: None,
) -> None:  # fmt: skip
    """Insert programmes behind those that are there, each in a transaction of its own."""
    first = Program.objects.count()
    for number in range(first, first + extent.programs):
        with transaction.atomic():
            program = _program(number, people, department, at)
            measures = _measures(program, number, extent, people, at)
            _publish([(program, [])], people, at)
            _publish(measures, people, at)
            ContentGeneration.bump()
        progress(number - first + 1)


def _program(number: int, people: People, department: Edition, at: datetime) -> Program:
    program = Program.objects.create(
        code=f"P{number}",
        lead_department_id=department.document_id,
        **_words(f"Förderprogramm {number}", f"programm-{number}", people, at),
    )
    today = day_of(at)
    FundingPeriod.objects.create(
        program=program,
        start=today.replace(year=today.year - 4, month=1, day=1),
        end=today.replace(year=today.year + 1 + number % 3, month=12, day=31),
    )
    return program


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
            **_words(f"Maßnahme {number}.{index}", f"massnahme-{number}-{index}", people, at),
        )
        for index in range(extent.measures)
    ]
    parents = [Document(**_columns(one, Document)) for one in made]
    Document.objects.bulk_create(parents, ROWS_PER_STATEMENT)
    for measure, parent in zip(made, parents, strict=True):
        measure.pk = measure.document_ptr_id = parent.pk
    # bulk_create refuses multi-table inheritance; the parents are in already
    children: Any = Measure._base_manager.get_queryset()
    children._insert(made, fields=Measure._meta.local_concrete_fields, using=Document.objects.db)
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


def _publish(
    documents: Sequence[tuple[Any, list[ProgressUpdate]]], people: People, at: datetime
) -> None:
    """Write two editions of each: one of half a year ago, with what had been reported by then, and the present one."""
    moments = [at - timedelta(days=180), at - WRITTEN]
    made: list[tuple[Edition, Content]] = []
    for document, history in documents:
        for index, live_from in enumerate(moments):
            known = [update for update in history if update.date <= day_of(live_from)]
            if document.KIND == Measure.KIND:
                put(document, "updates", known)
                put(document, "goals", [])
            content = assemble(document, [], [], list(document.edition_links()), live_from)
            made.append((_edition(document, index, content, moments, people), content))
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
    positions = {document.pk: getattr(document, "position", 0) for document, _ in documents}
    MeasureStanding.objects.bulk_create(
        (
            MeasureStanding(
                edition=one, **MeasureStanding.columns_of(one.data, positions[one.document_id])
            )
            for one in editions
            if one.kind == Measure.KIND
        ),
        ROWS_PER_STATEMENT,
    )
    _mark_shown(editions)
    indexed.add_all(editions)


def _edition(
    document: Any, index: int, content: Content, moments: list[datetime], people: People
) -> Edition:
    return Edition(
        document_id=document.pk,
        number=index + 1,
        kind=document.KIND,
        language=document.language,
        sort_at=moments[index],
        live_from=moments[index],
        live_until=moments[index + 1] if index + 1 < len(moments) else None,
        change_note="Sachstand ergänzt." if index else "",
        approved_by=people.approver,
        approved_at=moments[index],
        **content_fields(content),
    )


def _mark_shown(editions: Sequence[Edition]) -> None:
    """Note with each Sachstand the first edition that holds it."""
    for edition in editions:
        if edition.kind == Measure.KIND:
            day = day_of(edition.live_from)
            own = ProgressUpdate.objects.open().filter(measure=edition.document_id, date__lte=day)
            own.update(shown_in=edition)


def _words(title: str, slug: str, people: People, at: datetime) -> dict[str, Any]:
    return {
        "title": title,
        "slug": slug,
        "summary": f"{title}: worum es geht und für wen, in einem Satz.",
        "state": State.APPROVED,
        "submitted_by": people.editor,
        "submitted_at": at,
        "last_edited_by": people.editor,
        "last_edited_at": at,
    }


def _columns(item: Any, model: type[models.Model]) -> dict[str, Any]:
    return {
        f.attname: getattr(item, f.attname)
        for f in model._meta.local_concrete_fields
        if not f.primary_key
    }
