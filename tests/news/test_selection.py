"""Lists narrowed by programme, department, topic and year together, with counts, each filter removable."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from news.selection import selected
from publishing.models import Edition
from publishing.roster import places, roster_of
from publishing.subjects import with_those_above
from tests import factories, kept
from tests.publishing.crowd import crowd

pytestmark = pytest.mark.django_db
START = datetime(2020, 1, 2, 9, tzinfo=UTC)


@kept.once
def county():
    """Two programmes, a unit, and four announcements that share some of them, for all tests."""
    unit = factories.department(title="Fachdienst", slug="fachdienst")
    wir = factories.program(title="Programm WIR", slug="wir")
    sprache = factories.program(title="Programm Sprache", slug="sprache")
    for document in (unit, wir, sprache):
        factories.published(document, at=START)
    for title, day, programs, topics in (
        ("Erste", "2019-03-01", [wir], ["Vielfalt"]),
        ("Zweite", "2019-05-01", [wir, sprache], ["Vielfalt", "Ehrenamt"]),
        ("Dritte", "2020-03-01", [wir], ["Ehrenamt"]),
        ("Vierte", "2020-05-01", [sprache], []),
    ):
        item = factories.news_item(title=title, date=day)
        item.refresh_from_db()
        item.programs.set(programs)
        item.departments.add(unit)
        item.tags.add(*topics)
        factories.published(item, at=START)


def listed(client, query):
    context = client.get(f"/aktuelles/?{query}").context
    return [card.edition.title for card in context["cards"]]


def offered(client, query, parameter):
    facets = client.get(f"/aktuelles/?{query}").context["facets"]
    (facet,) = [one for one in facets if one.dimension.parameter == parameter]
    return {choice.value: choice.count for choice in facet.choices}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Vierte", "Dritte", "Zweite", "Erste"]),
        ("programm=wir", ["Dritte", "Zweite", "Erste"]),
        ("jahr=2019", ["Zweite", "Erste"]),
        ("programm=wir&jahr=2019&thema=ehrenamt", ["Zweite"]),
        ("programm=sprache&organisation=fachdienst", ["Vierte", "Zweite"]),
        ("programm=sprache&thema=vielfalt&jahr=2020", []),
    ],
)
def test_filters_are_combined(client, county, query, titles):
    assert listed(client, query) == titles


def test_each_choice_says_how_many_there_are_beside_the_other_filters(client, county):
    assert offered(client, "", "programm") == {"wir": 3, "sprache": 2}
    assert offered(client, "jahr=2019", "programm") == {"wir": 2, "sprache": 1}
    assert offered(client, "jahr=2019&programm=sprache", "programm") == {"wir": 2, "sprache": 1}
    assert offered(client, "programm=wir", "jahr") == {"2020": 1, "2019": 2}
    assert offered(client, "programm=sprache&jahr=2020", "thema") == {}


def test_every_count_keeps_its_word(client, county):
    for query in ("", "jahr=2019", "programm=wir&thema=vielfalt"):
        for facet in client.get(f"/aktuelles/?{query}").context["facets"]:
            for choice in facet.choices:
                assert len(listed(client, choice.query)) == choice.count


def test_each_filter_is_removed_by_a_link_of_its_own(client, county):
    text = client.get("/aktuelles/?programm=wir&jahr=2019").text
    assert '<a href="/aktuelles/?jahr=2019">' in text
    assert '<a href="/aktuelles/?programm=wir">' in text
    assert "Alle Filter entfernen" in text


def test_a_combination_without_any_says_so_and_offers_the_way_back(client, county):
    response = client.get("/aktuelles/?programm=sprache&thema=vielfalt&jahr=2020")
    assert response.status_code == 200
    assert "Zu dieser Auswahl gibt es keine Meldungen" in response.text


def test_filters_that_nobody_chose_leave_the_address(client, county):
    response = client.get("/aktuelles/?programm=&organisation=&thema=vielfalt&jahr=")
    assert response.headers["Location"] == "/aktuelles/?thema=vielfalt"
    assert client.get("/aktuelles/?programm=").headers["Location"] == "/aktuelles/"


def test_a_combination_has_one_canonical_address(client, county):
    text = client.get("/aktuelles/?jahr=2019&fremd=1&programm=wir").text
    assert 'href="http://127.0.0.1:8000/aktuelles/?programm=wir&amp;jahr=2019"' in text


def test_the_archive_leads_to_each_year(client, county):
    text = client.get("/aktuelles/").text
    assert '<a href="/aktuelles/?jahr=2019">2019</a>' in text
    assert client.get("/aktuelles/2019/").headers["Location"] == "/aktuelles/?jahr=2019"


def test_a_programme_without_announcements_has_an_empty_list(client, county):
    factories.published(factories.program(slug="neu"), at=START)
    assert listed(client, "programm=neu") == []


def test_what_ends_is_neither_listed_nor_counted_nor_offered(client, clock, county):
    end = datetime(2030, 1, 1, tzinfo=UTC)
    short = factories.program(title="Kurz", slug="kurz")
    factories.published(short, at=START, live_until=end)
    item = factories.news_item(title="Fünfte", date="2018-01-01")
    item.refresh_from_db()
    item.programs.add(short)
    factories.published(item, at=START, live_until=end)
    assert offered(client, "", "programm")["kurz"] == 1
    clock(end)
    assert "kurz" not in offered(client, "", "programm")
    assert "2018" not in offered(client, "", "jahr")
    assert client.get("/aktuelles/?programm=kurz").status_code == 404
    assert client.get("/aktuelles/?jahr=2018").status_code == 404


def test_pages_of_a_selection_are_complete_and_in_order(client, rf, county):
    item = factories.news_item(title="Viele")
    item.tags.add("Menge")
    crowd(factories.published(item, at=timezone.now()), 44)
    pages = [listed(client, f"thema=menge&seite={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert pages[0][:2] == ["Viele", "Menge 0"]
    assert pages[2][-1] == "Menge 43"
    assert client.get("/aktuelles/?thema=menge&seite=4").status_code == 404


@pytest.mark.parametrize("seed", range(5))
def test_the_places_of_bits_are_found_however_far_they_lie(seed):
    chance = random.Random(seed)
    found = sum(1 << place for place in range(10_000) if chance.random() < 0.3)
    every = [place for place in range(10_000) if found >> place & 1]
    for first in (0, 1, 500, len(every) - 3, len(every), len(every) + 9):
        assert places(found, first, 20) == every[first : first + 20]
    assert places(0, 0, 20) == []


def test_before_the_first_announcement_nothing_is_offered(rf):
    request = rf.get("/aktuelles/")
    request.at = START - timedelta(days=1)
    selection = selected(request, roster_of("news", request.at))
    assert selection.total == 0
    assert all(not facet.choices for facet in selection.facets())


def test_a_unit_has_what_the_units_below_it_announce_and_counts_alike(client, county):
    top = factories.department(title="Fachbereich", slug="fachbereich")
    hidden = factories.department(title="Nie veröffentlicht", slug="verborgen")
    middle = factories.department(title="Fachstelle", slug="fachstelle", parent=top)
    other = factories.department(title="Andere", slug="andere", parent=hidden)
    for document in (top, middle, other):
        factories.published(document, at=START)
    for title, day, units in (
        ("Von unten", "2021-03-01", [middle]),
        ("Von beiden", "2021-04-01", [top, middle]),
        ("Von oben", "2021-05-01", [top]),
        ("Von der anderen", "2021-06-01", [other]),
    ):
        item = factories.news_item(title=title, date=day)
        item.departments.set(units)
        factories.published(item, at=START)
    assert listed(client, "organisation=fachbereich") == ["Von oben", "Von beiden", "Von unten"]
    assert listed(client, "organisation=fachstelle") == ["Von beiden", "Von unten"]
    assert offered(client, "jahr=2021", "organisation") == {
        "fachbereich": 3,
        "fachstelle": 2,
        "andere": 1,
    }


def test_units_in_a_circle_do_no_harm():
    subjects = {1: Edition(data={"parent": 2}), 2: Edition(data={"parent": 1})}
    assert list(with_those_above(1, subjects)) == [1, 2]
    assert list(with_those_above(9, subjects)) == []
