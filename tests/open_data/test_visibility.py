"""Every list and single answer of the interface against every state of a text: nothing comes before its time."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from publishing.models import Edition, ImageBlock
from tests import factories
from tests.publishing import states
from tests.publishing.states import DRAFT, EXPLANATION, PUBLIC

pytestmark = pytest.mark.django_db
API = "/api/v1"
LISTS = [
    "programs",
    "periods",
    "measures",
    "updates",
    "milestones",
    "awards",
    "departments",
    "coordinators",
    "news",
    "events",
    "editions",
]
HOMES = {
    "program": "programs", "department": "departments", "person": "coordinators", "news": "news",
    "event": "events",
}  # fmt: skip
# Which edition's title is shown
SHOWN = {
    states.draft: None,
    states.submitted: None,
    states.rejected: None,
    states.scheduled: None,
    states.live: 1,
    states.superseded: 2,
    states.expired: None,
    states.withdrawn: None,
    states.redirected: None,
    states.gone: None,
    states.vanished: None,
    states.redacted: 2,
}


def made(kind):
    return {
        "program": factories.program, "department": factories.department, "person": factories.person,
        "news": factories.news_item, "event": factories.event,
    }[kind]()  # fmt: skip


def around(document, kind):
    """Publish what names the document in every way in which the interface tells of it."""
    at = timezone.now() - timedelta(hours=5)
    item = factories.news_item(title="Nachbar")
    if kind == "program":
        item.programs.add(document.pk)
        program = factories.program(title="Anderes Programm")
    elif kind == "department":
        item.departments.add(document.pk)
        program = factories.program(title="Anderes Programm", lead_department=document)
        factories.published(factories.department(title="Darunter", parent=document), at=at)
    else:
        program = factories.program(title="Anderes Programm")
    factories.published(program, at=at)
    factories.published(item, at=at)


@pytest.mark.parametrize("kind", HOMES)
@pytest.mark.parametrize("state", SHOWN, ids=lambda state: state.__name__)
def test_only_what_is_live_is_told(client, db, state, kind):
    document = made(kind)
    around(document, kind)
    state(document, timezone.now())
    number = SHOWN[state]
    single = client.get(f"{API}/{HOMES[kind]}/{document.uuid}")
    assert single.status_code == (200 if number else 404)
    texts = {name: client.get(f"{API}/{name}?limit=200") for name in LISTS}
    assert all(answer.status_code == 200 for answer in texts.values())
    for text in [single.text, *(answer.text for answer in texts.values())]:
        assert DRAFT not in text
        assert EXPLANATION not in text
        for other in {1, 2} - {number}:
            assert f"{PUBLIC}-{other}" not in text
    home = texts[HOMES[kind]].json()["items"]
    assert [one["title"] for one in home if one["id"] == str(document.uuid)] == (
        [f"{PUBLIC}-{number}"] if number else []
    )
    history = [
        one
        for one in texts["editions"].json()["items"]
        if one["document"]["id"] == str(document.uuid)
    ]
    assert [one["number"] for one in history] == ([*range(number, 0, -1)] if number else [])


def test_every_state_is_looked_at():
    assert set(SHOWN) == set(states.EVERY_STATE)


@pytest.mark.parametrize("kind", HOMES)
def test_a_planned_text_appears_at_its_moment_and_goes_at_its_end(client, clock, db, kind):
    document, now = made(kind), timezone.now()
    start, end, instant = (
        now + timedelta(days=2),
        now + timedelta(days=3),
        timedelta(microseconds=1),
    )
    states.edition(document, 1, now, live_from=start, live_until=end)
    for moment, is_shown in [
        (start - instant, False), (start, True), (end - instant, True), (end, False),
    ]:  # fmt: skip
        clock(moment)
        assert (PUBLIC in client.get(f"{API}/{HOMES[kind]}").text) is is_shown
        assert (str(document.uuid) in client.get(f"{API}/editions").text) is is_shown


def test_no_planned_end_and_no_planned_edition_is_told_beforehand(client, db):
    document, now = factories.program(), timezone.now()
    states.edition(document, 1, now - timedelta(hours=1))
    states.edition(document, 2, now, live_from=now + timedelta(days=2))
    (entry,) = client.get(f"{API}/editions?document={document.uuid}").json()["items"]
    assert (entry["number"], entry["until"]) == (1, None)
    assert client.get(f"{API}/programs/{document.uuid}").json()["edition"] == 1


def test_the_history_tells_changes_as_the_page_does(client, db):
    document, now = factories.program(), timezone.now()
    states.superseded(document, now)
    newest, first = client.get(f"{API}/editions?document={document.uuid}").json()["items"]
    assert newest["change_note"] == "Angaben ergänzt"
    assert first["change_note"] is None
    assert first["until"] == newest["from"]
    page = client.get(newest["document"]["url"].removeprefix("http://127.0.0.1:8000"))
    assert "Angaben ergänzt" in page.text


def test_a_redacted_edition_keeps_its_time_and_loses_its_words(client, db):
    document, now = factories.program(), timezone.now()
    states.edition(document, 1, now - timedelta(hours=3))
    states.edition(document, 2, now - timedelta(hours=2))
    states.edition(document, 3, now - timedelta(hours=1))
    second = Edition.objects.get(document=document.pk, number=2)
    states.actions.redact(second, by=factories.approver(), at=now, reason="Name einer Privatperson")
    entries = client.get(f"{API}/editions?document={document.uuid}").json()["items"]
    assert [(one["number"], one["change_note"]) for one in entries] == [
        (3, "Angaben ergänzt"), (2, None), (1, None),
    ]  # fmt: skip
    assert "Privatperson" not in client.get(f"{API}/editions").text


# As of a day gone by


@pytest.fixture
def grown(db, clock):
    """A programme with an edition of three days ago and one of yesterday."""
    document, now = factories.program(), timezone.now()
    for number, days in ((1, 3), (2, 1)):
        states.edition(document, number, now - timedelta(days=days))
    return document


def as_of(client, days, name="programs"):
    day = (timezone.localtime() - timedelta(days=days)).date()
    return client.get(f"{API}/{name}?stand={day}").text


def test_a_day_gone_by_shows_what_was_public_then(client, grown):
    assert PUBLIC not in as_of(client, 4)
    for days, number in ((3, 1), (2, 1), (1, 2), (0, 2)):
        text = as_of(client, days)
        assert f"{PUBLIC}-{number}" in text
        assert f"{PUBLIC}-{3 - number}" not in text
        assert DRAFT not in text


def test_what_was_withdrawn_since_stays_hidden_on_every_day(client, grown):
    states.actions.withdraw(
        states.base(grown), by=factories.approver(), at=timezone.now(), explanation=EXPLANATION
    )
    for days in range(4):
        assert PUBLIC not in as_of(client, days)
        assert str(grown.uuid) not in as_of(client, days, "editions")


def test_what_was_redacted_since_stays_hidden_on_every_day(client, grown):
    first = Edition.objects.get(document=grown.pk, number=1)
    states.actions.redact(first, by=factories.approver(), at=timezone.now(), reason="Privat")
    assert str(grown.uuid) not in as_of(client, 2)
    assert f"{PUBLIC}-2" in as_of(client, 0)


def test_the_end_of_the_day_is_germanys(client, clock, db):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    document = factories.program()
    states.edition(document, 1, midnight - timedelta(days=2, microseconds=1))
    days = {
        days: PUBLIC in client.get(
            f"{API}/programs?stand={(midnight - timedelta(days=days)).date()}"
        ).text
        for days in (2, 3, 4)
    }  # fmt: skip
    assert days == {2: True, 3: True, 4: False}
    at = (midnight - timedelta(days=3)).date()
    assert client.get(f"{API}/programs/{document.uuid}?stand={at}").status_code == 200


def test_people_are_not_shown_as_of_a_day_gone_by(client, county):
    answer = client.get(f"{API}/coordinators?stand=2020-01-01")
    assert answer.status_code == 400


def test_no_place_in_the_list_of_people_leads_to_a_day_gone_by(client, clock, db):
    person = factories.person(telephone="06031 83-4711", email="frueher@example.org")
    now = timezone.now()
    states.edition(person, 1, now - timedelta(days=3))
    person.telephone = person.email = ""
    person.save()
    states.edition(person, 2, now - timedelta(days=1))
    then = int((now - timedelta(days=2)).timestamp() * 1e6)
    answer = client.get(f"{API}/coordinators?cursor={then}.0.0")
    assert answer.status_code == 200
    assert "4711" not in answer.text
    assert "frueher@example.org" not in answer.text
    assert [one["edition"] for one in answer.json()["items"]] == [2]


@pytest.mark.parametrize(("name", "kind"), [("programs", "program"), ("news", "news_item")])
def test_a_picture_that_is_shown_no_more_is_in_no_text_of_a_day_gone_by(client, db, name, kind):
    document, now = getattr(factories, kind)(), timezone.now()
    picture = factories.image(alternative_text="Ein Bild mit Personen")
    block = ImageBlock.objects.create(
        parent=document.document_ptr, region="main", ordering=30, image=picture
    )
    states.edition(document, 1, now - timedelta(days=3))
    day = (timezone.localtime() - timedelta(days=2)).date()
    path = f"{API}/{name}/{document.uuid}"
    assert picture.content_hash in client.get(f"{path}?stand={day}").text
    block.delete()
    states.edition(document, 2, now - timedelta(days=1))
    past = client.get(f"{path}?stand={day}").text
    assert picture.content_hash not in past
    assert "Ein Bild mit Personen" not in past
    assert "Dieses Bild zeigen wir nicht mehr." in past


# Whom one may turn to


def test_whoever_is_out_of_office_has_no_contact_data_any_more(client, clock, county):
    person = county["person"].document.person
    uuid = person.uuid
    assert client.get(f"{API}/coordinators/{uuid}").json()["email"] == "erika@example.org"
    appointment = person.appointments.get()
    appointment.term_until = timezone.localdate() - timedelta(days=2)
    appointment.save()
    person.refresh_from_db()
    states.edition(person, 2, timezone.now())
    answer = client.get(f"{API}/coordinators/{uuid}").json()
    assert (answer["email"], answer["telephone"]) == (None, None)
    assert [one["holding"] for one in answer["offices"]] == ["former"]


def test_the_interface_reads_editions_and_nothing_else():
    """No working copy can be reached: no manager but that of editions, no way from an edition to its document."""
    paths = list(Path("open_data").rglob("*.py"))
    assert len(paths) > 10
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute):
                is_parameter = ast.unparse(node.value) == "asked"
                assert is_parameter or node.attr not in ("document", "user", "_default_manager"), (
                    path
                )
            if isinstance(node, ast.Attribute) and node.attr == "objects":
                named = (
                    node.value.id if isinstance(node.value, ast.Name) else ast.unparse(node.value)
                )
                assert named in ("Edition", "rows.model"), path
