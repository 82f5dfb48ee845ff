"""Cards of people and units, read back by vobject."""

from datetime import UTC, datetime, timedelta

import pytest
import vobject
from django.utils import timezone

from organization.contact_cards import folded
from organization.models import Appointment, Post
from tests import factories
from tests.publishing import states

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def unit():
    made = factories.department(
        title="Fachstelle Integration, Vielfalt",
        slug="fachstelle",
        mailbox="fach@example.org",
        telephone="06031 83-0",
        address="Europaplatz 1\n61169 Friedberg",
        opening_hours="Montag bis Freitag; 8 bis 12 Uhr",
    )
    factories.published(made, at=MOMENT)
    return made


def person(unit, **term):
    made = factories.person(
        title="Mira Lea Muster",
        slug="mira",
        honorific="Dr.",
        email="mira@example.org",
        telephone="06031 83-1234",
    )
    post = Post.objects.create(title="Koordination", department=unit)
    Appointment.objects.create(person=made, post=post, **{"term_from": "2020-01-01", **term})
    factories.published(made, at=MOMENT)
    return made


def card(client, path):
    response = client.get(path)
    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert all(len(line.encode()) <= 75 for line in response.text.split("\r\n"))
    return vobject.readOne(response.text)


def value(read, name):
    return read.contents[name][0].value


def test_a_person_in_office_has_a_card(client, unit):
    person(unit)
    read = card(client, "/ansprechpersonen/mira/kontakt.vcf")
    assert value(read, "version") == "4.0"
    assert value(read, "kind") == "individual"
    assert value(read, "fn") == "Mira Lea Muster"
    name = value(read, "n")
    assert (name.family, name.given, name.prefix) == ("Muster", "Mira Lea", "Dr.")
    assert value(read, "title") == "Koordination"
    assert value(read, "org") == ["Wetteraukreis", "Fachstelle Integration, Vielfalt"]
    assert value(read, "tel") == "tel:+496031831234"
    assert value(read, "email") == "mira@example.org"
    assert value(read, "url") == "http://127.0.0.1:8000/ansprechpersonen/mira/"
    assert value(read, "rev") == "20260304T050607Z"


def test_a_unit_has_a_card_with_its_mailbox_and_address(client, unit):
    read = card(client, "/organisation/fachstelle/kontakt.vcf")
    assert value(read, "kind") == "org"
    assert value(read, "fn") == "Fachstelle Integration, Vielfalt"
    assert value(read, "email") == "fach@example.org"
    where = value(read, "adr")
    assert (where.street, where.code, where.city) == ("Europaplatz 1", "61169", "Friedberg")
    assert value(read, "note") == "Montag bis Freitag; 8 bis 12 Uhr"


def test_who_left_the_office_has_no_card_and_a_vacant_unit_is_named_all_the_same(client, unit):
    person(unit, term_until="2020-12-31")
    assert client.get("/ansprechpersonen/mira/kontakt.vcf").status_code == 404
    assert "kontakt.vcf" not in client.get("/ansprechpersonen/mira/").text
    assert (
        'href="/organisation/fachstelle/kontakt.vcf"'
        in client.get("/organisation/fachstelle/").text
    )


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_only_what_is_live_has_a_card(client, state):
    made = factories.person(slug="mira")
    state(made, timezone.now())
    response = client.get("/ansprechpersonen/mira/kontakt.vcf")
    is_live = state in (states.live, states.superseded, states.redacted)
    assert response.status_code == (200 if is_live else 404)
    assert states.DRAFT not in response.text


def test_the_card_is_found_below_every_language_and_revalidated(client, unit):
    person(unit)
    response = client.get("/en/ansprechpersonen/mira/kontakt.vcf")
    assert response.status_code == 200
    tag = {"If-None-Match": response.headers["ETag"]}
    assert client.get("/en/ansprechpersonen/mira/kontakt.vcf", headers=tag).status_code == 304
    assert not response.cookies


def test_a_unit_that_was_renamed_is_named_as_it_is_now(client, unit):
    person(unit)
    factories.published(
        states.renamed(unit, "Neuer Name", MOMENT), at=MOMENT + timedelta(seconds=1)
    )
    read = card(client, "/ansprechpersonen/mira/kontakt.vcf")
    assert value(read, "org") == ["Wetteraukreis", "Neuer Name"]


def test_long_lines_are_folded_between_letters():
    line = "NOTE:" + "ä" * 100
    pieces = folded(line).split("\r\n ")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join(pieces) == line
