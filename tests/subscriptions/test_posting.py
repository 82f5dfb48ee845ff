"""Handing over to a real mail server: what it takes, what it refuses, what breaks in the middle."""

from datetime import timedelta

import pytest
from django.utils import timezone

from subscriptions import consent, posting, witness
from subscriptions.links import hash_of
from subscriptions.models import Mail, SignUp, Subscriber

from .conftest import subscriber
from .mail_server import mail_server

pytestmark = pytest.mark.django_db
State = Mail.State
NOW = timezone.now()


@pytest.fixture
def server(settings):
    with mail_server() as handler:
        settings.EMAIL_BACKEND = posting.SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", handler.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield handler


def waiting_mail(**fields):
    """Return an e-mail with the link for managing, which needs no edition."""
    purpose = Mail.Purpose.MANAGE
    return Mail.objects.create(subscriber=subscriber(**fields), purpose=purpose, due_at=NOW)


def send(at=NOW):
    return posting.send_due(lambda: at, lambda: True)


def state_of(mail):
    mail.refresh_from_db()
    return mail.state


def test_the_server_gets_what_was_written(server, settings):
    settings.BOUNCE_ADDRESS = "rueckweg@kreis.example"
    mail = waiting_mail(email="lesérin@example.org".replace("é", "e"))
    send()
    ((address, sender, message),) = server.taken
    assert address == "leserin@example.org"
    assert sender == f"rueckweg+{mail.key.hex}@kreis.example"
    assert message["Subject"] == "Ihre Abonnements verwalten"
    assert "/abonnieren/verwalten/" in message.get_body(("plain",)).get_content()
    assert state_of(mail) == State.SENT
    assert send() == 0


def test_a_line_that_begins_with_a_dot_arrives_as_it_is(server, monkeypatch):
    mail = waiting_mail()
    written = posting.letters.write_all([mail], NOW)
    written[mail.pk].body = "Vorher\n.\n..Punkte\n.Ende"
    monkeypatch.setattr(posting.letters, "write_all", lambda *args: written)
    send()
    plain = server.taken[0][2].get_body(("plain",)).get_content()
    assert plain.splitlines() == ["Vorher", ".", "..Punkte", ".Ende"]


def test_an_address_that_is_not_there_ends_the_subscription(server):
    mail, other = waiting_mail(email="weg@example.org"), waiting_mail()
    server.refusals["weg@example.org"] = "550 5.1.1 No such user"
    send()
    assert state_of(mail) == State.FAILED
    assert mail.failure == "5.1.1"
    assert Subscriber.objects.get(email="weg@example.org").deactivated_at == NOW
    assert state_of(other) == State.SENT


@pytest.mark.parametrize("reply", ["554 5.7.1 Relay access denied", "530 Sign in first"])
def test_a_server_that_is_set_up_wrongly_ends_no_subscription(server, reply):
    mail = waiting_mail(email="leserin@example.org")
    server.refusals["leserin@example.org"] = reply
    send()
    assert state_of(mail) == State.WAITING
    assert mail.attempts == 1
    assert mail.subscriber.failures == 0


def test_a_sender_that_the_server_does_not_want_ends_no_subscription(server):
    mail = waiting_mail()
    server.sender_refusal = "553 5.1.0 Sender address rejected"
    send()
    assert state_of(mail) == State.WAITING
    assert not Subscriber.objects.exclude(deactivated_at=None).exists()


def test_a_full_mailbox_ends_it_only_the_third_time_in_a_row(server):
    server.refusals["voll@example.org"] = "552 5.2.2 Mailbox full"
    mail = waiting_mail(email="voll@example.org")
    reader = mail.subscriber
    for number in range(3):
        reader.refresh_from_db()
        assert (reader.failures, reader.deactivated_at) == (number, None)
        send()
        Mail.objects.create(subscriber=reader, purpose=Mail.Purpose.MANAGE, due_at=NOW)
    reader.refresh_from_db()
    assert reader.deactivated_at == NOW


def test_what_is_refused_for_the_moment_is_tried_again_later(server):
    server.refusals["spaeter@example.org"] = "451 4.7.1 Greylisted"
    mail = waiting_mail(email="spaeter@example.org")
    send()
    assert state_of(mail) == State.WAITING
    assert mail.due_at == NOW + timedelta(minutes=5)
    server.refusals.clear()
    assert send() == 0
    send(NOW + timedelta(minutes=5))
    assert server.recipients == ["spaeter@example.org"]


def test_what_the_server_refuses_at_the_end_was_not_sent(server):
    server.at_end["spaeter@example.org"] = "451 4.3.0 Disk full"
    mail, other = waiting_mail(email="spaeter@example.org"), waiting_mail()
    send()
    assert state_of(mail) == State.WAITING
    assert mail.handed_at is None
    assert state_of(other) == State.SENT


