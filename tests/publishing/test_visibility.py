"""Every public address against every state of a document: what visitors see, and what they never see."""

import ast
import re
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.utils import timezone

from organization.models import Appointment, Post
from publishing import searching
from publishing.models import ContactBlock
from tests import factories, kept

from . import states
from .states import DRAFT, EXPLANATION, PUBLIC

LISTS = [
    "/",
    "/aktuelles/",
    "/termine/",
    "/programme/",
    "/indikatoren/",
    "/massnahmen/",
    "/organisation/",
    "/ansprechpersonen/",
    "/suche/",
    "/aenderungen/",
]
FEED = "/aktuelles/feed.atom"
FEEDS = [
    *(f"/{place}/feed.{form}" for place in ("aktuelles", "termine", "aenderungen") for form in ("atom", "rss", "json")),
    "/termine/termine.ics",
]  # fmt: skip
# The words of PUBLIC and DRAFT, without the hyphens: what is typed stands on the page again
SEARCH = "/suche/?q=Veroeffentlicht+Nummer"
SEARCHES = [SEARCH, "/suche/?q=Arbeitsfassung+geheim", "/suche/?q=Arbeitsfasung",
            "/suche/vorschlaege/?q=arbeitsfassung", "/suche/vorschlaege/?q=veroeffentlicht"]  # fmt: skip
HOMES = {
    "news": "/aktuelles/",
    "event": "/termine/",
    "program": "/programme/",
    "indicator": "/indikatoren/",
    "department": "/organisation/",
    "person": "/ansprechpersonen/",
}
KINDS = [
    "news",
    "event",
    "page",
    "program",
    "measure",
    "indicator",
    "department",
    "person",
    "accessibility",
]
# What the page itself answers, and which edition's title it and the lists show
EXPECTED = {
    states.draft: (404, None, None),
    states.submitted: (404, None, None),
    states.rejected: (404, None, None),
    states.scheduled: (404, None, None),
    states.live: (200, 1, 1),
    states.superseded: (200, 2, 2),
    states.expired: (410, None, None),
    states.withdrawn: (410, 1, None),
    states.redirected: (301, None, None),
    states.gone: (410, None, None),
    states.vanished: (404, None, None),
    states.redacted: (200, 2, 2),
}


@pytest.fixture(scope="module")
def surroundings(django_db_setup, django_db_blocker):
    """A programme, its department and its coordinator, all live, for all tests of this module."""
    now = timezone.now() - timedelta(days=1)
    with kept.for_the_module(django_db_blocker):
        department = factories.department(title="Umfeld Amt")
        program = factories.program(title="Umfeld Programm", lead_department=department)
        yield {
            "department": factories.published(department, at=now),
            "program": factories.published(program, at=now),
        }


@pytest.fixture
def county(surroundings, db):
    """The same; the document under test stands among them."""
    return surroundings


def made(kind, county):
    """Return the working copy of the document under test, linked to the county and linked from a neighbour."""
    department, program = county["department"].document_id, county["program"].document_id
    match kind:
        case "news" | "event":
            document = factories.news_item() if kind == "news" else factories.event()
            document.programs.add(program)
            document.departments.add(department)
        case "page":
            document = factories.page()
        case "accessibility":
            document = factories.accessibility_statement()
        case "program":
            document = factories.program(lead_department_id=department)
        case "measure":
            document = factories.measure(program_id=program, department_id=department)
            factories.report(document, date="2020-05-01")
        case "indicator":
            document = factories.indicator(program_id=program)
        case "department":
            document = factories.department(parent_id=department)
        case "person":
            document = factories.person()
            post = Post.objects.create(
                title="Koordination", department_id=department, program_id=program
            )
            Appointment.objects.create(person=document, post=post, term_from="2014-03-01")
    return document


def neighbour(document, kind):
    """Return the path of a live announcement that refers to the document in every way it can."""
    item = factories.news_item(title="Nachbar")
    if kind == "program":
        item.programs.add(document.pk)
    if kind == "department":
        item.departments.add(document.pk)
    if kind in ("department", "person"):
        ContactBlock.objects.create(
            parent=item.document_ptr, region="main", ordering=90, contact_id=document.pk
        )
    return factories.published(item, at=timezone.now() - timedelta(hours=5)).path


def in_sitemap(client, path):
    """Tell whether any part of the sitemap names the path."""
    index = client.get("/sitemap.xml").text
    parts = re.findall(r"<loc>http://127\.0\.0\.1:8000(.*?)</loc>", index)
    texts = [client.get(part).text for part in parts]
    return any(f"<loc>http://127.0.0.1:8000{path}</loc>" in text for text in texts)


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.text


