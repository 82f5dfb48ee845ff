"""The measures of programmes as pages and lists show them: how many in which status, what was reported last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count

from publishing.languages import GERMAN, Language, get
from publishing.models import Edition
from publishing.moments import day_from

from .status import MeasureStatus

Counts = dict[str, int]
COLUMNS = (
    "document", "translation_of", "language", "path", "title", "summary", "sort_title",
    "standing__position", "standing__facts",
)  # fmt: skip


class Row(NamedTuple):
    """What is read of a measure; a translation has no position and no facts."""

    document_id: int
    translation_of_id: int | None
    language: str
    path: str
    title: str
    summary: str
    sort_title: str
    position: int
    facts: dict[str, Any]

    @property
    def subject_id(self) -> int:
        """The German document, as with editions."""
        return self.translation_of_id or self.document_id


@dataclass(frozen=True)
class MeasureCard:
    """A measure in the list of its programme.

    `path` is the address of its page and `document_id` the German document; "" and None for what a programme's
    edition froze before measures had pages.
    `status` is a MeasureStatus, `status_on` the day of the claim or None, `outlook` the code of an Outlook or "",
    `latest` what was reported last (dict: date, text, next_step) or None, `reason` that of a cancellation.
    """

    title: str
    summary: str
    document_id: int | None
    path: str
    language: str
    status: MeasureStatus
    status_on: date | None
    reason: str
    outlook: str
    latest: dict[str, Any] | None
    start: date | None
    end: date | None
    start_is_actual: bool
    end_is_actual: bool
    goals: list[str]

    @property
    def spoken(self) -> Language:
        """The language of its words."""
        return get(self.language)

    @property
    def is_all_plan(self) -> bool:
        """Whether both its days are known and neither has come."""
        planned = not (self.start_is_actual or self.end_is_actual)
        return planned and self.start is not None and self.end is not None


@dataclass(frozen=True)
class MeasureGroup:
    """Measures in one status: `code` (active, planned …), `label` in German."""

    code: str
    label: str
    measures: list[MeasureCard]


def counts_by_program(program_ids: Iterable[int], at: datetime) -> dict[int, Counts]:
    """Return for each programme (by document) how many live measures stand in which status: one query.

    {12: {"active": 3, "closed": 1}}; statuses without measures and programmes without any are left out.
    """
    counted = (
        live_measures(at)
        .filter(standing__program__in=set(program_ids))
        .values("standing__program", "standing__status")
        .annotate(number=Count("pk"))
        .order_by()
    )
    found: dict[int, Counts] = {}
    for row in counted:
        found.setdefault(row["standing__program"], {})[row["standing__status"]] = row["number"]
    return found


def counts_of(programs: Iterable[Edition], at: datetime) -> dict[int, Counts]:
    """Return the same counts as the programmes' pages show, former measures among them, for their German editions.

    One query, and one more where there are editions from before measures were documents.
    """
    programs = list(programs)
    counts = counts_by_program((one.document_id for one in programs), at)
    former = {one.document_id: one.data["measures"] for one in programs if one.data.get("measures")}
    if not former:
        return counts
    live = live_measures(at).filter(standing__program__in=former)
    known = {(pk, title.casefold()) for pk, title in live.values_list("standing__program", "title")}
    for pk, items in former.items():
        for item in items:
            if (pk, item["title"].casefold()) not in known:
                found = counts.setdefault(pk, {})
                found[item["status"]] = found.get(item["status"], 0) + 1
    return counts


def groups_of(program: Edition, at: datetime) -> list[MeasureGroup]:
    """Return the measures of the programme by status, in the order of their life; empty groups are left out.

    One query. What the programme's own edition froze before measures were documents is shown unless a live measure has
    the same title.
    """
    german = live_measures(at).filter(standing__program=program.subject_id)
    rows = german.order_by().values_list(*COLUMNS)
    if program.language != GERMAN:
        translations = Edition.objects.live(at).in_language(program.language)
        same = translations.filter(translation_of__in=german.order_by().values("document"))
        rows = rows.union(same.order_by().values_list(*COLUMNS), all=True)
    found = [Row(*row) for row in rows]
    translated = {one.translation_of_id: one for one in found if one.translation_of_id}
    found = [one for one in found if not one.translation_of_id]
    found.sort(key=lambda one: (one.position, one.sort_title))
    cards = [_card(translated.get(one.document_id, one), one.facts) for one in found]
    known = {one.title.casefold() for one in found}
    frozen = program.data.get("measures", [])
    cards += [
        _frozen_card(item, program.language)
        for item in frozen
        if item["title"].casefold() not in known
    ]
    groups = [
        MeasureGroup(
            status.value, str(status.label), [card for card in cards if card.status == status]
        )
        for status in MeasureStatus
    ]
    return [group for group in groups if group.measures]


def counted(groups: Iterable[MeasureGroup]) -> Counts:
    """Return how many measures the groups hold, by status, as counts_by_program does it."""
    return {group.code: len(group.measures) for group in groups}


def live_measures(at: datetime) -> Any:
    """Return the live German editions of measures, each with its `standing`."""
    return Edition.objects.live(at).of_kind("measure").in_language(GERMAN)


def _card(edition: Row, facts: dict[str, Any]) -> MeasureCard:
    return MeasureCard(
        title=edition.title,
        summary=edition.summary,
        document_id=edition.subject_id,
        path=edition.path,
        language=edition.language,
        status=MeasureStatus(facts["status"]),
        status_on=day_from(facts["status_on"]),
        reason=facts["status_reason"],
        outlook=facts["outlook"],
        latest=facts["latest"],
        goals=facts["goals"],
        **days(facts),
    )


def _frozen_card(item: dict[str, Any], language: str) -> MeasureCard:
    return MeasureCard(
        title=item["title"],
        summary=item["text"],
        document_id=None,
        path="",
        language=language,
        status=MeasureStatus(item["status"]),
        status_on=day_from(item["status_on"]),
        reason=item["status_reason"],
        outlook="",
        latest=None,
        goals=item["goals"],
        **days(item),
    )


def days(facts: dict[str, Any]) -> dict[str, Any]:
    """Return when a measure began and ends, and whether that is planned or has happened."""
    return {
        "start": day_from(facts["actual_start"] or facts["planned_start"]),
        "end": day_from(facts["actual_end"] or facts["planned_end"]),
        "start_is_actual": bool(facts["actual_start"]),
        "end_is_actual": bool(facts["actual_end"]),
    }
