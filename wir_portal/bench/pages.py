"""Which addresses are measured: every public page type, deep list pages, and the newsroom's list and form."""

import math
from datetime import datetime, timedelta

from django.db.models import Count
from django.urls import reverse

from publishing import paging
from publishing.models import Edition


def public_pages(at: datetime) -> dict[str, str]:
    """Return label and address of one page of each public type, and of deep pages of the news list."""
    live = Edition.objects.live(at)
    last_page = max(math.ceil(live.of_kind("news").count() / paging.SIZE), 1)
    newest = {kind: live.of_kind(kind).newest_first().first() for kind in KINDS}
    pages = {
        "Startseite": "/",
        "Meldungen, Seite 1": "/aktuelles/",
        "Meldungen, mittlere Seite": f"/aktuelles/?seite={max(last_page // 2, 1)}",
        "Meldungen, letzte Seite": f"/aktuelles/?seite={last_page}",
        "Meldungen eines Jahres": f"/aktuelles/?jahr={at.year - 1}",
        "Feed": "/aktuelles/feed.atom",
        "Termine": "/termine/",
        "Änderungen, 7 Tage": "/aenderungen/",
        "Änderungen, alle": "/aenderungen/?seit=2000-01-01",
        "Programme": "/programme/",
        "Organisation": "/organisation/",
        "Ansprechpersonen": "/ansprechpersonen/",
        "Sitemap": "/sitemap.xml",
    }
    return pages | {label: newest[kind].path for kind, label in KINDS.items() if newest[kind]}


KINDS = {
    "news": "Meldung",
    "event": "Termin",
    "program": "Programm",
    "measure": "Maßnahme",
    "department": "Organisationseinheit",
    "person": "Person",
    "page": "einfache Seite",
}


def newsroom_pages(at: datetime) -> dict[str, str]:
    """Return label and address of the newsroom's first page, its lists, a search, and the form of one announcement."""
    newest = Edition.objects.live(at).of_kind("news").newest_first().first()
    changelist = reverse("admin:news_newsitem_changelist")
    return {
        "Redaktion: Übersicht": reverse("admin:index"),
        "Redaktion: alle Texte": reverse("admin:publishing_document_changelist"),
        "Redaktion: Liste": changelist,
        "Redaktion: Suche": f"{changelist}?q=Sprache",
        "Redaktion: Formular": reverse("admin:news_newsitem_change", args=[newest.document_id]),
    }


def of_programmes(at: datetime) -> tuple[dict[str, str], dict[str, str]]:
    """Return label and address of the public pages of programmes and measures, and of the newsroom's."""
    live = Edition.objects.live(at)
    largest = Count("standing__program")
    standing = live.of_kind("measure").values("standing__program").annotate(number=largest)
    program_id = standing.order_by("-number").values_list("standing__program", flat=True)[0]
    program = live.get(document=program_id)
    measure = live.of_kind("measure").filter(standing__program=program_id).order_by("-pk")[0]
    listed = reverse("admin:programs_measure_changelist")
    earlier = f"{at - timedelta(days=90):%Y-%m-%d}"
    public = {
        "Startseite": "/",
        "Programme": "/programme/",
        "Programme als Tabelle": "/programme/?ansicht=tabelle",
        "Programme als JSON": "/programme/?format=json",
        "Programm": program.path,
        "Programm an einem früheren Tag": f"{program.path}?stand={earlier}",
        "Maßnahme": measure.path,
        "Maßnahme an einem früheren Tag": f"{measure.path}?stand={earlier}",
    }
    return public, {
        "Redaktion: Übersicht": reverse("admin:index"),
        "Redaktion: Maßnahmen": listed,
        "Redaktion: fällige Maßnahmen": f"{listed}?sachstand=faellig",
        "Redaktion: Maßnahme": reverse("admin:programs_measure_change", args=[measure.document_id]),
        "Redaktion: Monatsrunde": reverse("admin:programs_measure_round", args=[program_id]),
    }
