"""What was promised for when: a row for each date of a milestone, those from which it was moved among them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from programs.precision import Precision
from programs.promises import State, promises_of
from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_of

from .columns import Column
from .table import Table

STATES = tuple(state.name.lower() for state in State)
COLUMNS = (
    Column(
        "program_id",
        "Bleibende Kennung des Förderprogramms, wie in der Schnittstelle",
        required=True,
        is_key=True,
    ),
    Column("program", "Name des Förderprogramms", required=True),
    Column(
        "milestone",
        "Der wievielte Meilenstein des Programms es ist, nach dem Termin, der jetzt gilt",
        "integer",
        required=True,
        is_key=True,
    ),
    Column("title", "Was erreicht sein soll", required=True),
    Column("measure_id", "Bleibende Kennung der Maßnahme, zu der er gehört"),
    Column("measure", "Name der Maßnahme; leer, wenn er für das ganze Programm gilt"),
    Column(
        "state",
        "erreicht, zugesagt, verschoben oder noch nicht erreicht",
        required=True,
        choices=STATES,
    ),
    Column("reached_on", "Tag, an dem es erreicht war", "date"),
    Column(
        "version",
        "Der wievielte Termin es ist; ab dem zweiten ist es einer, auf den verschoben wurde",
        "integer",
        required=True,
        is_key=True,
    ),
    Column("is_current", "Ob dieser Termin jetzt gilt", "boolean", required=True),
    Column("first_day", "Erster Tag, den der Termin meint", "date", required=True),
    Column("last_day", "Letzter Tag, den der Termin meint", "date", required=True),
    Column(
        "precision",
        "Wie genau der Termin ist: auf den Tag, den Monat, das Quartal oder das Jahr",
        required=True,
        choices=tuple(Precision.values),
    ),
    Column("announced_on", "Tag, an dem der Termin angekündigt wurde", "date"),
    Column("note", "Grund der Verschiebung"),
    Column("url", "Seite des Förderprogramms", "anyURI", required=True),
)


def rows(at: datetime) -> Iterator[tuple[object, ...]]:
    """Yield the dates of the milestones of all live programmes: two queries at most."""
    day = day_of(at)
    live = Edition.objects.live(at).of_kind("program").in_language(GERMAN).by_title()
    editions = list(live.for_card().annotate(uuid=F("document__uuid")))
    promises = [
        (edition, number, promise)
        for edition in editions
        for number, promise in enumerate(promises_of(edition.data, day), start=1)
    ]
    measures = _measures({one.measure_id for *_, one in promises if one.measure_id}, at)
    for edition, number, promise in promises:
        measure = measures.get(promise.measure_id or 0)
        for version, one in enumerate(promise.dates, start=1):
            yield (
                edition.uuid, edition.title, number, promise.title, measure.uuid if measure else None,
                measure.title if measure else None, promise.state.name.lower(), promise.reached_on, version,
                one is promise.current, one.first, one.last, one.precision, one.announced_on, one.note,
                settings.SITE_URL + edition.path,
            )  # fmt: skip


def _measures(ids: set[int], at: datetime) -> dict[int, Any]:
    """Return the live measures among these documents: one query, none without any."""
    if not ids:
        return {}
    live = Edition.objects.live(at).of_kind("measure").filter(document__in=ids)
    return {one.document_id: one for one in live.for_card().annotate(uuid=F("document__uuid"))}


MILESTONES = Table(
    "meilensteine",
    "Meilensteine der Förderprogramme",
    "Was für wann zugesagt ist, eine Zeile für jeden Termin. Verschobene Termine bleiben lesbar.",
    COLUMNS,
    rows,
)
