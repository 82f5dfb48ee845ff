"""Which pages of programmes are measured: all that show them, their measures or their indicators, in a large stock."""

from datetime import datetime, timedelta

from django.urls import reverse

from publishing.models import Edition
from wir_portal.generator.programmes import GENERATED


def public_pages(at: datetime) -> dict[str, str]:
    """Return label and address of every page, list and file, each also in another language and as of a past day."""
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
    return found


CATALOG = "Katalog der offenen Daten"
WITHOUT_DAYS = ("Startseite", "Offene Daten", CATALOG)
API_LISTS = ("programs", "measures", "updates", "indicators", "milestones", "awards")


def _german_pages(at: datetime) -> dict[str, str]:
    program, measure, indicator = (_path(kind, at) for kind in ("program", "measure", "indicator"))
    slug = program.strip("/").rpartition("/")[2]
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


def newsroom_pages(at: datetime) -> dict[str, str]:
    """Return label and address of the newsroom's pages of measures."""
    listed = reverse("admin:programs_measure_changelist")
    program, measure = (_live(kind, at) for kind in ("program", "measure"))
    return {
        "Redaktion: Übersicht": reverse("admin:index"),
        "Redaktion: Maßnahmen": listed,
        "Redaktion: fällige Maßnahmen": f"{listed}?sachstand=faellig",
        "Redaktion: Maßnahme": reverse("admin:programs_measure_change", args=[measure.document_id]),
        "Redaktion: Monatsrunde": reverse(
            "admin:programs_measure_round", args=[program.document_id]
        ),
    }


def _path(kind: str, at: datetime) -> str:
    return _live(kind, at).path


def _live(kind: str, at: datetime) -> Edition:
    """Return the generated programme that comes last, or the last measure or indicator of it."""
    live = Edition.objects.live(at).of_kind(kind)
    if kind == "program":
        return live.filter(path__startswith=GENERATED).order_by("-pk")[0]
    linked = live.filter(links__rel="program", links__target=_live("program", at).document_id)
    return linked.order_by("-pk")[0]
