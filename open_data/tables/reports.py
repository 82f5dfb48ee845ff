"""What was reported of measures: a row for each Sachstand, those that a later one corrected among them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from programs.measures.reported import with_corrections
from programs.measures.status import MeasureStatus, Outlook
from publishing.languages import GERMAN
from publishing.models import Edition

from .columns import Column
from .table import Table

COLUMNS = (
    Column(
        "measure_id",
        "Bleibende Kennung der Maßnahme, wie in der Schnittstelle",
        required=True,
        is_key=True,
    ),
    Column("measure", "Name der Maßnahme", required=True),
    Column("program", "Förderprogramm der Maßnahme"),
    Column("date", "Tag, für den berichtet wird", "date", required=True, is_key=True),
    Column(
        "entry",
        "Der wievielte Eintrag für diesen Tag es ist; der letzte gilt",
        "integer",
        required=True,
        is_key=True,
    ),
    Column(
        "counts",
        "Ob der Eintrag gilt, also durch keinen späteren für denselben Tag berichtigt ist",
        "boolean",
        required=True,
    ),
    Column("status", "Schritt der Maßnahme", required=True, choices=tuple(MeasureStatus.values)),
    Column("outlook", "Ausblick", choices=tuple(Outlook.values)),
    Column("text", "Was berichtet wurde"),
    Column("next_step", "Nächster Schritt"),
    Column("reason", "Grund, wenn die Maßnahme abgebrochen ist"),
    Column("url", "Seite der Maßnahme", "anyURI", required=True),
)

# So many editions are in memory at a time; no statement stays open while somebody reads slowly
AT_ONCE = 50


def rows(at: datetime) -> Iterator[tuple[object, ...]]:
    """Yield what was reported of all live measures, by their titles, the oldest first.

    A query for what there is, and one for 50 measures.
    """
    live = _made_of(at)
    found = list(live.by_title().values_list("kind", "pk", "document_id", "title"))
    programs = {document: title for kind, _, document, title in found if kind == "program"}
    measures = [pk for kind, pk, *_ in found if kind == "measure"]
    full = live.order_by().for_card().annotate(uuid=F("document__uuid"))
    for start in range(0, len(measures), AT_ONCE):
        some = measures[start : start + AT_ONCE]
        editions = full.in_bulk(some)
        for edition in (editions[pk] for pk in some if pk in editions):
            yield from _rows(edition, programs.get(edition.data["program"]))


def stamp(at: datetime) -> str:
    """Return the editions with their checksums, which change where something is blacked out: one query."""
    return repr(list(_made_of(at).order_by("pk").values_list("pk", "sha256")))


def _made_of(at: datetime) -> Any:
    return Edition.objects.live(at).of_kind("program", "measure").in_language(GERMAN)


def _rows(edition: Any, program: str | None) -> Iterator[tuple[object, ...]]:
    """Yield what was reported of a measure: its edition holds all of it, the newest first."""
    entries: dict[str, int] = {}
    uuid, url = str(edition.uuid), settings.SITE_URL + edition.path
    for one, corrected in reversed(list(with_corrections(edition.data.get("updates", [])))):
        entry = entries[one["date"]] = entries.get(one["date"], 0) + 1
        yield (
            uuid, edition.title, program, one["date"], entry, not corrected, one["status"], one["outlook"],
            one["text"], one["next_step"], one["reason"], url,
        )  # fmt: skip


REPORTS = Table(
    "sachstaende",
    "Sachstände der Maßnahmen",
    "Was von jeder Maßnahme berichtet wurde, eine Zeile für jeden Sachstand. Berichtigte bleiben lesbar.",
    COLUMNS,
    rows,
    stamp,
)
