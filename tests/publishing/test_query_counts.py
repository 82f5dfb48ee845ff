"""At most six queries for any public page, whatever the amount of content, even when nothing is counted yet."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organization.models import Appointment, Organization, Post
from programs.measures import files as measure_files
from programs.measures import rows as measure_rows
from programs.models import FundingPeriod
from publishing import actions, changes, paging, roster
from publishing.models import ContactBlock, Document
from tests import factories

from . import states
from .crowd import crowd

pytestmark = pytest.mark.django_db
MOST = 6


@pytest.fixture
def county():
    """Everything linked with everything that can be: the pages below show all their sections."""
    now = timezone.now()
    day = timedelta(days=1)
    top = factories.department(title="Dezernat", unit_kind="dezernat")
    unit = factories.department(title="Fachdienst", parent=top)
    below = factories.department(title="Fachstelle", parent=unit)
    funder = Organization.objects.create(name="Beispielministerium", kind="ministry")
    program = factories.program(lead_department=unit, funder=funder)
    FundingPeriod.objects.create(program=program, start="2014-03-01", volume="1000.00")
    measure = factories.measure(program=program, department=unit)
    factories.report(measure, date="2020-05-01")
    indicator = factories.indicator(program_id=program.pk)
    vacant = factories.program(title="Programm ohne Koordination", lead_department=unit)
    head = Post.objects.create(title="Leitung", department=unit, is_head=True)
    post = Post.objects.create(title="Koordination", department=unit, program=program)
    person = factories.person()
    for held in (head, post):
        Appointment.objects.create(person=person, post=held, term_from="2014-03-01")
    item = factories.news_item()
    item.tags.add("Vielfalt")
    item.programs.add(program.pk)
    item.departments.add(unit.pk)
    orphan = factories.news_item(title="Meldung eines Programms ohne Koordination")
    orphan.programs.add(vacant.pk)
    for document in (item, unit, program, person, orphan):
        for contact in (top, person):
            ContactBlock.objects.create(
                parent=document.document_ptr, region="main", ordering=50, contact=contact
            )
    event = factories.event()
    event.tags.add("Vielfalt")
    event.programs.add(program.pk)
    event.departments.add(unit.pk)
    page = factories.page()
    made = {}
    for name, document in {
        "top": top, "unit": unit, "below": below, "program": program, "vacant": vacant, "person": person,
        "page": page, "orphan": orphan, "item": item, "event": event, "measure": measure,
        "indicator": indicator,
    }.items():  # fmt: skip
        made[name] = factories.published(document, at=now - 3 * day)
    changed = factories.published(states.renamed(orphan, "Neue Fassung", now - day), at=now - day)
    made["orphan"] = changed
    withdrawn = factories.news_item(title="Zurückgezogen")
    withdrawn.programs.add(vacant.pk)
    states.withdrawn(withdrawn, now)
    made["withdrawn"] = factories.Edition.objects.get(document=withdrawn.pk)
    gone = factories.published(factories.page(), at=now - day)
    actions.remove(Document.objects.get(pk=gone.document_id), by=factories.approver(), at=now)
    made["gone"] = gone
    return made


def addresses(county):
    program, unit = county["program"].path.split("/")[2], county["unit"].path.split("/")[2]
    return {
        "/": 200, "/aktuelles/": 200, "/aktuelles/?thema=vielfalt": 200, f"/aktuelles/?programm={program}": 200,
        f"/aktuelles/?organisation={unit}": 200, "/aktuelles/feed.atom": 200, "/programme/": 200,
        "/indikatoren/?format=csv": 200, "/daten/": 200, "/daten/katalog.ttl": 200, "/daten/messwerte.csv": 200,
        "/indikatoren/": 200, f"/indikatoren/?programm={program}": 200,
        f"/aktuelles/?organisation={unit}&programm={program}&thema=vielfalt": 200, "/aktuelles/feed.json": 200,
        f"/aktuelles/feed.rss?programm={program}&thema=vielfalt": 200, "/termine/": 200,
        f"/termine/?programm={program}": 200, f"/termine/?monat={timezone.localdate():%Y-%m}": 200,
        "/termine/termine.ics": 200, "/termine/feed.atom": 200, "/en/termine/": 200,
        "/organisation/": 200, "/abonnieren/": 200, "/ansprechpersonen/": 200, "/sitemap.xml": 200,
        "/sitemap-1.xml": 200, "/sitemap-news.xml": 200,
        f"/teilen/qr-code/?adresse={county['item'].path}": 200, "/.well-known/security.txt": 200, "/robots.txt": 200,
        "/barriere-melden/": 200, f"/fehler-melden/?seite={county['item'].path}&fassung=1": 200,
        "/nichts/": 404, "/aktuelles/?seite=999": 404,
        **{edition.path: 200 for edition in county.values()},
        county["withdrawn"].path: 410, county["gone"].path: 410,
    }  # fmt: skip


def count(client, path, status):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == status, path
    return len(queries)


def forget():
    paging._count_off.cache_clear()
    roster._called.cache_clear()
    changes._called.cache_clear()
    measure_rows.forget()
    measure_files.forget()


def counts(client, county):
    """Return the queries of every address, first when nothing is counted yet, then again."""
    cold = {}
    for path, status in addresses(county).items():
        forget()
        cold[path] = count(client, path, status)
    warm = {path: count(client, path, status) for path, status in addresses(county).items()}
    return cold, warm


def test_no_public_page_needs_more_than_six_queries(client, county):
    cold, warm = counts(client, county)
    for path, number in {**cold, **warm}.items():
        assert number <= MOST, path
    assert max(cold.values()) <= MOST, cold


@pytest.fixture
def translated(county):
    """The same, with the programme, its measure and its indicator in English, and with awards."""
    now = timezone.now()
    for name in ("program", "measure", "indicator"):
        document = factories.translation(
            Document.objects.get(pk=county[name].document_id), title=f"English {name}"
        )
        county[f"{name} in English"] = factories.published(document, at=now - timedelta(days=2))
    return county


def of_programmes(county):
    """Return the addresses of everything that shows programmes, measures or indicators."""
    program, unit = county["program"].path.split("/")[2], county["unit"].path.split("/")[2]
    lists = [
        "/programme/", "/programme/?ansicht=tabelle", "/programme/?format=csv", "/programme/?format=json",
        f"/programme/?organisation={unit}&sortierung=-betrag", "/massnahmen/", "/massnahmen/?format=csv",
        "/massnahmen/?format=json", f"/massnahmen/?programm={program}&sortierung=-datum", "/indikatoren/",
        f"/indikatoren/?programm={program}",
    ]  # fmt: skip
    names = ("program", "vacant", "measure", "indicator")
    return [*lists, *(county[name].path for name in names)]


def test_programmes_need_no_more_in_other_languages_and_on_past_days(client, translated):
    english = [county.path for name, county in translated.items() if name.endswith("in English")]
    german = of_programmes(translated)
    day = f"stand={timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    there = {one.path for one in translated.values() if f"/en{one.path}" not in english}
    paths = [
        *german,
        *english,
        *(f"/uk{path}" for path in german),
        *(f"/en{path}" for path in german if "?" in path or path in there),
    ]
    counted = {}
    for path in paths:
        for asked in (path, f"{path}{'&' if '?' in path else '?'}{day}"):
            forget()
            counted[asked] = count(client, asked, 200)
    assert {path: number for path, number in counted.items() if number > MOST} == {}


def test_the_number_of_queries_does_not_grow_with_the_content(client, county):
    cold, warm = counts(client, county)
    for name in ("item", "program", "person", "below", "page"):
        crowd(county[name], 45)
    assert counts(client, county) == (cold, warm)


def test_deep_pages_need_no_more_queries_than_the_first(client, county):
    crowd(county["item"], 60)
    program = county["program"].path.split("/")[2]
    for path in ("/aktuelles/?seite=3", f"/aktuelles/?seite=3&programm={program}"):
        forget()
        assert count(client, path, 200) <= MOST
