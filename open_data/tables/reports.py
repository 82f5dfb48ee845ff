"""What was reported of measures: a row for each Sachstand, those that a later one corrected among them."""

from collections.abc import Iterator
from datetime import datetime

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

# So many editions are in memory at a time
AT_ONCE = 200


def rows(at: datetime) -> Iterator[tuple[object, ...]]:
    """Yield what was reported of all live measures, by their titles, the oldest first: two queries."""
    live = Edition.objects.live(at).in_language(GERMAN)
    programs = {one.document_id: one for one in live.of_kind("program").order_by().for_card()}
    measures = live.of_kind("measure").by_title().for_card().annotate(uuid=F("document__uuid"))
    # Each holds all that was ever reported of it
    for edition in measures.iterator(AT_ONCE):
        program = programs.get(edition.data["program"])
        # The edition keeps the newest first
        updates = reversed(list(with_corrections(edition.data.get("updates", []))))
        entries: dict[str, int] = {}
        for one, corrected in updates:
            entry = entries[one["date"]] = entries.get(one["date"], 0) + 1
            yield (
                edition.uuid, edition.title, program.title if program else None, one["date"], entry,
                not corrected, one["status"], one["outlook"], one["text"], one["next_step"],
                one["reason"], settings.SITE_URL + edition.path,
            )  # fmt: skip


REPORTS = Table(
    "sachstaende",
    "Sachstände der Maßnahmen",
    "Was von jeder Maßnahme berichtet wurde, eine Zeile für jeden Sachstand. Berichtigte bleiben lesbar.",
    COLUMNS,
    rows,
)
