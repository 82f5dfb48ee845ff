"""The search page: what it shows of what was found, and that nothing that is typed can break it."""

import json
from datetime import date
from unittest.mock import Mock
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import zero_hits
from search.models import ZeroHit
from search.zero_hits import MOST_ROWS, note
from tests import factories, kept

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
HOSTILE = [
    "'", '"', '"" ""', "'; DROP TABLE publishing_edition; --", "*", "%", "_", "\\", "a*", "NEAR(a b)", "a AND", "OR",
    "NOT", "title:amt", "^amt", "(((", ")))", "-", "- -", '-"', '"-', "--amt", "-amt", "amt:*", "a & b | !c", "<-> <2>",
    "{}", "$$",
    "\x00", "Amt\x00", "\x1b[31m", "\ud800", "\ufffe", "👩‍👩‍👧", "🏳️‍🌈 Fest", "ﷺ", "a\u0308" * 50, "\u202eAmt",
    "%s %d {0}", "<script>alert(1)</script>", "</mark><b>", "&amp;", "javascript:alert(1)", "x" * 10_000,
    "wort " * 2_000, "ß" * 10_000, '"' * 9_999, "-" * 10_000, "(" * 10_000, "\n\r\t", " ", "٣", "#", "?q=",
    "../../etc/passwd", "\u00ad" * 9,
]  # fmt: skip


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    """Three announcements, a programme and a department, for all tests; one announcement is about both."""
    now = timezone.now()
    with kept.for_the_module(django_db_blocker):
        unit = factories.department(title="Fachstelle Vielfalt")
        program = factories.program(title="Sprachmittlung", code="SPM", lead_department=unit)
        news = [
            factories.news_item(title="Das Integrationskonzept liegt vor"),
            factories.news_item(title="Ein Fest in Friedberg", date=date(2016, 5, 1)),
            factories.news_item(title="Noch ein Fest"),
        ]
        news[0].programs.add(program)
        news[0].departments.add(unit)
        news[0].tags.add("Teilhabe")
        yield [factories.published(document, at=now) for document in (unit, program, *news)]


@pytest.fixture
def county(published, db):
    return published


def search(client, **parameters):
    response = client.get("/suche/", parameters)
    assert response.status_code == 200
    return response


def test_without_words_there_is_the_field_and_how_to_use_it(client, county):
    page = search(client)
    assert '<input class="searchform__input" type="search"' in page.text
    assert "So finden Sie mehr" in page.text
    assert "Treffer" not in page.text


def test_the_field_offers_names_of_programmes_and_units_without_a_script(client, county):
    page = search(client)
    for name in ("Sprachmittlung", "Fachstelle Vielfalt"):
        assert f'<option value="{name}"></option>' in page.text
    assert "<option" not in search(client, q="Fest").text


def test_hits_are_counted_and_lead_to_their_pages(client, county):
    page = search(client, q="Fest")
    assert "2 Treffer für „Fest“" in page.text
    for edition in county[3:]:
        assert f'<a href="{edition.path}">' in page.text
    assert "Ein <mark>Fest</mark> in Friedberg" in page.text
    assert "Das Integrationskonzept" not in page.text


def test_what_was_found_is_marked_and_what_was_typed_stays_in_the_field(client, county):
    page = search(client, q="Beispieltext")
    assert "<mark>Beispieltext</mark>" in page.text
    assert 'name="q" value="Beispieltext"' in page.text


def test_a_hit_by_a_part_of_a_word_says_so(client, county):
    page = search(client, q="Konzept")
    assert "Gefunden wegen:" in page.text
    assert "„Integrationskonzept“" in page.text


def test_filters_lead_to_fewer_hits_and_are_removed_one_by_one(client, county):
    page = search(client, q="Fest")
    assert "Filter entfernen" not in page.text
    narrowed = search(client, q="Beispieltext", art="news", thema="teilhabe")
    assert "Ein Treffer" in narrowed.text
    assert 'href="?q=Beispieltext&amp;thema=teilhabe"' in narrowed.text
    assert 'href="?q=Beispieltext&amp;art=news"' in narrowed.text
    assert "Art: <span>Meldungen</span>" in narrowed.text
    assert "Thema: <span>Teilhabe</span>" in narrowed.text


def test_every_filter_that_is_offered_leaves_as_many_hits_as_it_says(client, county):
    found = search(client, q="Beispieltext").context
    values = [value for one in found["filters"] for value in (*one.first, *one.further)]
    assert {one.name for one in found["filters"]} == {"program", "department", "topic", "year"}
    for value in values:
        narrowed = client.get(f"/suche/?{value.query}").context
        assert narrowed["page"].total == value.count, value


