"""Which pages of programmes are measured: all that show them, their measures or their indicators, in a large stock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from programs.models import FunderReport
from programs.radar.page import PAGE, radar_address
from publishing.models import Edition
from publishing.slugs import slug_in
from wir_portal.generator.programmes import GENERATED

# The bars: milliseconds of the first answer after something was published, and queries of what the public sees
MILLISECONDS, QUERIES = 150, 6
# Queries of a list of the newsroom: session, account, permissions; choices of two filters, number, rows
LIST = 7


@dataclass(frozen=True)
class Page:
    """An address, and the most queries and milliseconds that it may need."""

    address: str
    queries: int = QUERIES
    milliseconds: int = MILLISECONDS


def public_pages(at: datetime) -> dict[str, Page]:
    """Return label and page of every page, list and file, each also in another language and as of a past day."""
    day = f"stand={at - timedelta(days=90):%Y-%m-%d}"
    found = {}
    for label, address in _german_pages(at).items():
        found[label] = address
        if label != CATALOG:
            found[f"{label}, englisch"] = f"/en{address}"
        if label not in WITHOUT_DAYS:
            past = f"{address}{'&' if '?' in address else '?'}{day}"
            found[f"{label}, vor drei Monaten"] = past
            found[f"{label}, englisch, vor drei Monaten"] = f"/en{past}"
    for name in API_LISTS:
        found[f"Schnittstelle: {name}"] = f"/api/v1/{name}"
        found[f"Schnittstelle: {name}, vor drei Monaten"] = f"/api/v1/{name}?{day}"
    return {label: Page(address) for label, address in found.items()}


CATALOG = "Katalog der offenen Daten"
WITHOUT_DAYS = ("Startseite", "Offene Daten", CATALOG)
API_LISTS = ("programs", "measures", "updates", "indicators", "milestones", "awards")


def _german_pages(at: datetime) -> dict[str, str]:
    program, measure, indicator = (_path(kind, at) for kind in ("program", "measure", "indicator"))
    slug = slug_in(program)
    return {
        "Startseite": "/",
        "Programme": "/programme/",
        "Programme als Tabelle": "/programme/?ansicht=tabelle",
        "Programme, gefiltert": f"/programme/?jahr={at.year}&sortierung=-betrag",
        "Programm": program,
        "Maßnahmen": "/massnahmen/",
        "Maßnahmen, letzte Seite": "/massnahmen/?seite=200",
        "Maßnahmen eines Programms": f"/massnahmen/?programm={slug}",
        "Maßnahmen, gefiltert": "/massnahmen/?status=in-umsetzung&ausblick=nach-plan&sortierung=-datum",
        "Maßnahme": measure,
        "Indikatoren": "/indikatoren/",
        "Indikatoren, letzte Seite": "/indikatoren/?seite=25",
        "Indikatoren eines Programms": f"/indikatoren/?programm={slug}",
        "Indikator": indicator,
        "Offene Daten": "/daten/",
        CATALOG: "/daten/katalog.jsonld",
        **_files(slug),
    }


def _files(slug: str) -> dict[str, str]:
    lists = {
        "Programme": "/programme/?",
        "alle Maßnahmen": "/massnahmen/?",
        "Maßnahmen eines Programms": f"/massnahmen/?programm={slug}&",
    }
    return {
        f"{label} als {form.upper()}": f"{address}format={form}"
        for label, address in lists.items()
        for form in ("csv", "json")
    }


def newsroom_pages(at: datetime) -> dict[str, Page]:
    """Return label and page of what the newsroom shows of programmes, measures, indicators and reports.

    Four of the queries of each are those of every signed-in request: session, account, permissions and, where texts of
    teams are told apart, the person's teams.
    """
    program, measure, indicator = (
        _live(kind, at).document_id for kind in ("program", "measure", "indicator")
    )
    report = FunderReport.objects.drafts().filter(program=program).latest("pk").pk
    rows = {
        name: reverse(f"admin:programs_{name}_changelist")
        for name in ("program", "measure", "indicator", "funderreport")
    }
    pages = {
        "Übersicht": Page(reverse("admin:index"), 12),
        "alle Texte": Page(reverse("admin:publishing_document_changelist"), LIST),
        "Programme": Page(rows["program"], LIST),
        "Programm": Page(reverse("admin:programs_program_change", args=[program]), 14),
        "Maßnahmen": Page(rows["measure"], LIST),
        "Maßnahmen eines Programms": Page(f"{rows['measure']}?program__id__exact={program}", LIST),
        "Maßnahmen nach Sachstand": Page(f"{rows['measure']}?o=-3", LIST),
        "Maßnahmen in Umsetzung": Page(f"{rows['measure']}?massnahmenstand=active", LIST),
        "fällige Maßnahmen": Page(f"{rows['measure']}?sachstand=faellig", LIST),
        "Maßnahme": Page(reverse("admin:programs_measure_change", args=[measure]), 12),
        "Monatsrunden": Page(reverse("admin:programs_measure_rounds"), 6),
        "Monatsrunde": Page(reverse("admin:programs_measure_round", args=[program]), 11),
        "Indikatoren": Page(rows["indicator"], LIST),
        "Indikator": Page(reverse("admin:programs_indicator_change", args=[indicator]), 11),
        "Förderlücken": Page(reverse(PAGE), 9),
        "Förderlücken eines Programms": Page(radar_address(program), 10),
        "Sachberichte": Page(rows["funderreport"], 6),
        "Sachbericht": Page(reverse("admin:programs_funderreport_change", args=[report]), 7),
        "Sachbericht, Vorschau": Page(
            reverse("admin:programs_funderreport_preview", args=[report]), 10
        ),
    }
    return {f"Redaktion: {label}": page for label, page in pages.items()}


def _path(kind: str, at: datetime) -> str:
    return _live(kind, at).path


def _live(kind: str, at: datetime) -> Edition:
    """Return the generated programme that comes last, or the last measure or indicator of it."""
    live = Edition.objects.live(at).of_kind(kind)
    if kind == "program":
        return live.filter(path__startswith=GENERATED).order_by("-pk")[0]
    linked = live.filter(links__rel="program", links__target=_live("program", at).document_id)
    return linked.order_by("-pk")[0]
