"""E-mails that come back end a subscription, and only those that really came back."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from subscriptions.models import Mail

from .conftest import subscriber

pytestmark = pytest.mark.django_db
REPORT = """From: MAILER-DAEMON@mail.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <00112233445566778899aabbccddeeff@mail.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grenze"

--grenze
Content-Type: text/plain

I'm sorry to have to inform you.

--grenze
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Mon, 2 Mar 2026 08:00:00 +0100

Final-Recipient: rfc822; leserin@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no

--grenze
Content-Type: text/rfc822-headers

From: WIR-Portal <portal@kreis.example>
Message-ID: <{key}@kreis.example>

--grenze--
"""


@pytest.fixture
def mail():
    return Mail.objects.create(
        subscriber=subscriber(), purpose=Mail.Purpose.EDITIONS, state=Mail.State.SENT,
        due_at=timezone.now(), handed_at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def arrives(monkeypatch, capsys):
    """Return a function that hands an e-mail over as the mail server does, and gives what the command says."""

    def arrive(content):
        stdin = SimpleNamespace(buffer=io.BytesIO(content.encode()))
        monkeypatch.setattr("subscriptions.management.commands.take_bounce.sys.stdin", stdin)
        call_command("take_bounce")
        return capsys.readouterr().out

    return arrive


def report(mail, *, action="failed", status="5.1.1", to="", key=None):
    to = to or f"rueckweg+{mail.key.hex}@kreis.example"
    return REPORT.format(to=to, action=action, status=status, key=key or mail.key.hex)


@pytest.mark.parametrize("to", ["", "rueckweg@kreis.example"])
def test_a_mailbox_that_is_not_there_ends_the_subscription(arrives, mail, to):
    Mail.objects.create(
        subscriber=mail.subscriber, purpose=Mail.Purpose.EDITIONS, due_at=timezone.now()
    )
    assert "beendet" in arrives(report(mail, to=to))
    mail.subscriber.refresh_from_db()
    assert mail.subscriber.deactivated_at
    assert not Mail.objects.filter(state=Mail.State.WAITING).exists()


def test_the_same_e_mail_counts_once_and_three_are_the_end(arrives, mail):
    for _ in range(4):
        arrives(report(mail, status="5.2.2"))
    mail.subscriber.refresh_from_db()
    assert (mail.subscriber.failures, mail.subscriber.deactivated_at) == (1, None)


def test_failures_long_ago_do_not_count(arrives, mail):
    reader = mail.subscriber
    reader.failures, reader.failed_at = 2, timezone.now() - timedelta(days=61)
    reader.save()
    arrives(report(mail, status="5.7.1"))
    reader.refresh_from_db()
    assert (reader.failures, reader.deactivated_at) == (1, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "delivered", "status": "2.0.0"},
        {"to": "rueckweg@kreis.example", "key": "0" * 32},
    ],
)
def test_delays_deliveries_and_what_is_none_of_ours_end_nothing(arrives, mail, changes):
    arrives(report(mail, **changes))
    mail.subscriber.refresh_from_db()
    assert (mail.subscriber.failures, mail.subscriber.deactivated_at) == (0, None)


@pytest.mark.parametrize(
    "header",
    [
        "To: <@@>, \"", "To: =?utf-8?q?=FF?= <a@b", "Date: gestern", "Content-Disposition: attachment; filename*=x'y",
        "Subject: =?x?y?z?=", "To: a\n\tb <", "Message-ID: <<>>",
    ],
)  # fmt: skip
def test_headers_that_break_the_rules_do_not_hide_what_came_back(arrives, mail, header):
    assert "beendet" in arrives(f"{header}\n{report(mail)}")


@pytest.mark.parametrize(
    "content", ["", "Guten Tag", "\x00\xff", "To: x\n\nIch bin bis Montag nicht da."]
)
def test_every_other_e_mail_is_left_alone(arrives, mail, content):
    assert "Keine unzustellbare" in arrives(content)