def _searched(document):
    """Return the titles under which the search finds and suggests the document, by any word of any of its versions."""
    now = timezone.now()
    words = [DRAFT, f"{PUBLIC}-1", f"{PUBLIC}-2", PUBLIC, "Veroeffentlicht"]
    found = [hit for word in words for hit in searching.search(word, at=now).hits]
    titles = {hit.edition.title for hit in found if hit.edition.document_id == document.pk}
    suggested = {one.text for one in searching.suggest("Veroeff", at=now)}
    assert suggested == titles
    return titles


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_visitors_see_what_is_live_and_nothing_else(client, county, state, kind):
    document = made(kind, county)
    around = neighbour(document, kind)
    state(document, timezone.now())
    status, on_page, in_lists = EXPECTED[state]

    page = client.get(document.public_path())
    assert page.status_code == status
    assert DRAFT not in page.text
    for number in (1, 2):
        assert (f"{PUBLIC}-{number}" in page.text) is (number == on_page)
    if state in (states.withdrawn, states.gone):
        assert EXPLANATION in page.text
    if state is states.redirected:
        assert page.headers["Location"] == "/ziel/"

    others = [county["department"].path, county["program"].path, around]
    seen = {path: text_of(client, path) for path in [*LISTS, *SEARCHES, *FEEDS, *others]}
    for path, text in seen.items():
        assert DRAFT not in text, path
        # What was withdrawn with an explanation is still told of where changes are
        shown = on_page if "/aenderungen/" in path else in_lists
        for number in (1, 2):
            if number != shown:
                assert f"{PUBLIC}-{number}" not in text, path
    assert in_sitemap(client, document.public_path()) is (in_lists is not None)
    assert _searched(document) == ({f"{PUBLIC}-{in_lists}"} if in_lists else set())
    if in_lists and kind in HOMES:
        assert f"{PUBLIC}-{in_lists}" in seen[HOMES[kind]]
    if in_lists and kind == "measure":
        # The page of its programme is where people find it
        assert f"{PUBLIC}-{in_lists}" in seen[county["program"].path]
    for path in (SEARCH, SEARCHES[-1]):
        assert (PUBLIC in seen[path]) is (in_lists is not None), path
    if kind in HOMES:
        shown_by_neighbour = kind in ("program", "department", "person") and in_lists is not None
        assert (document.public_path() in seen[around]) is (
            (kind == "news" and False) or shown_by_neighbour
        )


@pytest.mark.parametrize("kind", KINDS)
def test_a_scheduled_text_appears_at_its_moment_and_an_expired_one_goes(
    client, clock, county, kind
):
    document = made(kind, county)
    start = timezone.now() + timedelta(days=2)
    end = start + timedelta(days=1)
    states.edition(document, 1, timezone.now(), live_from=start, live_until=end)
    instant = timedelta(microseconds=1)
    for moment, status in [
        (start - instant, 404), (start, 200), (end - instant, 200), (end, 410),
    ]:  # fmt: skip
        clock(moment)
        assert client.get(document.public_path()).status_code == status
        # The list was counted a moment before and must not be remembered
        if kind in HOMES:
            assert (f"{PUBLIC}-1" in client.get(HOMES[kind]).text) is (status == 200)
        assert in_sitemap(client, document.public_path()) is (status == 200)


def test_a_withdrawn_text_says_so_and_is_open_again_when_that_is_lifted(client, county):
    document = made("news", county)
    states.withdrawn(document, timezone.now())
    assert client.get(document.public_path()).status_code == 410
    states.actions.lift_withdrawal(
        states.base(document), by=factories.approver(), at=timezone.now()
    )
    assert client.get(document.public_path()).status_code == 200
    assert f"{PUBLIC}-1" in client.get("/aktuelles/").text


def test_a_visitor_gets_no_cookie_on_any_public_page(client, county):
    document = made("news", county)
    states.live(document, timezone.now())
    for path in [
        *LISTS,
        *FEEDS,
        "/sitemap-1.xml",
        "/robots.txt",
        "/sitemap.xml",
        document.public_path(),
        "/nichts/",
    ]:
        response = client.get(path)
        assert not response.cookies, path
        assert "Set-Cookie" not in response.headers, path


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_public_pages_can_only_be_read(client, county, method):
    for path in [
        *LISTS,
        *FEEDS,
        "/sitemap-1.xml",
        county["program"].path,
        "/robots.txt",
        "/sitemap.xml",
    ]:
        assert getattr(client, method)(path).status_code == 405, path


