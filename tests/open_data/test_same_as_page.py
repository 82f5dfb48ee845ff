"""What the interface says equals what the page shows."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from organization.models import Appointment, Post
from programs.models import FundingPeriod
from programs.status import Status
from publishing.models import Document
from publishing.templatetags.german import euro, span
from tests import factories

pytestmark = pytest.mark.django_db
API = "/api/v1"
TODAY = date(2026, 6, 15)
DAY = timedelta(days=1)
# Funding periods and the coordinator's term, as days before or after the day looked at (None: open)
TABLE = [
    ("unknown", [], None),
    ("announced", [(30, 300)], None),
    ("running", [(-100, None)], (-100, None)),
    ("running", [(-100, 200)], (-100, None)),
    ("running", [(-100, 10), (11, 400)], (-100, 50)),
    ("ending_soon", [(-100, 100)], (-100, -1)),
    ("ending_soon", [(-100, 0)], None),
    ("funding_gap", [(-100, -1), (30, 300)], None),
    ("funding_gap", [(-100, -1)], (-100, None)),
    ("ended", [(-100, -1)], (-100, -1)),
    ("ended", [(-400, -200)], None),
]


@pytest.fixture
def today(clock):
    clock(timezone.datetime(2026, 6, 15, 12, tzinfo=timezone.get_current_timezone()))


def published(periods, term):
    at = timezone.datetime(2026, 6, 14, 12, tzinfo=timezone.get_current_timezone())
    department = factories.department(title="Fachdienst Vergleich")
    program = factories.program(
        title="Programm Vergleich", slug="vergleich", lead_department=department, long_name="Der lange Name",
        legal_basis="Richtlinie Beispiel",
    )  # fmt: skip
    for first, last in periods:
        FundingPeriod.objects.create(
            program=program, start=day(first), end=day(last), volume="1234.50", focus=f"Ab {first}"
        )
    if term:
        post = Post.objects.create(title="Koordination", department=department, program=program)
        person = factories.person(title="Rita Vergleich")
        Appointment.objects.create(
            person=person, post=post, term_from=day(term[0]), term_until=day(term[1])
        )
        factories.published(person, at=at)
    factories.published(department, at=at)
    return factories.published(program, at=at)


def seen(client, path):
    """Return the words of a page."""
    return plain(client.get(path).text)


def plain(html):
    return unescape(strip_tags(html)).replace("\xa0", " ")


def day(days):
    return None if days is None else TODAY + days * DAY


@pytest.mark.parametrize(("code", "periods", "term"), TABLE)
def test_a_programme_says_the_same_on_its_page_and_in_the_interface(
    client, today, code, periods, term
):
    edition = published(periods, term)
    page = seen(client, edition.path)
    (said,) = client.get(f"{API}/programs").json()["items"]
    assert client.get(f"{API}/programs?status={code}").json()["items"] == [said]
    assert said["status"] == {"code": code, "label": Status[code.upper()].value}
    assert said["url"].endswith(edition.path)
    for words in (
        said["title"], said["status"]["label"], said["sentence"], said["long_name"], said["legal_basis"],
        said["department"]["title"],
    ):  # fmt: skip
        assert words.replace("\xa0", " ") in page
    for one in said["coordinators"]:
        assert one["title"] in page
    assert said["contact_mailbox"] is None or said["contact_mailbox"] in page
    assert len(said["periods"]) == len(periods)
    for period in said["periods"]:
        assert plain(span(period["from"], period["until"])) in page
        assert plain(euro(period["volume"])) in page
    listed = client.get(f"{API}/periods?program=vergleich").json()["items"]
    assert [{**one, "program": None} for one in listed] == [
        {**one, "program": None} for one in said["periods"]
    ]


def test_lists_name_the_same_texts_in_the_interface_and_on_the_pages(client, county):
    for name, path in (
        ("programs", "/programme/"), ("departments", "/organisation/"), ("coordinators", "/ansprechpersonen/"),
        ("news", "/aktuelles/"), ("events", "/termine/"),
    ):  # fmt: skip
        page = seen(client, path)
        items = client.get(f"{API}/{name}").json()["items"]
        assert items
        for one in items:
            assert one["title"] in page
            assert one["title"] in seen(client, one["url"].removeprefix("http://127.0.0.1:8000"))


def test_texts_come_in_the_language_asked_for_where_there_is_one(client, county):
    english = factories.translation(county["program"].document, title="Example programme")
    factories.published(english, at=timezone.now() - timedelta(hours=1))
    assert said_in(client, "en")["title"] == "Example programme"
    assert said_in(client, "en")["id"] == said_in(client, "de")["id"]
    assert said_in(client, "en")["language"] == "en"
    assert said_in(client, "en")["status"]["label"] == "running"
    assert said_in(client, "tr") | {"status": None, "sentence": ""} == said_in(client, "de") | {
        "status": None, "sentence": "",
    }  # fmt: skip
    (item,) = client.get(f"{API}/news?language=en").json()["items"]
    assert [one["title"] for one in item["programs"]] == ["Example programme"]


def test_a_translation_has_the_figures_of_the_german_text_as_on_its_page(client):
    at = timezone.now() - timedelta(days=1)
    indicator = factories.indicator([20], direction="up", baseline_value=12, baseline_on=TODAY)
    factories.published(indicator, at=at)
    factories.published(factories.translation(indicator, title="Sample"), at=at)
    changed = {"baseline_value": 1512, "decimals": 1, "direction": "down"}
    type(indicator).objects.filter(pk=indicator.pk).update(**changed)
    published_anew(indicator)
    (german,), (english,) = (both(client, "indicators", language) for language in ("de", "en"))
    assert english["title"] == "Sample"
    for name in ("baseline", "target", "decimals", "direction", "period_kind", "is_count"):
        assert english[name] == german[name]
    assert english["baseline"]["value"] == "1512.0"
    assert "1,512.0" in seen(client, english["url"].removeprefix("http://127.0.0.1:8000"))


def test_a_translation_has_the_sachstaende_of_the_german_text_as_on_its_page(client):
    at = timezone.now() - timedelta(days=1)
    measure = factories.measure()
    factories.report(measure, date=TODAY, status="active", outlook="on_track")
    factories.published(measure, at=at)
    factories.published(factories.translation(measure, title="Sample"), at=at)
    factories.report(measure, date=TODAY + DAY, status="suspended", outlook="", text="Es ruht.")
    published_anew(measure)
    (german,), (english,) = (both(client, "measures", language) for language in ("de", "en"))
    assert (english["title"], english["status"]["code"]) == ("Sample", "suspended")
    assert english["latest_update"] == german["latest_update"]
    assert english["status"]["since"] == german["status"]["since"]
    full = client.get(f"{API}/measures/{english['id']}?language=en").json()
    assert [one["text"] for one in full["updates"]] == ["Es ruht.", "Es geht voran."]
    assert "Es ruht." in seen(client, english["url"].removeprefix("http://127.0.0.1:8000"))


def both(client, name, language):
    """Return what the list and the page of each single text say alike."""
    items = client.get(f"{API}/{name}?language={language}").json()["items"]
    for item in items:
        single = client.get(f"{API}/{name}/{item['id']}?language={language}").json()
        assert {key: single[key] for key in item} == item
    return items


def published_anew(document):
    Document.objects.filter(pk=document.pk).update(state="draft", change_note="Neuer Stand")
    return factories.published(document, at=timezone.now() - timedelta(hours=1))


def said_in(client, language):
    (said,) = client.get(f"{API}/programs?language={language}").json()["items"]
    return said
