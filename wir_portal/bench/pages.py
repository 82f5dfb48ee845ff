"""Which addresses are measured: every public page type, deep list pages, and the newsroom's list and form."""

import math
from datetime import datetime

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