@pytest.mark.parametrize("name", ["art", "programm", "organisation", "thema", "jahr", "seite"])
def test_a_filter_that_matches_nothing_is_a_page_that_can_be_left(client, county, name):
    page = search(client, q="Fest", **{name: "gibt-es-nicht"})
    is_used = bool(page.context["asked"].filters)
    assert is_used is (name not in ("jahr", "seite"))
    assert ("Filter entfernen" in page.text) is is_used
    assert page.context["page"].total == (0 if is_used else 2)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_whatever_is_typed_the_answer_is_a_page(client, county, text):
    encoded = text.encode("utf-8", "surrogatepass")
    for name in ("q", "art", "programm", "organisation", "thema", "jahr", "seite"):
        page = client.get("/suche/", {"q": "Fest", name: encoded})
        assert page.status_code == 200, name
        assert "<h1>" in page.text
        assert "<script>alert" not in page.text
    assert client.get("/suche/vorschlaege/", {"q": encoded}).status_code == 200


def test_bytes_that_are_no_text_are_answered_too(client, county):
    for query in (
        "q=%FF%FE",
        "q=%00",
        "q=%C3%28",
        "q=%ED%A0%80",
        "%FF=%FF",
        "q=a&q=b",
        "q[]=a",
        "&&&==",
        "q=%u0041",
    ):
        assert client.get(f"/suche/?{query}").status_code == 200


def test_what_was_typed_is_never_markup(client, county):
    page = search(client, q='"><img src=x onerror=alert(1)>')
    assert "<img src=x" not in page.text


def test_a_page_behind_the_last_leads_to_the_last(client, county, monkeypatch):
    monkeypatch.setattr("wir_portal.search_page.asked.SIZE", 1)
    monkeypatch.setattr("wir_portal.search_page.pages.SIZE", 1)
    monkeypatch.setattr("wir_portal.search_page.views.SIZE", 1)
    assert "Treffer 2 bis 2" in search(client, q="Fest", seite=2).text
    response = client.get("/suche/?q=Fest&seite=40")
    assert (response.status_code, response.headers["Location"]) == (302, "/suche/?q=Fest&seite=2")


def test_pages_of_results_are_kept_out_of_other_searches(client, county):
    assert '<meta name="robots" content="noindex, follow">' in search(client, q="Fest").text


def test_an_unchanged_result_is_not_sent_twice(client, county):
    tag = search(client, q="Fest").headers["ETag"]
    again = client.get("/suche/?q=Fest", headers={"if-none-match": tag})
    assert again.status_code == 304


def test_the_search_needs_few_queries(client, county):
    for query in ("", "q=Fest", "q=Beispieltext&art=news&thema=teilhabe", "q=gibtesnicht"):
        client.get(f"/suche/?{query}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/suche/?{query}")
        # How long SQLite may wait for other writers is no question to a table
        asked = [one["sql"] for one in queries if not one["sql"].startswith("PRAGMA")]
        assert len(asked) <= 6, (query, asked)


def test_a_page_in_another_language_shows_german_hits_where_there_are_no_others(client, county):
    page = client.get("/en/suche/?q=Fest")
    edition = county[3]
    assert f'<a href="/en{edition.path}" lang="de" dir="ltr">' in page.text
    assert page.context["is_german"]
    assert not client.get("/suche/?q=Fest").context["is_german"]
    assert 'href="/suche/?q=gibtesnicht"' in client.get("/en/suche/?q=gibtesnicht").text


# Nothing found


def test_where_nothing_is_found_the_page_says_what_to_do(client, county):
    page = search(client, q="gibtesnicht")
    assert "Nichts gefunden zu „gibtesnicht“" in page.text
    assert "Prüfen Sie die Schreibweise" in page.text
    assert "So geht es weiter" in page.text


def test_a_typing_error_is_answered_with_what_may_be_meant(client, county):
    page = search(client, q="Sprachmittlnug")
    assert "Meinten Sie:" in page.text
    assert 'href="?q=sprachmittlung"' in page.text.replace("Sprach", "sprach")


def test_what_is_missed_is_counted_without_a_trace_of_who_missed_it(client, county):
    for words in ("Wohngeld", "wohngeld ", "Kita"):
        search(client, q=words)
    assert {(row.words, row.times) for row in ZeroHit.objects.all()} == {
        ("wohngeld", 2),
        ("kita", 1),
    }
    fields = {field.name for field in ZeroHit._meta.get_fields()}
    assert fields == {"id", "words", "language", "suggestion", "times", "first_on", "last_on"}


@pytest.mark.parametrize(
    "query", ["q=Fest", "q=Wohngeld&art=news", "q=Wohngeld&seite=2", "q=", "q=-Wohngeld"]
)
def test_only_whole_searches_without_any_hit_are_counted(client, county, query):
    client.get(f"/suche/?{query}", follow=True)
    assert not ZeroHit.objects.filter(words="fest").exists()
    assert not ZeroHit.objects.filter(words="wohngeld").exists() or query.endswith("seite=2")


def test_a_look_at_the_head_of_the_answer_and_suggestions_are_not_counted(client, county):
    client.head("/suche/?q=Wohngeld")
    client.get("/suche/vorschlaege/?q=Wohngeld")
    assert not ZeroHit.objects.exists()


