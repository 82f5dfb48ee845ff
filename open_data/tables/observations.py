"""What was measured: a row for each period and part of an indicator. What is kept back stands in no edition."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import F

from programs.models.observation import Observation
from publishing import reading
from publishing.languages import GERMAN
from publishing.models import Edition

from .columns import Column, figure
from .table import Table

COLUMNS = (
    Column(
        "indicator_id",
        "Bleibende Kennung des Indikators, wie in der Schnittstelle",
        required=True,
        is_key=True,
    ),
    Column("indicator", "Name des Indikators", required=True),
    Column("program", "Förderprogramm, zu dessen Zielen er etwas sagt"),
    Column("unit", "Einheit der Werte", required=False),
    Column("from", "Erster Tag des Zeitraums", "date", required=True, is_key=True),
    Column(
        "until",
        "Letzter Tag des Zeitraums; bei einem Stichtag derselbe",
        "date",
        required=True,
        is_key=True,
    ),
    Column(
        "dimension",
        "Teil, für den der Wert gilt, zum Beispiel „Geschlecht: weiblich“; leer für das Ganze",
        is_key=True,
    ),
    Column("value", "Wert; leer, wenn es keinen gibt oder er nicht veröffentlicht wird", "decimal"),
    Column(
        "suppressed",
        "Ob der Wert nicht veröffentlicht wird, weil er so wenige Menschen betrifft",
        "boolean",
        required=True,
    ),
    Column("comparison", "Vergleichswert", "decimal"),
    Column("comparison_label", "Womit verglichen wird"),
    Column(
        "state",
        "vorläufig, endgültig oder revidiert",
        required=True,
        choices=tuple(Observation.State.values),
    ),
    Column("source", "Wer die Werte erhebt oder veröffentlicht"),
    Column("source_url", "Adresse der Quelle", "anyURI"),
    Column("territory", "Gebiet, für das die Werte gelten"),
    Column("url", "Seite des Indikators", "anyURI", required=True),
)


def rows(at: datetime) -> Iterator[tuple[object, ...]]:
    """Yield the measurements of all live indicators, by title, the oldest first: two queries."""
    live = Edition.objects.live(at).of_kind("indicator").in_language(GERMAN).by_title()
    editions = list(live.for_card().annotate(uuid=F("document__uuid")))
    programs = reading.live_by_document(reading.target_ids(editions, "program"), at)
    for edition in editions:
        data, program = edition.data, programs.get(edition.data["program"])
        for one in data.get("observations", []):
            yield (
                edition.uuid, edition.title, program.title if program else None, data["unit"], one["from"],
                one["until"], one["dimension"], figure(one["value"]), one["suppressed"], figure(one["comparison"]),
                data["comparison_label"], one["state"], data["source"], data["source_url"], data["territory"],
                settings.SITE_URL + edition.path,
            )  # fmt: skip


OBSERVATIONS = Table(
    "messwerte",
    "Messwerte der Indikatoren",
    "Werte zu den Zielen der Förderprogramme, eine Zeile für jeden Zeitraum und jeden Teil. Ein Indikator informiert"
    " über ein Ziel; eine Wirkung belegt er nicht.",
    COLUMNS,
    rows,
)
