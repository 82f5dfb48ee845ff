"""A signed link changes or ends what somebody follows: without password, cookie or session."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from subscriptions import consent, endings
from subscriptions.actions.signing_up import subscribe
from subscriptions.links import (
    MANAGED_FOR,
    address_hash,
    ending_token,
    hash_of,
    managing_token,
)
from subscriptions.models import Consent, ConsentText, Mail, Notice, SignUp, Subscriber
from tests import factories

from .conftest import announcement, subscriber

pytestmark = pytest.mark.django_db


def page_of(reader):
    return f"/abonnieren/verwalten/{managing_token(reader)}/"


def test_each_subject_gets_another_rhythm_or_ends(client):
    program = factories.published(factories.program(title="Vielfalt fördern"))
    unit = factories.published(factories.department())
    reader = subscriber("all", f"d{program.document_id}")
    page = client.get(page_of(reader))
    assert "Vielfalt fördern" in page.text
    assert page.headers["Cache-Control"] == "private, no-store"
    strict = client.__class__(enforce_csrf_checks=True)
    values = {
        f"rhythm-d{program.document_id}": "weekly", "rhythm-all": "", "rhythm": "daily",
        "add": [f"d{unit.document_id}", "d999999"],
    }  # fmt: skip
    response = strict.post(page_of(reader), values)
    assert not response.cookies
    assert "gespeichert" in strict.get(response.headers["Location"]).text
    assert {(one.code, one.rhythm) for one in reader.subscriptions.all()} == {
        (f"d{program.document_id}", "weekly"), (f"d{unit.document_id}", "daily")
    }  # fmt: skip
    # What was added is a consent of its own
    proof = Consent.objects.get()
    assert (proof.way, proof.subjects) == ("managed", [f"d{unit.document_id}"])


def test_nothing_left_is_the_end_of_everything(client):
    reader = subscriber("all")
    assert "Ihre Adresse ist gelöscht" in client.post(page_of(reader), {"rhythm-all": ""}).text
    assert not Subscriber.objects.exists()


def test_a_second_click_on_the_end_is_the_end_too(client, monkeypatch):
    reader = subscriber()
    # The second request has read the subscription before the first one deleted it
    monkeypatch.setattr("subscriptions.managing.subscriber_of", lambda token: reader)
    path = page_of(reader)
    for _ in range(2):
        page = client.post(path, {"end": "1"})
        assert page.status_code == 200
        assert "keine E-Mails mehr" in page.text
    assert client.post(path, {"rhythm-all": "daily"}).status_code == 200
    assert not Subscriber.objects.exists()


def test_the_end_deletes_the_address_and_keeps_the_proof_without_it(client, sent):
    reader = subscriber("all", rhythm="weekly", email="leserin@example.org")
    text = ConsentText.objects.create(
        sha256="x", language="de", words="Ja.", first_used_at=timezone.now()
    )
    Consent.objects.create(
        subscriber=reader, address_hash=address_hash("Leserin@example.org"), text=text,
        rhythm="weekly", way="mailbox", asked_at=reader.confirmed_at, confirmed_at=reader.confirmed_at,
    )  # fmt: skip
    announcement()
    sent()
    assert Notice.objects.exists()
    client.post(page_of(reader), {"end": "1"})
    assert not Subscriber.objects.exists()
    assert not Notice.objects.exists()
    proof = Consent.objects.get()
    assert proof.subscriber is None
    assert proof.ended_at
    assert proof.address_hash == address_hash("leserin@example.org")
    assert sent(timezone.now() + timedelta(days=8)) == []


def test_a_subject_that_is_public_no_more_can_be_ended_and_its_title_stays_secret(client):
    draft = factories.program(title="Noch geheim")
    reader = subscriber("all", f"d{draft.pk}")
    page = client.get(page_of(reader)).text
    assert "geheim" not in page
    assert f'name="rhythm-d{draft.pk}"' in page
    client.post(page_of(reader), {"rhythm-all": "daily", f"rhythm-d{draft.pk}": ""})
    assert [one.code for one in reader.subscriptions.all()] == ["all"]


def test_a_form_that_was_open_meanwhile_ends_nothing_that_it_does_not_show(client):
    program = factories.published(factories.program())
    reader = subscriber("all")
    shown = client.get(page_of(reader)).text
    subscribe(reader, {f"d{program.document_id}": "weekly"}, at=timezone.now())
    assert f"rhythm-d{program.document_id}" not in shown
    client.post(page_of(reader), {"rhythm-all": ""})
    assert {(one.code, one.rhythm) for one in reader.subscriptions.all()} == {
        (f"d{program.document_id}", "weekly")
    }


def test_links_to_manage_age_and_those_to_end_do_not(client):
    reader = subscriber()
    managing, ending = page_of(reader), f"/abonnieren/abmelden/{ending_token(reader)}/"
    with time_machine.travel(timezone.now() + MANAGED_FOR + timedelta(days=1), tick=False):
        assert client.get(managing).status_code == 410
        assert client.get(ending).status_code == 200


@pytest.mark.parametrize("place", ["verwalten", "abmelden"])
def test_one_kind_of_link_does_not_do_for_another(client, place):
    reader = subscriber()
    tokens = {"verwalten": ending_token(reader), "abmelden": managing_token(reader)}
    assert client.post(f"/abonnieren/{place}/{tokens[place]}/", {"end": "1"}).status_code in (
        404,
        410,
    )
    assert Subscriber.objects.exists()


def test_no_page_hands_its_key_on(client):
    reader = subscriber()
    token = "zum-bestaetigen"
    now = timezone.now()
    SignUp.objects.create(
        email="neu@example.org", subjects=["all"], rhythm="daily", text=consent.text(now),
        token_hash=hash_of(token), asked_at=now, expires_at=now + timedelta(hours=1),
    )  # fmt: skip
    for place, key in (
        ("bestaetigen", token), ("verwalten", managing_token(reader)), ("abmelden", ending_token(reader))
    ):  # fmt: skip
        page = client.get(f"/abonnieren/{place}/{key}/")
        assert page.status_code == 200
        # Only the page itself, in its languages, and what belongs to it: no form of others, no address for machines
        own = re.compile(rf"(/[a-z-]+)?/abonnieren/{place}/{re.escape(key)}/(daten/)?")
        links = [link for link in re.findall(r'href="([^"]*)"', page.text) if key in link]
        assert [link for link in links if not own.fullmatch(link)] == []
        assert "/fehler-melden/?seite=/abonnieren/" in page.text


def test_the_link_is_sent_to_whoever_has_a_subscription_and_the_answer_is_always_the_same(
    client, links, django_capture_on_commit_callbacks
):
    reader = subscriber(email="leserin@example.org")
    answers = []
    for address in ("Leserin@example.org", "fremd@example.org", "leserin@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post("/abonnieren/verwalten/", {"email": address})
        answers.append((response.status_code, response.headers["Location"]))
    assert set(answers) == {(302, "/abonnieren/verwalten/gesendet/")}
    assert [message.to for message in mail.outbox] == [["leserin@example.org"]]
    assert client.get(links()[0]).context["subscriber"] == reader


def test_nobody_learns_from_the_work_of_the_page_whether_an_address_has_a_subscription(
    client, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    subscriber(email="leserin@example.org")
    work = {}
    for address in ("warm@example.org", "leserin@example.org", "fremd@example.org"):
        with CaptureQueriesContext(connection) as queries:
            client.post("/abonnieren/verwalten/", {"email": address})
        # Keys, moments and the address itself differ
        work[address] = [
            re.sub(r"'[^']*'|x?\b[0-9a-f]{32}\b|\d+", "…", one["sql"]) for one in queries
        ]
    assert work["leserin@example.org"] == work["fremd@example.org"]
    assert any("INSERT" in statement for statement in work["fremd@example.org"])
    assert not Mail.objects.exists()


def test_everything_known_can_be_taken_away(client):
    reader = subscriber(email="leserin@example.org")
    response = client.get(f"{page_of(reader)}daten/")
    told = json.loads(response.content)
    assert told["E-Mail-Adresse"] == "leserin@example.org"
    assert told["Abonniert"][0]["Gegenstand"] == "Alle Meldungen"
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_restored_backup_does_not_write_to_whoever_has_ended_it(client, capsys):
    reader = subscriber(email="leserin@example.org")
    key = reader.key
    client.post(f"/abonnieren/abmelden/{ending_token(reader)}/")
    assert "leserin" not in endings.path().read_text()
    subscriber(email="leserin@example.org", key=key)
    call_command("replay_ended_subscriptions")
    assert "1 Abonnements noch einmal beendet" in capsys.readouterr().out
    assert not Subscriber.objects.exists()