def test_what_is_refused_for_days_is_given_up(server):
    server.refusals["nie@example.org"] = "451 4.7.1 Greylisted"
    mail = waiting_mail(email="nie@example.org")
    at = NOW
    for _ in range(posting.ATTEMPTS):
        send(at)
        at += timedelta(hours=4)
    assert state_of(mail) == State.FAILED
    assert mail.failure == posting.TOO_LONG


def test_without_a_server_everything_waits(settings):
    settings.EMAIL_BACKEND = posting.SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    mail = waiting_mail()
    with pytest.raises(OSError, match="refused"):
        send()
    assert state_of(mail) == State.WAITING
    assert mail.attempts == 0


def test_a_server_that_dies_with_its_answer_makes_no_double(server, monkeypatch):
    mail = waiting_mail()
    monkeypatch.setattr(posting.WatchedBackend, "send_watched", breaking_after_the_end)
    send()
    assert state_of(mail) == State.UNCERTAIN
    monkeypatch.undo()
    assert send() == 0


def breaking_after_the_end(backend, message, before_end):
    before_end()
    raise ConnectionResetError


def test_a_connection_that_breaks_before_the_end_is_tried_again(server, monkeypatch):
    def breaking(backend, message, before_end):
        raise ConnectionResetError

    mail = waiting_mail()
    monkeypatch.setattr(posting.WatchedBackend, "send_watched", breaking)
    send()
    assert state_of(mail) == State.WAITING


def test_of_two_workers_with_the_same_e_mail_one_sends_it(server, monkeypatch):
    mail = waiting_mail()
    stale = list(posting._batch(NOW))
    send()
    batches = iter([stale, []])
    monkeypatch.setattr(posting, "_batch", lambda at: next(batches))
    send()
    assert server.recipients == [mail.subscriber.email]


def test_confirmations_go_before_the_rest(server):
    subscriber_mail = waiting_mail(email="link@example.org")
    Mail.objects.filter(pk=subscriber_mail.pk).update(purpose=Mail.Purpose.EDITIONS)
    waiting_mail(email="bestaetigung@example.org")
    assert [mail.subscriber.email for mail in posting._batch(NOW)] == [
        "bestaetigung@example.org", "link@example.org"
    ]  # fmt: skip


# What a killed worker left: each moment at which it can have died


def left(noted):
    """Return an e-mail in the hands of a worker that died; `noted` is whether its end went out."""
    mail = waiting_mail()
    seen = witness.Witness()
    if noted:
        seen.note(mail.pk)
    Mail.objects.filter(pk=mail.pk).update(state=State.HANDED, handed_at=NOW, witness=seen.name)
    return mail


def test_what_had_not_gone_out_is_sent_again(server):
    mail = left(noted=False)
    assert posting.recover(NOW, timedelta()) == 1
    send()
    assert server.recipients == [mail.subscriber.email]


def test_what_had_gone_out_is_not_sent_again(server):
    mail = left(noted=True)
    assert posting.recover(NOW, timedelta()) == 0
    assert send() == 0
    assert state_of(mail) == State.SENT


def test_after_a_failure_of_the_machine_nothing_is_doubled(server, monkeypatch):
    mail = left(noted=False)
    monkeypatch.setattr(witness, "_run_of_the_machine", lambda: "another")
    assert posting.recover(NOW, timedelta()) == 0
    assert state_of(mail) == State.SENT


def test_a_worker_that_is_alive_keeps_what_it_has_in_hand(server):
    mail = left(noted=False)
    assert posting.recover(NOW, timedelta(minutes=10)) == 0
    assert state_of(mail) == State.HANDED


def test_an_e_mail_that_cannot_be_written_holds_up_no_other(server, caplog):
    # Right-to-left letters before others make no domain: the sending itself fails
    broken, other = waiting_mail(email="opfer@אb.de"), waiting_mail()
    send()
    assert state_of(broken) == State.FAILED
    assert broken.subscriber.failures == 0
    assert state_of(other) == State.SENT
    assert "cannot be written" in caplog.text


def test_our_own_fault_ends_no_subscription_however_long_it_lasts(server):
    mail = waiting_mail()
    server.sender_refusal = "553 5.1.0 Sender address rejected"
    at = NOW
    for _ in range(posting.ATTEMPTS):
        send(at)
        at += timedelta(hours=4)
    assert state_of(mail) == State.FAILED
    mail.subscriber.refresh_from_db()
    assert mail.subscriber.failures == 0


def test_of_two_workers_with_the_same_wish_both_write_the_same_link():
    wish = SignUp.objects.create(
        email="leserin@example.org",
        subjects=["all"],
        rhythm="daily",
        text=consent.text(NOW),
        asked_at=NOW,
        expires_at=NOW + timedelta(hours=48),
    )
    mail = Mail.objects.create(purpose=Mail.Purpose.CONFIRM, sign_up=wish, due_at=NOW)
    first, second = (posting.letters.write_all([mail], NOW)[mail.pk].body for _ in range(2))
    assert first == second
    wish.refresh_from_db()
    token = first.partition("/abonnieren/bestaetigen/")[2].partition("/")[0]
    assert wish.token_hash == hash_of(token)
    assert len(token) == 43