@pytest.mark.parametrize(
    "path",
    [
        "/aktuelles/?seite=abc", "/aktuelles/?seite=0", "/aktuelles/?seite=-1", "/aktuelles/?seite=99999",
        "/aktuelles/?seite=1e3", "/aktuelles/?seite=%00", "/aktuelles/?seite=01", "/aktuelles/?seite=",
        "/aktuelles/?seite=" + "9" * 400, "/aktuelles/?seite=²", "/aktuelles/?seite=١",
        "/programme/?seite=2", "/ansprechpersonen/?seite=x", "/aktuelles/?programm=nichts",
        "/aktuelles/?programm=%00", "/aktuelles/?organisation=" + "a" * 5000, "/aktuelles/?thema=%00",
        "/aktuelles/2017/nichts/", "/aktuelles/99999999999999999999/nichts/", "/aktuelles/02017/nichts/",
        "/aktuelles/2017/%00/", "/aktuelles/2017/" + "a" * 3000 + "/", "/%00/", "/" + "a" * 3000 + "/",
        "/%FF%FE/", "/programme/Ä/", "/programme/%27%3B--/", "/organisation/../admin/", "/sitemap-0.xml",
        "/sitemap-99.xml", "/sitemap-99999999999999999999999.xml", "/nichts.php",
    ],
)  # fmt: skip
def test_unknown_addresses_and_values_are_answered_with_a_page_that_says_so(client, county, path):
    response = client.get(path, follow=True)
    assert response.status_code == 404
    assert "<h1" in response.text


def test_an_unknown_page_of_a_list_says_how_many_there_are(client, county):
    assert "nur eine Seite" in client.get("/programme/?seite=2").text
    assert "ganzen Zahlen" in client.get("/programme/?seite=zwei").text


# What public code may read, told from its source

# In packages of their own
FURTHER_IN = [
    "programs.indicators.figures", "programs.indicators.files", "programs.indicators.pages", "programs.listing.files",
    "programs.listing.rows",
    "programs.measures.files", "programs.measures.overview", "programs.measures.pages", "programs.measures.rows",
    "programs.money.adding",
]  # fmt: skip
PUBLIC_MODULES = FURTHER_IN + sorted(
    name
    for app in ("news", "programs", "duties", "organization", "publishing", "wir_portal")
    for name in ("views", "pages", "cards", "changes", "selection", "feeds", "agenda",
                 "contact_cards", "event_cards", "event_pages", "event_views", "measures", "measure_pages",
                 "indicators", "indicator_pages", "money", "papers", "promises", "timeline",
                 "calendar_files", "overview", "offices", "tree", "home", "crawlers",
                 "sitemaps", "reading", "paging", "roster", "public_state", "contact_blocks", "responses", "sharing")
    if find_spec(f"{app}.{name}")
    for name in [f"{app}.{name}"]
    if name != "wir_portal.overview"  # the newsroom's first page, for staff
)  # fmt: skip
READABLE = {"Edition", "EditionQuerySet", "EditionLink", "Withdrawal", "ContentGeneration"}
WORKING_COPIES = ("models", "models.edition", "admin", "working_copy", "content", "actions")


def test_every_public_view_lies_in_a_module_that_is_looked_at():
    views = {
        pattern.callback.__module__
        for pattern in _patterns(get_resolver())
        if getattr(pattern.callback, "__wrapped__", None)
    }
    public = {
        name
        for name in views
        if name.split(".")[0] in ("news", "programs", "duties", "organization")
    }
    assert public <= set(PUBLIC_MODULES)


def _patterns(resolver):
    for pattern in resolver.url_patterns:
        if str(pattern.pattern) == "admin/":
            continue
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern)
        else:
            yield pattern


@pytest.mark.parametrize(
    "name", [*PUBLIC_MODULES, *(f"wir_portal.changes.{one}" for one in ("cards", "feeds", "views"))]
)
def test_public_code_reaches_no_working_copy(name):
    tree = ast.parse(Path(find_spec(name).origin).read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            _check_import(name, node)
        if isinstance(node, ast.Attribute) and node.attr in (
            "objects",
            "_default_manager",
            "_base_manager",
        ):
            assert isinstance(node.value, ast.Name), f"{name}:{node.lineno}"
            assert node.value.id in READABLE, f"{name}:{node.lineno} reads {node.value.id}"
        if isinstance(node, ast.Attribute) and node.attr in ("user", "document", "get_model"):
            pytest.fail(f"{name}:{node.lineno} reaches .{node.attr}")


def _check_import(name, node):
    module = (node.module or "").removeprefix(f"{name.split('.')[0]}.")
    if module.removeprefix("publishing.") in WORKING_COPIES:
        reached = {alias.name for alias in node.names} - READABLE
        assert not reached, f"{name}:{node.lineno} imports {reached}"


# The log's German words, and what is handed out of a person's data: neither compares anything
NAME_IT_ONLY = {"accounts/words.py", "organization/disclosure.py"}


def test_the_one_rule_of_visibility_is_written_once():
    """Whoever asks for a range of editions asks Edition.objects; nobody else compares live_until."""
    for path in Path().glob("[a-z]*/**/*.py"):
        if path.parts[0] in ("tests", "publishing", "wir_portal") or "migrations" in path.parts:
            continue
        if str(path) in NAME_IT_ONLY:
            continue
        assert "live_until" not in path.read_text(), path
