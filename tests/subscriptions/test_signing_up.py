"""Nobody gets an e-mail that the mailbox has not asked for, and what was agreed to can be proved."""

from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from subscriptions import actions, consent
from subscriptions.links import hash_of
from subscriptions.models import Consent, Mail, SignUp, Subscriber
from tests import factories
from tests.simultaneous import at_once

from .conftest import subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture
def wish(client, django_capture_on_commit_callbacks):
    """Return a function that fills in the form."""

    def fill_in(email="leserin@example.org", subjects=("all",), rhythm="daily", **fields):
        values = {"email": email, "subjects": subjects, "rhythm": rhythm, **fields}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/abonnieren/", values)

    return fill_in


def test_the_form_offers_what_is_public_and_ticks_what_the_page_was_about(client):
    program = factories.published(factories.program(title="Vielfalt fördern"))
    factories.program(title="Noch geheim")
    item = factories.news_item()
    item.tags.add("Ehrenamt")
    factories.published(item)
    factories.news_item().tags.add("Noch ein Geheimnis")
    slug = program.path.strip("/").split("/")[-1]
    page = client.get(f"/abonnieren/?programm={slug}").text
    assert "Vielfalt fördern" in page
    assert "Ehrenamt" in page
    assert "eheim" not in page
    assert f'value="d{program.document_id}" id="subjects-d{program.document_id}" checked' in page
    assert 'value="all" id="subjects-all" checked' in client.get("/abonnieren/").text


def test_the_form_is_kept_like_every_public_page_and_sets_no_cookie(client):
    response = client.get("/abonnieren/")
    assert not response.cookies
    again = client.get("/abonnieren/", headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304


def test_a_wish_asks_the_mailbox_and_nothing_more(client, wish, links):
    assert wish().headers["Location"] == "/abonnieren/gesendet/"
    assert [message.to for message in mail.outbox] == [["leserin@example.org"]]
    assert not Subscriber.objects.exists()
    page = client.get(links()[0])
    assert "Ja, ich stimme zu" in page.text
    # Programs that open every link of an e-mail decide nothing
    assert not Subscriber.objects.exists()
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"


def test_a_yes_begins_the_subscription_and_is_proved(client, wish, links):
    program = factories.published(factories.program())
    wish(subjects=["all", f"d{program.document_id}"], rhythm="weekly")
    response = client.post(links()[0])
    assert response.status_code == 302
    page = client.get(response.headers["Location"])
    assert "beginnt jetzt" in page.text
    subscriber = Subscriber.objects.get()
    assert {(one.code, one.rhythm) for one in subscriber.subscriptions.all()} == {
        ("all", "weekly"), (f"d{program.document_id}", "weekly")
    }  # fmt: skip
    proof = Consent.objects.get(subscriber=subscriber)
    assert "per E-Mail informiert" in proof.text.words
    assert proof.asked_at <= proof.confirmed_at
    assert proof.subjects == ["all", f"d{program.document_id}"]


def test_only_the_hash_of_the_link_is_kept_and_it_is_good_for_two_days(client, wish, links, clock):
    wish()
    link = links()[0]
    token = link.strip("/").split("/")[-1]
    stored = SignUp.objects.get()
    assert stored.token_hash == hash_of(token)
    assert stored.expires_at - stored.asked_at == timedelta(hours=48)
    clock(stored.expires_at - timedelta(seconds=1))
    assert client.get(link).status_code == 200
    clock(stored.expires_at)
    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410
    assert not Subscriber.objects.exists()


def test_a_second_yes_changes_nothing(client, wish, links):
    wish()
    client.post(links()[0])
    assert client.post(links()[0]).status_code == 302
    assert Consent.objects.count() == 1


def test_the_link_of_a_yes_that_was_given_ends_with_its_time_too(client, wish, links, clock):
    wish()
    link = links()[0]
    client.post(link)
    clock(SignUp.objects.get().expires_at)
    # Otherwise it would hand out links for managing for ever
    assert client.post(link).status_code == 410
    assert client.get(link).status_code == 410


def test_a_link_that_we_did_not_make_opens_nothing(client):
    assert client.get("/abonnieren/bestaetigen/erfunden/").status_code == 404


def test_a_mailbox_is_asked_three_times_and_then_left_alone(wish):
    for _ in range(5):
        assert wish(email="Opfer@Example.org").status_code == 302
    assert len(mail.outbox) == 3


@pytest.fixture
def nothing_is_sent(monkeypatch):
    silent = SimpleNamespace(send_due_mails=SimpleNamespace(enqueue=lambda: None))
    for module in (actions.signing_up, actions.managing):
        monkeypatch.setattr(module, "tasks", silent)


@pytest.mark.django_db(transaction=True)
def test_wishes_at_the_same_moment_ask_it_no_oftener(nothing_is_sent):
    now = timezone.now()
    # Its words are not what they are to wait for
    consent.text(now)
    ask = partial(
        actions.request, email="opfer@example.org", subjects=["all"], rhythm="daily", at=now
    )
    outcomes = at_once(*[ask] * 6)
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert Mail.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_links_for_managing_asked_for_at_the_same_moment_are_one(nothing_is_sent):
    reader, now = subscriber(), timezone.now()
    outcomes = at_once(*[partial(actions.send_managing_link, email=reader.email, at=now)] * 4)
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert Mail.objects.count() == 1


def test_one_connection_asks_ten_times_a_minute(wish):
    answers = [wish(email=f"leserin{number}@example.org").status_code for number in range(12)]
    assert answers == [302] * 10 + [429] * 2


@pytest.mark.parametrize("address", ["/abonnieren/", "/abonnieren/verwalten/"])
def test_a_field_that_nobody_sees_must_stay_empty_and_costs_nobody_their_words(client, address):
    subscriber(email="leserin@example.org")
    values = {"email": "leserin@example.org", "subjects": "all", "rhythm": "daily"}
    page = client.post(address, {**values, "kontrolle": "https://example.org/"})
    assert "das leer bleiben muss" in page.text
    assert 'value="leserin@example.org"' in page.text
    assert "https://example.org/" not in page.text
    assert not SignUp.objects.exists()
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"email": "keine Adresse"}, "keine vollständige E-Mail-Adresse"),
        ({"email": "a@b.de\nBcc: c@d.de"}, "keine vollständige E-Mail-Adresse"),
        # No e-mail can name these domains
        ({"email": "a@אb.de"}, "keine vollständige E-Mail-Adresse"),
        ({"email": "a@b。.de"}, "keine vollständige E-Mail-Adresse"),
        # 235 letters, and too many of them in lower case
        ({"email": f"a@{('İ' * 20 + '.') * 11}de"}, "keine vollständige E-Mail-Adresse"),
        ({"subjects": []}, "mindestens eine"),
        ({"subjects": ["d999999"]}, "d999999"),
        ({"rhythm": "ständig"}, "Meldungen per E-Mail"),
    ],
)
def test_what_cannot_be_understood_is_said_and_not_taken(wish, values, word):
    page = wish(**values)
    assert page.status_code == 200
    assert word in page.text
    assert not SignUp.objects.exists()