def test_what_staff_try_out_is_not_counted(client, county):
    client.force_login(factories.editor())
    search(client, q="Wohngeld")
    assert not ZeroHit.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        "mira.muster@example.org", "06031 83-1234", "DE02 1203 0000 0000 2020 51", "https://example.org/x",
        "meine Nachbarin hat seit drei Wochen keinen Bescheid bekommen", "x" * 81, "?!", "7",
    ],
)  # fmt: skip
def test_what_may_be_about_a_person_is_not_kept(words):
    note(words, at=timezone.now())
    assert not ZeroHit.objects.exists()


def test_a_flood_of_words_fills_no_database(monkeypatch):
    monkeypatch.setattr("search.zero_hits.MOST_ROWS", 2)
    for words in ("eins", "zwei", "drei", "eins"):
        note(words, at=timezone.now())
    assert sorted(ZeroHit.objects.values_list("words", "times")) == [("eins", 2), ("zwei", 1)]
    assert MOST_ROWS > 1000


def test_a_note_that_fails_spoils_no_answer_and_is_written_after_a_later_one(
    client, county, monkeypatch
):
    monkeypatch.setattr(zero_hits, "_waiting", {})

    def fail(*args, **kwargs):
        raise DatabaseError("database is locked")

    with monkeypatch.context() as locked:
        locked.setattr("search.zero_hits.ZeroHit.objects.filter", fail)
        assert "Nichts gefunden" in search(client, q="Wohngeld").text
        assert "Nichts gefunden" in search(client, q="Wohngeld").text
    assert not ZeroHit.objects.exists()
    client.get("/impressum/")
    assert list(ZeroHit.objects.values_list("words", "times")) == [("wohngeld", 2)]
    client.get("/impressum/")
    assert list(ZeroHit.objects.values_list("words", "times")) == [("wohngeld", 2)]


def test_what_waits_to_be_noted_fills_no_memory(monkeypatch, caplog):
    monkeypatch.setattr(zero_hits, "_waiting", {})
    monkeypatch.setattr(zero_hits, "MOST_WAITING", 2)
    monkeypatch.setattr(zero_hits, "_count", Mock(side_effect=DatabaseError("locked")))
    for words in ("eins", "zwei", "drei", "eins"):
        note(words, at=timezone.now())
    assert {words: missed.times for (_, words), missed in zero_hits._waiting.items()} == {
        "eins": 2,
        "zwei": 1,
    }
    assert "could not be noted" in caplog.text


# Suggestions and OpenSearch


def test_suggestions_are_names_and_addresses_of_pages(client, county):
    response = client.get("/suche/vorschlaege/?q=spra")
    assert response.headers["Content-Type"].startswith("application/x-suggestions+json")
    words, names, notes, addresses = json.loads(response.content)
    assert (words, notes) == ("spra", [""] * len(names))
    assert dict(zip(names, addresses, strict=True))["Sprachmittlung"] == BASE + county[1].path


def test_german_names_are_suggested_where_the_language_has_none(client, county):
    names, addresses = json.loads(client.get("/en/suche/vorschlaege/?q=spra").content)[1::2]
    assert (names, addresses) == (["Sprachmittlung"], [f"{BASE}/en{county[1].path}"])


def test_a_single_letter_suggests_nothing(client, county):
    assert json.loads(client.get("/suche/vorschlaege/?q=s").content) == ["s", [], [], []]


def test_browsers_learn_how_to_search_here(client, county):
    assert 'type="application/opensearchdescription+xml"' in client.get("/").text
    response = client.get("/suche/opensearch.xml")
    namespace = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(response.content)
    assert len(root.findtext(f"{namespace}ShortName")) <= 16
    templates = {url.get("type"): url.get("template") for url in root.findall(f"{namespace}Url")}
    assert templates["text/html"] == f"{BASE}/suche/?q={{searchTerms}}"


# Elsewhere


def test_every_page_has_a_field_and_the_search_page_has_one_only(client, county):
    for path in (
        "/",
        "/aktuelles/",
        county[0].path,
        "/suche/",
        "/suche/?q=Fest",
        "/gibt-es-nicht/",
    ):
        assert client.get(path).text.count('type="search"') == 1, path


def test_an_address_that_leads_nowhere_offers_to_search_for_its_words(client, county):
    page = client.get("/aktuelles/2017/fest-in-friedberg.html")
    assert page.status_code == 404
    assert 'name="q" value="fest in friedberg"' in page.text


# The newsroom


def test_editors_see_what_people_miss_and_may_only_delete_it(client):
    note("Wohngeld", at=timezone.now(), suggestion="Wohnraum")
    client.force_login(factories.editor())
    page = client.get("/admin/search/zerohit/").text
    assert "wohngeld" in page
    assert "Wohnraum" in page
    assert "/admin/search/synonym/add/?words=wohngeld" in page
    assert client.get("/admin/search/synonym/add/?words=wohngeld%2C+").status_code == 200
    assert client.get("/admin/search/zerohit/add/").status_code == 403
    client.force_login(factories.approver())
    page = client.get("/admin/search/zerohit/").text
    assert "/suche/?q=wohngeld" in page
    assert "Synonym eintragen" not in page
    client.force_login(factories.administrator())
    assert client.get("/admin/search/zerohit/").status_code == 403
