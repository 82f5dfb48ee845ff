"""What machines read of a page is what people read there: JSON-LD and Open Graph."""

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import override_settings
from django.utils import timezone

from organization.models import Organization
from programs.models import Award, FundingPeriod
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
BASE = "http://127.0.0.1:8000"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def items(text):
    (block,) = BLOCK.findall(text)
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    return {item["@type"]: item for item in found["@graph"]}


def visible(text):
    """Return what people and their browsers read: words, addresses, moments; without the data block."""
    body = BLOCK.sub("", text).replace("<br>", " ")
    attributes = re.findall(r'(?:href|src|datetime|srcset|lang)="([^"]*)"', body)
    words = unescape(re.sub(r"<[^>]+>", "", body)).replace("\xa0", " ")
    return " ".join([*words.split(), *map(unescape, attributes)])


def values(item):
    for key, value in item.items():
        if key in ("@type", "width", "height", "potentialAction", "eventStatus"):
            continue
        for inner in value if isinstance(value, list) else [value]:
            yield from values(inner) if isinstance(inner, dict) else [(key, inner)]


def assert_all_visible(text):
    seen = visible(text)
    for item in items(text).values():
        for key, value in values(item):
            if key == "value":
                assert f"{value:,.0f}".replace(",", ".") in seen
            elif key != "currency":
                shown = str(value).removeprefix(BASE) if key in ("url", "@id") else str(value)
                assert shown in seen, (key, value)


def test_an_announcement_is_a_news_article_with_the_values_of_its_page(client):
    program = factories.program(title="Programm <WIR> & mehr")
    item = factories.news_item(
        title="Neue Wege </script>", lead_image=factories.image((640, 480)), date=date(2017, 1, 17)
    )
    item.programs.add(program)
    item.tags.add("Vielfalt")
    now = timezone.now()
    factories.published(program, at=now - timedelta(days=3))
    states.edition(item, 1, now - timedelta(days=2))
    edition = factories.published(states.renamed(item, "Neue Wege </script>", now), at=now)
    text = client.get(edition.path).text
    article = items(text)["NewsArticle"]
    assert article["headline"] == "Neue Wege </script>"
    assert article["datePublished"] == "2017-01-17T00:00:00+01:00"
    assert article["url"] == BASE + edition.path
    assert article["about"] == [
        {"@type": "GovernmentService", "name": "Programm <WIR> & mehr", "url": BASE + program.public_path()}
    ]  # fmt: skip
    assert article["keywords"] == ["Vielfalt"]
    assert_all_visible(text)


def test_a_programme_is_a_service_paid_by_grants(client):
    ministry = Organization.objects.create(
        name="Ministerium für Beispiele", kind="ministry", website="https://example.org/"
    )
    program = factories.program(
        long_name="Beispiele pflegen", funder=ministry, granting_authority=ministry,
        target_groups="alle", lead_department=factories.department(),
    )  # fmt: skip
    FundingPeriod.objects.create(
        program=program, start="2014-03-01", end="2017-12-31", volume="60000.00", focus="Beratung"
    )
    factories.published(program.lead_department, at=timezone.now())
    text = client.get(factories.published(program, at=timezone.now()).path).text
    found = items(text)
    assert found["MonetaryGrant"]["amount"]["value"] == 60000
    assert found["MonetaryGrant"]["amount"]["validFrom"] == "2014-03-01T00:00:00+01:00"
    assert found["MonetaryGrant"]["funder"]["name"] == "Ministerium für Beispiele"
    assert found["GovernmentService"]["audience"]["audienceType"] == "alle"
    assert_all_visible(text)


def test_an_award_is_a_grant_with_the_sum_that_holds_now(client):
    ministry = Organization.objects.create(name="Ministerium für Beispiele", kind="ministry")
    program = factories.program(long_name="Beispiele pflegen", funder=ministry)
    first = Award.objects.create(
        program=program, award_id="bsp-1", title="Beratung", amount_awarded="60000.00",
        award_date="2017-01-10", period_start="2017-01-01", period_end="2018-12-31",
    )  # fmt: skip
    Award.objects.create(
        program=program, award_id="bsp-2", title="Beratung, aufgestockt", amount_awarded="72500.50",
        award_date="2017-08-10", period_start="2017-01-01", period_end="2018-12-31", amends=first,
    )  # fmt: skip
    text = client.get(factories.published(program).path).text
    found = items(text)
    assert found["FundingScheme"]["name"] == "Beispiele pflegen"
    assert found["MonetaryGrant"]["amount"]["value"] == 72500.5
    assert found["MonetaryGrant"]["identifier"] == "bsp-2"
    assert found["MonetaryGrant"]["funder"]["name"] == "Ministerium für Beispiele"
    assert text.count('"MonetaryGrant"') == 1
    assert_all_visible(text)


