"""What stands in the e-mails: readable as text and as HTML, for programs that end it, and nothing that spies."""

import email
import re
from datetime import date
from email import policy

import pytest
from django.utils import timezone

from subscriptions.models import Mail, Subscriber
from tests import factories
from tests.publishing import states

from .conftest import announcement, subscriber

pytestmark = pytest.mark.django_db


def parsed(message):
    return email.message_from_bytes(message.message().as_bytes(), policy=policy.default)


@pytest.fixture
def message(sent):
    subscriber()
    announcement(title="Sprechzeiten & „Öffnung“", summary="Ab Mai <länger> offen.")
    (found,) = sent()
    return found


def test_it_has_a_plain_and_an_html_part_with_the_same_words(message):
    read = parsed(message)
    assert read["Subject"] == "Sprechzeiten & „Öffnung“"
    plain = read.get_body(("plain",)).get_content()
    html = read.get_body(("html",)).get_content()
    assert "Ab Mai <länger> offen." in plain
    assert "Ab Mai &lt;länger&gt; offen." in html
    assert "Sprechzeiten &amp; „Öffnung“" in html
    assert plain.count("http://127.0.0.1:8000/aktuelles/") == 1


def test_the_html_names_its_language_and_has_one_heading_of_the_first_level(message):
    html = parsed(message).get_body(("html",)).get_content()
    assert '<html lang="de" dir="ltr">' in html
    assert html.count("<h1") == 1
    assert "<title>Sprechzeiten &amp; „Öffnung“</title>" in html


def test_nothing_in_it_tells_that_it_was_opened(message):
    html = parsed(message).get_body(("html",)).get_content()
    assert not re.search(r"<(img|link|script|iframe|style)|url\(|@import", html)
    # Links lead to the page itself, without a mark of whom it was sent to
    links = re.findall(r'href="([^"]*)"', html)
    assert all(link.startswith("http://127.0.0.1:8000/") for link in links)
    assert not [link for link in links if "?" in link]


def test_mail_programs_end_it_with_one_click_by_rfc_8058(client, message):
    read = parsed(message)
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = read["List-Unsubscribe"].strip(" <>").removeprefix("http://127.0.0.1:8000")
    # A program that looks at links ends nothing
    assert client.get(address).status_code == 200
    assert Subscriber.objects.exists()
    strict = client.__class__(enforce_csrf_checks=True)
    response = strict.post(
        address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 200
    assert not response.cookies
    assert not Subscriber.objects.exists()
    # A second click, or an older e-mail: no error
    assert strict.post(address).status_code == 200


def test_answering_machines_are_asked_for_silence_and_every_e_mail_has_a_name(message):
    read = parsed(message)
    key = Mail.objects.get().key.hex
    assert read["Message-ID"] == f"<{key}@127.0.0.1>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Precedence"] == "list"
    assert "meldungen.127.0.0.1" in read["List-Id"]


def test_what_comes_back_names_the_e_mail_by_its_sender(sent, settings):
    settings.BOUNCE_ADDRESS = "rueckweg@kreis.example"
    subscriber()
    announcement()
    (message,) = sent()
    assert message.from_email == f"rueckweg+{Mail.objects.get().key.hex}@kreis.example"
    assert parsed(message)["From"] == settings.DEFAULT_FROM_EMAIL


def test_everybody_gets_an_e_mail_of_their_own(sent):
    for _ in range(3):
        subscriber()
    announcement()
    assert sorted(len(message.recipients()) for message in sent()) == [1, 1, 1]


def test_links_of_an_e_mail_lead_to_the_pages(client, message, links):
    paths = links(message)
    assert [client.get(path).status_code for path in paths] == [200] * len(paths)
    assert len(paths) == 3


def test_of_an_event_it_says_when_and_where_and_whether_it_is_cancelled(sent):
    subscriber()
    event = factories.event(title="Lesung", place="Stadtbücherei", day=date(2030, 5, 3))
    factories.published(event)
    (message,) = sent()
    for part in (message.body, message.alternatives[0][0]):
        assert "Freitag" in part
        assert "Stadtbücherei" in part
        assert "fällt aus" not in part
    event.cancelled = True
    event.save()
    factories.published(states.renamed(event, "Lesung", timezone.now()))
    (message,) = sent()
    assert "Dieser Termin fällt aus." in message.body
    assert "Geändert: Lesung" in message.body
