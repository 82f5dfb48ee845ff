"""Which data sets there are: what each holds, in which forms, how often it changes; for page and catalogue alike."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ..grants import files as grant_files
from ..grants.grants import CSV_PATH, JSON_PATH, SCHEMA_PATH
from ..tables.milestones import MILESTONES
from ..tables.observations import OBSERVATIONS
from ..tables.reports import REPORTS
from ..tables.table import Table

Words = str | Promise
API = "/api/v1/"


class Form(Enum):
    """A file format: its name, its media type, and its code in the EU's list of file types."""

    CSV = ("CSV", "text/csv", "CSV")
    JSON = ("JSON", "application/json", "JSON")
    ATOM = ("Atom", "application/atom+xml", "ATOM")
    ICS = ("iCalendar", "text/calendar", "ICS")

    def __init__(self, label: str, media_type: str, file_type: str) -> None:
        self.label, self.media_type, self.file_type = label, media_type, file_type


class Rhythm(Enum):
    """How often something changes: the EU's word and ours."""

    MONTHLY = ("MONTHLY", gettext_lazy("jeden Monat"))
    IRREGULAR = ("IRREG", gettext_lazy("wenn etwas Neues veröffentlicht wird"))

    def __init__(self, code: str, words: Words) -> None:
        self.code, self.words = code, words


@dataclass(frozen=True)
class File:
    """`path` is its address; `note` says for whom it is; `conforms_to` and `described_by` are addresses or ""."""

    key: str
    form: Form
    path: str
    note: Words = ""
    conforms_to: str = ""
    described_by: str = ""


@dataclass(frozen=True)
class Dataset:
    """`kind` is that of the editions it is made of, `api` the list of the interface that holds it too.

    `page` names the address where people read the same; `columns` are (name, what it holds, what it means), in German.
    `themes` are codes of the EU's list of themes, `keywords` German words.
    """

    key: str
    title: Words
    text: Words
    kind: str
    api: str
    page: str
    rhythm: Rhythm
    themes: tuple[str, ...]
    keywords: tuple[str, ...]
    files: tuple[File, ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()

    @property
    def page_title(self) -> Words:
        return PAGES[self.page]


# What people read at which address
PAGES = {
    "programs:list": gettext_lazy("Förderprogramme"),
    "programs:measures": gettext_lazy("Maßnahmen"),
    "programs:indicators": gettext_lazy("Indikatoren"),
    "news:list": gettext_lazy("Meldungen"),
    "news:events": gettext_lazy("Termine"),
    "organization:departments": gettext_lazy("Organisation"),
}
EXCEL = gettext_lazy("mit Semikolon, für Tabellenprogramme")
COMMA = gettext_lazy("mit Komma, wie es der Standard verlangt")
TABULAR = "https://www.w3.org/TR/tabular-data-model/"
GIVING = "https://standard.threesixtygiving.org/"


def _list(path: str) -> tuple[File, ...]:
    """Return the two files that a list of the pages has."""
    return (
        File("csv", Form.CSV, f"{path}?format=csv", EXCEL),
        File("json", Form.JSON, f"{path}?format=json"),
    )


def _table(table: Table) -> tuple[File, ...]:
    return (File("csv", Form.CSV, table.path, COMMA, TABULAR, described_by=table.metadata_path),)


def _columns(table: Table) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.name, one.words, one.meaning) for one in table.columns)


