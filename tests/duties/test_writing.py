"""What visitors write arrives once, with its page and a number; programs are kept out, people are not."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from duties.models import Message
from publishing import actions
from tests import factories
from tests.publishing import states

from .letters import BARRIER, MISTAKE, SAID, message, token_of, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_has_written_yet")]
FORMS = [BARRIER, MISTAKE]


@pytest.fixture
def nobody_has_written_yet():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("address", FORMS)
def test_a_message_arrives_and_its_number_is_shown(clock, address):
    answer = written(clock, address)
    assert answer.status_code == 302
    [stored] = Message.objects.all()
    assert stored.number == f"{stored.received_at.year}-00001"
    assert stored.text == SAID[address]["text"]
    page = Client().get(answer.headers["Location"])
    assert stored.number in page.text
    assert ("spätestens" in page.text) is (address == BARRIER)


@pytest.mark.parametrize("address", FORMS)
def test_forms_need_no_cookie_and_set_none_and_are_kept_by_nobody(clock, address):
    page = Client().get(address)
    answer = written(clock, address)
    received = Client().get(answer.headers["Location"])
    for response in (page, answer, received):
        assert not response.cookies
        assert "no-store" in response.headers["Cache-Control"]
        assert "Cookie" not in response.headers.get("Vary", "").replace("Cookie", "", 1)
    assert 'content="noindex"' in page.text


def test_everything_that_somebody_says_is_kept(clock):
    said = {
        "kind": "format", "wanted": "braille", "aids": "Braillezeile", "path": "/programme/", "name": "Anna Beispiel",
        "email": "anna@example.org", "telephone": "06031 1234",
    }  # fmt: skip
    assert written(clock, BARRIER, **said).status_code == 302
    stored = Message.objects.get()
    assert {name: getattr(stored, name) for name in said} == said
    assert stored.due_at == stored.received_at + timedelta(weeks=6)


def test_a_mistake_has_no_term():
    assert message(kind="mistake").due_at is None


# The page and the edition seen


def test_every_page_leads_to_the_form_with_the_edition_that_was_read(client, clock):
    now = timezone.now()
    item = factories.news_item()
    first = states.edition(item, 1, now - timedelta(hours=2))
    page = client.get(first.path).text
    link = f"{MISTAKE}?seite={first.path}&amp;fassung=1"
    assert link in page
    # Another edition comes while the page is open
    states.edition(item, 2, now - timedelta(hours=1))
    written(clock, MISTAKE, query=f"?seite={first.path}&fassung=1")
    assert Message.objects.get().edition == first
    assert Message.objects.get().path == first.path


def test_pages_without_an_edition_are_named_by_their_address(client, clock):
    assert f'{MISTAKE}?seite=/aktuelles/"' in client.get("/aktuelles/").text
    assert f"{MISTAKE}?seite=/gibt-es-nicht/" in client.get("/gibt-es-nicht/").text
    written(clock, MISTAKE, query="?seite=/aktuelles/")
    assert (Message.objects.get().path, Message.objects.get().edition) == ("/aktuelles/", None)


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_the_form_names_no_page_that_is_not_public(client, state):
    item = factories.page()
    state(item, timezone.now())
    for number in (0, 1, 2):
        text = client.get(f"{MISTAKE}?seite={item.public_path()}&fassung={number}").text
        shown = {states.live: 1, states.superseded: 2, states.redacted: 2}.get(state)
        for other in (1, 2):
            assert (f"{states.PUBLIC}-{other}" in text) is (other == number == shown)
        assert states.DRAFT not in text


def test_whoever_names_another_page_has_not_said_which_edition(clock):
    edition = factories.published(factories.page())
    written(clock, BARRIER, query=f"?seite={edition.path}&fassung=1", path="/aktuelles/")
    stored = Message.objects.get()
    assert (stored.path, stored.edition) == ("/aktuelles/", None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("http://127.0.0.1:8000/programme/wir/?x=1", "/programme/wir/"),
        (" /programme/ ", "/programme/"),
        ("", ""),
        ("https://fremd.example.org/", None),
        ("//fremd.example.org/", None),
        ("die Startseite", None),
        ("http://[::1", None),
        # Python refuses to take these two apart
        ("https://kreis℀.example/", None),
        ("http://[kreis]/", None),
        ("/" + "a" * 300, None),
    ],
)
def test_the_address_of_a_page_is_taken_as_people_copy_it(clock, typed, kept):
    answer = written(clock, BARRIER, path=typed)
    if kept is None:
        assert "lassen Sie sie weg" in answer.text
        assert not Message.objects.exists()
    else:
        assert Message.objects.get().path == kept


@pytest.mark.parametrize(
    "query",
    [
        "?seite=//fremd.example.org&fassung=1", "?seite=javascript:alert(1)", "?seite=%00&fassung=%00", "?fassung=-1",
        "?seite=/&fassung=99999999999999999999", "?seite=/&fassung=²", "?seite=/" + "a" * 5000, "?seite=\\\\x",
        "?seite=/%22%3E%3Cscript%3E&fassung=1",
    ],
)  # fmt: skip
def test_no_address_breaks_the_form_or_gets_into_it(client, query):
    for address in FORMS:
        response = client.get(f"{address}{query}")
        assert response.status_code == 200
        for foreign in ("fremd.example.org", "javascript:", "<script>"):
            # What the page names of its own address stands outside
            assert foreign not in response.text.partition("<main")[2]


# Kept out: programs. Let in: people, at the second try at the latest


def test_what_is_missing_is_said_at_the_field_and_what_was_typed_stays(clock):
    answer = written(clock, BARRIER, kind="format", text="", email="anna@", name="Anna Beispiel")
    assert answer.status_code == 200
    for sentence in ("was Sie hindert", "welche Form Sie brauchen", "nicht vollständig"):
        assert answer.text.count(sentence) == 2, sentence
    assert 'value="Anna Beispiel"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 3
    assert "Fehler:" in answer.text.partition("</title>")[0]
    assert not Message.objects.exists()


@pytest.mark.parametrize("address", ["anna@אb.de", f"a@{'b.' * 128}de"])
def test_an_address_to_which_nothing_can_be_sent_is_refused_at_the_field(clock, address):
    answer = written(clock, BARRIER, email=address)
    assert answer.status_code == 200
    assert 'aria-describedby="id_email' in answer.text
    assert not Message.objects.exists()


def test_a_form_that_comes_back_at_once_is_shown_again_and_taken_then(clock):
    client, now = Client(), timezone.now()
    clock(now)
    token = token_of(client.get(MISTAKE))
    clock(now + timedelta(seconds=1))
    answer = client.post(MISTAKE, {**SAID[MISTAKE], "schein": token})
    assert "sehr schnell" in answer.text
    assert not Message.objects.exists()
    clock(now + timedelta(seconds=9))
    again = {**SAID[MISTAKE], "schein": token_of(answer)}
    assert client.post(MISTAKE, again).status_code == 302


def test_a_field_that_nobody_sees_must_stay_empty(clock):
    answer = written(clock, MISTAKE, kontrolle="https://example.org/")
    assert "das leer bleiben muss" in answer.text
    assert "https://example.org/" not in answer.text
    assert not Message.objects.exists()


@pytest.mark.parametrize("sent", ["", "x", "a~b", "\x00", "~" * 5000])
def test_a_token_that_is_not_ours_takes_nothing_in_and_loses_nothing(sent):
    answer = Client().post(MISTAKE, {**SAID[MISTAKE], "schein": sent})
    assert "Bitte senden Sie noch einmal ab" in answer.text
    assert SAID[MISTAKE]["text"] in answer.text
    assert not Message.objects.exists()


def test_a_form_stays_good_over_a_weekend_and_not_for_ever(clock):
    assert written(clock, MISTAKE, seconds=2.9 * 86400).status_code == 302
    assert "sehr lange geöffnet" in written(clock, MISTAKE, seconds=3.1 * 86400).text


def test_a_form_on_another_site_takes_nothing_in(clock):
    client, now = Client(), timezone.now()
    clock(now)
    sent = {**SAID[MISTAKE], "schein": token_of(client.get(MISTAKE))}
    clock(now + timedelta(seconds=20))
    client.post(MISTAKE, sent, headers={"sec-fetch-site": "cross-site"})
    assert not Message.objects.exists()
    client.post(MISTAKE, sent, headers={"sec-fetch-site": "same-origin"})
    assert Message.objects.exists()


def test_the_same_form_sent_twice_is_one_message(clock):
    client, now = Client(), timezone.now()
    clock(now)
    sent = {**SAID[MISTAKE], "schein": token_of(client.get(MISTAKE))}
    clock(now + timedelta(seconds=20))
    first, second = client.post(MISTAKE, sent), client.post(MISTAKE, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Message.objects.count() == 1


def test_what_was_changed_after_going_back_is_another_message(clock):
    client, now = Client(), timezone.now()
    clock(now)
    sent = {**SAID[MISTAKE], "schein": token_of(client.get(MISTAKE))}
    clock(now + timedelta(seconds=20))
    first = client.post(MISTAKE, sent)
    changed = {**sent, "text": "Auch die Öffnungszeit stimmt nicht."}
    second, again = client.post(MISTAKE, changed), client.post(MISTAKE, changed)
    assert first.headers["Location"] != second.headers["Location"] == again.headers["Location"]
    assert [one.text for one in Message.objects.order_by("number")] == [
        sent["text"],
        changed["text"],
    ]


def test_one_connection_cannot_flood_the_inbox_and_keeps_its_text(clock):
    answers = [written(clock, MISTAKE) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "in zehn Minuten noch einmal" in answers[-1].text
    assert SAID[MISTAKE]["text"] in answers[-1].text
    assert Message.objects.count() == 10


@pytest.mark.parametrize("text", ["x" * 5001, "Null\x00zeichen"])
def test_what_cannot_be_stored_is_refused_with_a_sentence(clock, text):
    answer = written(clock, MISTAKE, text=text)
    assert answer.status_code == 200
    assert "Noch nicht abgesendet" in answer.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "😀 ﷽ \u202e", "' OR 1=1 --"])
def test_any_text_is_taken_as_it_is(clock, text):
    assert written(clock, MISTAKE, text=text).status_code == 302
    assert Message.objects.get().text == text


@pytest.mark.parametrize("receipt", ["x", "2026-00001", "2026-00001~x", "%00"])
def test_a_number_cannot_be_guessed(client, receipt):
    message()
    assert client.get(f"/mitteilung/{receipt}/").status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_forms_are_read_and_sent_and_nothing_else(client, method):
    for address in FORMS:
        assert getattr(client, method)(address).status_code == 405


# E-mails


def test_the_confirmation_has_number_and_term_and_nothing_that_was_typed(
    clock, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        written(clock, BARRIER, email="anna@example.org", text="Kauft Pillen", name="Kauft Pillen")
    [mail] = mailoutbox
    stored = Message.objects.get()
    assert mail.to == ["anna@example.org"]
    assert stored.number in mail.subject
    assert stored.number in mail.body
    assert f"{stored.due_at:%Y}" in mail.body
    assert "/barrierefreiheit/" in mail.body
    assert "Pillen" not in mail.body + mail.subject


def test_the_confirmation_speaks_the_language_of_the_form(
    clock, mailoutbox, django_capture_on_commit_callbacks
):
    clock(datetime(2026, 6, 1, 12, tzinfo=UTC))
    client = Client()
    token = token_of(client.get(f"/en{BARRIER}"))
    clock(datetime(2026, 6, 1, 13, tzinfo=UTC))
    said = {**SAID[BARRIER], "schein": token, "email": "anna@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/en{BARRIER}", said)
    assert answer.headers["Location"].startswith("/en/mitteilung/")
    [mail] = mailoutbox
    assert Message.objects.get().language == "en"
    assert "13 July 2026" in mail.body
    assert "/en/barrierefreiheit/" in mail.body


def test_without_an_address_nobody_gets_an_e_mail(
    clock, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        written(clock, MISTAKE)
    assert mailoutbox == []


def test_nobody_is_flooded_with_confirmations_in_somebody_elses_name(
    clock, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            answer = written(
                clock, MISTAKE, email="Anna@example.org" if number % 2 else "anna@example.org"
            )
            assert answer.status_code == 302
    assert len(mailoutbox) == 3
    assert Message.objects.count() == 5


def test_the_office_is_told_without_what_was_said(
    settings, clock, mailoutbox, django_capture_on_commit_callbacks
):
    settings.MESSAGES_MAILBOX = ["stelle@example.org"]
    with django_capture_on_commit_callbacks(execute=True):
        written(clock, BARRIER, path="/programme/", name="Anna Beispiel")
    [mail] = mailoutbox
    stored = Message.objects.get()
    assert mail.to == ["stelle@example.org"]
    assert stored.number in mail.subject
    assert f"/admin/duties/message/{stored.pk}/change/" in mail.body
    assert "/programme/" in mail.body
    assert "Anna" not in mail.body
    assert stored.text not in mail.body


def test_a_mailbox_that_refuses_keeps_the_others_from_hearing_twice(
    settings, clock, monkeypatch, django_capture_on_commit_callbacks
):
    settings.MESSAGES_MAILBOX = ["voll@example.org", "stelle@example.org"]
    told = []

    def send(subject, text, from_email, recipient_list):
        if recipient_list == ["voll@example.org"]:
            raise SMTPServerDisconnected
        told.extend(recipient_list)

    monkeypatch.setattr("accounts.tasks.send_mail", send)
    with django_capture_on_commit_callbacks(execute=True):
        written(clock, BARRIER)
    assert told == ["stelle@example.org"]


def test_numbers_begin_anew_with_the_year():
    now = timezone.now()
    numbers = [message(at=moment).number for moment in (now, now, now + timedelta(days=366))]
    year = int(numbers[0][:4])
    assert numbers == [f"{year}-00001", f"{year}-00002", f"{year + 1}-00001"]


def test_a_withdrawn_page_can_be_written_about(client, clock):
    item = factories.page()
    edition = factories.published(item)
    actions.withdraw(
        edition.document, by=factories.approver(), at=timezone.now(), explanation="Falsch."
    )
    assert f"{MISTAKE}?seite={edition.path}" in client.get(edition.path).text
    assert written(clock, MISTAKE, query=f"?seite={edition.path}&fassung=1").status_code == 302
    assert Message.objects.get().edition == edition