def test_what_is_passed_on_is_a_grant_of_the_countys(client):
    club = Organization.objects.create(name="Beispielverein", kind="association")
    program = factories.program()
    first = Award.objects.create(
        program=program, award_id="bsp-1", title="Beratung", amount_awarded="60000.00", award_date="2017-01-10"
    )  # fmt: skip
    Award.objects.create(
        program=program, award_id="bsp-2", title="Kurse des Vereins", amount_awarded="5000.00",
        award_date="2017-02-10", parent=first, recipient=club,
    )  # fmt: skip
    text = client.get(factories.published(program).path).text
    grant = items(text)["MonetaryGrant"]
    assert text.count('"MonetaryGrant"') == 2
    assert (grant["identifier"], grant["fundedItem"]["name"]) == ("bsp-2", "Beispielverein")
    assert grant["funder"]["name"] == "Wetteraukreis"
    assert_all_visible(text)


@pytest.mark.parametrize(
    ("make", "kind"),
    [(factories.department, "GovernmentOrganization"), (factories.page, "WebPage")],
)
def test_departments_and_pages_say_what_they_are(client, make, kind):
    fields = {"telephone": "06031 83-0", "address": "Weg 1\n61169 Friedberg"}
    made = make(**fields) if kind == "GovernmentOrganization" else make()
    text = client.get(factories.published(made).path).text
    assert kind in items(text)
    assert_all_visible(text)


@override_settings(
    SITE_OWNER={"name": "Kreis", "office": "", "street": "Weg 1", "city": "12345 Ort"}
)
def test_who_answers_for_the_site_is_named(client):
    publisher = items(client.get(factories.published(factories.page()).path).text)["WebPage"][
        "publisher"
    ]
    assert publisher["name"] == "Kreis"
    assert publisher["address"]["addressLocality"] == "Ort"


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, "2027-05-01T18:00+02:00", "2027-05-01T20:00+02:00"),
        ({"begins": None, "ends": None}, "2027-05-01", None),
        (
            {"begins": None, "ends": None, "last_day": date(2027, 5, 3)},
            "2027-05-01",
            "2027-05-03",
        ),
        ({"ends": None, "online_url": "https://example.org/"}, "2027-05-01T18:00+02:00", None),
    ],
)
def test_an_event_says_when_and_where(client, fields, start, end):
    made = factories.event(day=date(2027, 5, 1), cancelled=True, **fields)
    made.departments.add(factories.published(factories.department()).document_id)
    text = client.get(factories.published(made).path).text
    event = items(text)["Event"]
    assert (event["startDate"], event.get("endDate")) == (start, end)
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["location"][0]["name"] == "Kreishaus, Raum 201"
    assert_all_visible(text)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_first_page_says_whose_website_it_is(client, path):
    text = client.get(path).text
    website = items(text)["WebSite"]
    assert website["url"] == BASE + path
    assert website["publisher"]["name"] == "Wetteraukreis"
    assert_all_visible(text)


def test_a_withdrawn_text_says_nothing_to_machines(client):
    item = factories.news_item()
    states.withdrawn(item, timezone.now())
    assert not BLOCK.findall(client.get(item.public_path()).text)


@pytest.mark.parametrize(
    "make",
    [
        factories.news_item, factories.page, factories.program, factories.department, factories.person,
    ],
)  # fmt: skip
def test_every_page_has_one_address_and_words_for_other_sites(client, make):
    edition = factories.published(make(summary="Worum es geht."))
    text = client.get(edition.path).text
    assert text.count('rel="canonical"') == 1
    meta = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text))
    assert meta["og:url"] == BASE + edition.path
    assert meta["og:title"] == edition.title
    assert meta["og:description"] == meta["description"] == "Worum es geht."
    assert meta["og:image"].startswith(f"{BASE}/medien/{edition.data['card']}/")