DATASETS = (
    Dataset(
        key="programme",
        title=gettext_lazy("Förderprogramme"),
        text=gettext_lazy("Jedes Programm mit Stand, Laufzeit, Zuständigkeit, Zahl der Maßnahmen und Summen."),
        kind="program", api="programs", page="programs:list", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE", "SOCI"), keywords=("Förderprogramm", "Förderung", "Integration"),
        files=_list("/programme/"),
    ),
    Dataset(
        key="zuwendungen",
        title=gettext_lazy("Zuwendungen"),
        text=gettext_lazy("Was bewilligt und was davon weitergegeben ist, in den Feldnamen von 360Giving."),
        kind="program", api="awards", page="programs:list", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE", "ECON"), keywords=("Zuwendung", "Förderung", "Bewilligung", "360Giving"),
        files=(
            File("csv", Form.CSV, CSV_PATH, COMMA, GIVING),
            File("json", Form.JSON, JSON_PATH, "", GIVING, SCHEMA_PATH),
        ),
        columns=tuple(grant_files.columns()),
    ),
    Dataset(
        key="massnahmen",
        title=gettext_lazy("Maßnahmen"),
        text=gettext_lazy("Was in den Programmen getan wird: Stand, Ausblick, Termine und der letzte Sachstand."),
        kind="measure", api="measures", page="programs:measures", rhythm=Rhythm.MONTHLY,
        themes=("GOVE", "SOCI"), keywords=("Maßnahme", "Förderprogramm", "Umsetzung"),
        files=_list("/massnahmen/"),
    ),
    Dataset(
        key=REPORTS.code,
        title=gettext_lazy("Sachstände"),
        text=gettext_lazy("Alles, was von den Maßnahmen berichtet wurde, auch was später berichtigt wurde."),
        kind="measure", api="updates", page="programs:measures", rhythm=Rhythm.MONTHLY,
        themes=("GOVE", "SOCI"), keywords=("Sachstand", "Bericht", "Maßnahme"),
        files=_table(REPORTS), columns=_columns(REPORTS),
    ),
    Dataset(
        key=MILESTONES.code,
        title=gettext_lazy("Meilensteine"),
        text=gettext_lazy("Was für wann zugesagt ist, mit allen Terminen, die verschoben wurden."),
        kind="program", api="milestones", page="programs:list", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE",), keywords=("Meilenstein", "Termin", "Förderprogramm"),
        files=_table(MILESTONES), columns=_columns(MILESTONES),
    ),
    Dataset(
        key="indikatoren",
        title=gettext_lazy("Indikatoren"),
        text=gettext_lazy("Was gezählt oder gemessen wird: Einheit, Definition, Methode, Quelle und Ziel."),
        kind="indicator", api="indicators", page="programs:indicators", rhythm=Rhythm.IRREGULAR,
        themes=("SOCI", "GOVE"), keywords=("Indikator", "Kennzahl", "Integration"),
        files=_list("/indikatoren/"),
    ),
    Dataset(
        key=OBSERVATIONS.code,
        title=gettext_lazy("Messwerte"),
        text=gettext_lazy("Alle Werte der Indikatoren, eine Zeile für jeden Zeitraum. Zahlen unter 5, und was sich"
                          " daraus errechnen ließe, fehlen, wenn Menschen gezählt werden."),
        kind="indicator", api="observations", page="programs:indicators", rhythm=Rhythm.IRREGULAR,
        themes=("SOCI", "GOVE"), keywords=("Messwert", "Indikator", "Statistik"),
        files=_table(OBSERVATIONS), columns=_columns(OBSERVATIONS),
    ),
    Dataset(
        key="meldungen",
        title=gettext_lazy("Meldungen"),
        text=gettext_lazy("Was wir melden: die neuesten als Feed, alle über die Schnittstelle."),
        kind="news", api="news", page="news:list", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE",), keywords=("Meldung", "Nachrichten"),
        files=(
            File("json", Form.JSON, "/aktuelles/feed.json", "Feed", "https://www.jsonfeed.org/version/1.1/"),
            File("atom", Form.ATOM, "/aktuelles/feed.atom"),
        ),
    ),
    Dataset(
        key="termine",
        title=gettext_lazy("Termine"),
        text=gettext_lazy("Was stattfindet, wann und wo."),
        kind="event", api="events", page="news:events", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE", "SOCI"), keywords=("Termin", "Veranstaltung"),
        files=(
            File("ics", Form.ICS, "/termine/termine.ics"),
            File("atom", Form.ATOM, "/termine/feed.atom"),
        ),
    ),
    Dataset(
        key="organisation",
        title=gettext_lazy("Organisation"),
        text=gettext_lazy("Die Einheiten der Verwaltung und wozu sie gehören."),
        kind="department", api="departments", page="organization:departments", rhythm=Rhythm.IRREGULAR,
        themes=("GOVE",), keywords=("Verwaltung", "Organisation", "Zuständigkeit"),
    ),
)  # fmt: skip