def test_a_further_wish_adds_to_what_is_there(client, wish, links):
    wish()
    client.post(links()[0])
    program = factories.published(factories.program())
    wish(subjects=[f"d{program.document_id}"], rhythm="at_once")
    client.post(links()[0])
    subscriber = Subscriber.objects.get()
    assert {(one.code, one.rhythm) for one in subscriber.subscriptions.all()} == {
        ("all", "daily"), (f"d{program.document_id}", "at_once")
    }  # fmt: skip
    assert Consent.objects.count() == 2


def test_whoever_came_back_after_undeliverable_mails_is_written_to_again(client, wish, links):
    wish()
    client.post(links()[0])
    Subscriber.objects.update(deactivated_at=timezone.now(), failures=3)
    wish()
    client.post(links()[0])
    subscriber = Subscriber.objects.get()
    assert (subscriber.deactivated_at, subscriber.failures) == (None, 0)


def test_whoever_subscribes_in_another_language_is_written_to_in_it(
    client, links, django_capture_on_commit_callbacks
):
    values = {"email": "reader@example.org", "subjects": ["all"], "rhythm": "daily"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/en/abonnieren/", values)
    assert response.headers["Location"] == "/en/abonnieren/gesendet/"
    assert links()[0].startswith("/en/abonnieren/bestaetigen/")
    assert '<html lang="en"' in mail.outbox[0].alternatives[0][0]
    assert mail.outbox[0].message()["Content-Language"] == "en"
    client.post(links()[0])
    assert Subscriber.objects.get().language == "en"
    assert Consent.objects.get().text.language == "en"
