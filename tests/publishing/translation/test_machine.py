"""A machine fills in what nobody has translated: by a job, only from approved words, never over a person's."""

from datetime import timedelta

import pytest
from deepl import http_client
from django.utils import timezone

from accounts.models import AuditEntry
from publishing import actions, languages
from publishing.actions.machine_translation import LOST_AFTER
from publishing.errors import Conflict, NotPermitted, NotReady
from publishing.models import (
    Document,
    FactsBlock,
    MachineTranslation,
    QuoteBlock,
    State,
    TableBlock,
    TextBlock,
)
from publishing.translation import job
from publishing.translation.deepl_provider import TEXTS_AT_ONCE, batches
from publishing.translation.provider import configured, for_language
from tests import factories
from tests.admin_forms import admin_url, fields_of
from tests.publishing.states import renamed

from .deepl_server import FakeDeepL

Order = MachineTranslation.State


@pytest.fixture
def deepl(settings, monkeypatch):
    """Return the server that the portal is told to ask."""
    server = FakeDeepL()
    settings.DEEPL_AUTH_KEY = "schluessel:fx"
    settings.DEEPL_SERVER_URL = server.url
    # The client waits longer and longer between its own attempts
    monkeypatch.setattr(http_client._BackoffTimer, "BACKOFF_INITIAL", 0.01)
    monkeypatch.setattr(http_client._BackoffTimer, "BACKOFF_MAX", 0.02)
    yield server
    server.close()


def pair(language="en", **fields):
    item = factories.news_item(title="Gute Nachricht & mehr", summary="Zwei Sätze.\nEin Umbruch.")
    TableBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, caption="Zahlen", cells="Jahr | Summe\n2017 | viel"
    )  # fmt: skip
    FactsBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=40, heading="Kurz",
        text='<p>Ein <strong>fetter</strong> <a href="/aktuelles/">Verweis</a>.</p>',
    )  # fmt: skip
    factories.published(item)
    return item, factories.translation(item, language, **fields)


def ordered(translation, by=None):
    copy = Document.objects.get(pk=translation.pk)
    by = by or factories.editor()
    return actions.order_machine_translation(copy, by=by, at=timezone.now(), version=copy.version)


def carried_out(translation, capture, **who):
    """Order and let the job run; return the order afterwards."""
    with capture(execute=True):
        order = ordered(translation, **who)
    order.refresh_from_db()
    return order


def of(model, document):
    return model.objects.get(parent=document.pk)


@pytest.mark.django_db
def test_words_are_translated_and_tags_tables_and_line_breaks_stay(
    deepl, django_capture_on_commit_callbacks
):
    _, english = pair()
    order = carried_out(english, django_capture_on_commit_callbacks)
    assert (order.state, order.error) == (Order.DONE, "")
    english.refresh_from_db()
    assert english.title == "GUTE NACHRICHT & MEHR"
    assert english.summary == "ZWEI SÄTZE.\nEIN UMBRUCH."
    assert (
        of(TextBlock, english).text == "<h2>WAS GESCHIEHT</h2><p>EIN ABSATZ MIT BEISPIELTEXT.</p>"
    )
    facts = of(FactsBlock, english).text
    assert facts == '<p>EIN <strong>FETTER</strong> <a href="/aktuelles/">VERWEIS</a>.</p>'
    assert of(TableBlock, english).rows() == [["JAHR", "SUMME"], ["2017", "VIEL"]]
    quote = of(QuoteBlock, english)
    assert (quote.quote, quote.person) == ("DAS IST EIN BEISPIEL", "Erika Beispiel")
    path, headers, asked = deepl.requests[0]
    assert path == "/v2/translate"
    assert headers["Authorization"] == "DeepL-Auth-Key schluessel:fx"
    assert (asked["source_lang"], asked["target_lang"]) == ("DE", "EN-GB")
    assert asked["tag_handling"] == "html"


@pytest.mark.django_db
def test_what_a_person_has_translated_is_left_alone_and_not_sent(
    deepl, django_capture_on_commit_callbacks
):
    _, english = pair(title="Good news")
    carried_out(english, django_capture_on_commit_callbacks)
    english.refresh_from_db()
    assert english.title == "Good news"
    assert not [text for text in deepl.requests[0][2]["text"] if "Nachricht" in text]


@pytest.mark.django_db
def test_a_machines_text_is_marked_until_a_person_states_to_have_read_it(
    deepl, client, django_capture_on_commit_callbacks
):
    _, english = pair()
    editor = factories.editor()
    carried_out(english, django_capture_on_commit_callbacks, by=editor)
    english.refresh_from_db()
    assert (english.state, english.last_edited_by) == (State.DRAFT, editor)
    with pytest.raises(NotReady, match="hat eine Maschine gemacht"):
        factories.submitted(english)
    copy = Document.objects.get(pk=english.pk)
    actions.review_machine_translation(copy, by=editor, at=timezone.now(), version=copy.version)
    assert AuditEntry.objects.filter(action="review_machine_translation", actor=editor).exists()
    with pytest.raises(Conflict):
        actions.review_machine_translation(copy, by=editor, at=timezone.now(), version=copy.version)
    edition = factories.published(english)
    assert edition.data["translation"]["machine_made"]
    assert "Translated by machine, checked by a person." in client.get(edition.path).text


@pytest.mark.django_db
def test_only_words_that_are_approved_for_the_public_leave_the_house(deepl):
    item, english = pair()
    renamed(item, "Noch geheim", timezone.now())
    with pytest.raises(Conflict, match="nur, was freigegeben ist"):
        ordered(english)
    assert not deepl.requests


@pytest.mark.django_db
def test_a_source_changed_before_the_job_ran_is_not_sent_either(deepl):
    item, english = pair()
    order = ordered(english)
    renamed(item, "Noch geheim", timezone.now())
    job.translate_by_machine.enqueue(order.pk)
    order.refresh_from_db()
    assert (order.state, deepl.requests) == (Order.FAILED, [])


@pytest.mark.django_db
def test_what_somebody_wrote_meanwhile_is_not_written_over(deepl):
    _, english = pair()
    order = ordered(english)
    renamed(english, "Good news", timezone.now())
    job.translate_by_machine.enqueue(order.pk)
    order.refresh_from_db()
    assert (order.state, order.error) == (
        Order.FAILED, "Die Übersetzung wurde inzwischen bearbeitet. Es wurde nichts überschrieben.",
    )  # fmt: skip
    assert of(TextBlock, english).text.startswith("<h2>Was geschieht")
    assert Document.objects.get(pk=english.pk).machine_translated_at is None


@pytest.mark.django_db
def test_the_job_done_twice_translates_once(deepl, django_capture_on_commit_callbacks):
    _, english = pair()
    order = carried_out(english, django_capture_on_commit_callbacks)
    asked = len(deepl.requests)
    job.translate_by_machine.enqueue(order.pk)
    job.translate_by_machine.enqueue(order.pk + 1)
    assert len(deepl.requests) == asked
    assert AuditEntry.objects.filter(action="translate_by_machine").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "attempts", "words"),
    [
        ([403], 1, "nimmt den Schlüssel nicht an"),
        ([456], 1, "Kontingent bei DeepL"),
        ([400], 1, "kann nicht auf Englisch übersetzen"),
        ([429] * 99, 3, "gerade überlastet"),
        ([503] * 99, 3, "gerade gestört"),
    ],
)
def test_a_failure_is_told_in_german_and_tried_again_where_that_makes_sense(
    deepl, django_capture_on_commit_callbacks, monkeypatch, answers, attempts, words
):
    monkeypatch.setattr(http_client, "max_network_retries", 1)
    _, english = pair()
    deepl.answers += answers
    order = carried_out(english, django_capture_on_commit_callbacks)
    assert (order.state, order.attempts) == (Order.FAILED, attempts)
    assert words in order.error
    assert ordered(english)  # a new order is possible


@pytest.mark.django_db
def test_after_too_many_requests_the_client_waits_and_succeeds(
    deepl, django_capture_on_commit_callbacks
):
    _, english = pair()
    deepl.answers += [429, 429]
    assert carried_out(english, django_capture_on_commit_callbacks).state == Order.DONE
    assert len(deepl.requests) == 3


@pytest.mark.django_db
def test_without_a_network_the_order_fails_after_three_attempts(
    deepl, settings, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(http_client, "max_network_retries", 0)
    settings.DEEPL_SERVER_URL = "http://127.0.0.1:9"
    _, english = pair()
    order = carried_out(english, django_capture_on_commit_callbacks)
    assert (order.state, order.attempts) == (Order.FAILED, 3)
    assert order.error == "DeepL ist nicht zu erreichen."


def test_nothing_is_offered_without_a_key_or_for_what_the_machine_does_not_know(settings, deepl):
    known = {one.code for one in languages.FOREIGN if for_language(one)}
    assert known == {"en", "uk", "ar", "tr", "ru", "pl", "ro"}
    settings.DEEPL_AUTH_KEY = ""
    assert configured() is None


def test_texts_are_sent_in_as_few_requests_as_the_limits_allow():
    assert [len(batch) for batch in batches(["a"] * (TEXTS_AT_ONCE + 1))] == [TEXTS_AT_ONCE, 1]
    assert [len(batch) for batch in batches(["ä" * 40_000] * 3)] == [1, 1, 1]
    assert list(batches([])) == []


@pytest.mark.django_db
def test_who_may_not_write_the_text_orders_nothing(deepl):
    _, english = pair()
    Document.objects.filter(pk=english.pk).update(team=factories.team())
    with pytest.raises(NotPermitted):
        ordered(english)


@pytest.mark.django_db
def test_the_newsroom_says_where_the_words_go_orders_and_shows_what_became_of_it(
    deepl, client, django_capture_on_commit_callbacks
):
    _, english = pair()
    client.force_login(factories.editor())
    page = client.get(admin_url(english, "change")).text
    assert "Maschinell übersetzen lassen" in page
    step = client.get(admin_url(english, "step", "maschinell-uebersetzen"))
    assert "DeepL SE, Köln" in step.text
    with django_capture_on_commit_callbacks():
        client.post(admin_url(english, "step", "maschinell-uebersetzen"), fields_of(step))
    assert "DeepL übersetzt" in client.get(admin_url(english, "change")).text
    order = MachineTranslation.objects.get()
    deepl.answers.append(456)
    job.translate_by_machine.enqueue(order.pk)
    assert "Kontingent bei DeepL" in client.get(admin_url(english, "change")).text
    with django_capture_on_commit_callbacks(execute=True):
        client.post(admin_url(english, "step", "maschinell-uebersetzen"), fields_of(step))
    page = client.get(admin_url(english, "change")).text
    assert "maschinell, ungeprüft" in page
    assert "Ich habe die Übersetzung geprüft" in page
    review = client.get(admin_url(english, "step", "pruefung-bestaetigen"))
    client.post(admin_url(english, "step", "pruefung-bestaetigen"), fields_of(review))
    assert "maschinell übersetzt, geprüft von" in " ".join(
        client.get(admin_url(english, "change")).text.split()
    )


@pytest.mark.django_db
def test_without_a_key_the_newsroom_does_not_speak_of_machines(client):
    _, english = pair()
    client.force_login(factories.editor())
    assert "Maschinell" not in client.get(admin_url(english, "change")).text
    with pytest.raises(Conflict, match="keine maschinelle Übersetzung"):
        ordered(english)


@pytest.mark.django_db
@pytest.mark.parametrize("happened", ["withdrawn", "edited", "edited while its words were read"])
def test_what_is_taken_back_after_the_order_does_not_leave_the_house(deepl, monkeypatch, happened):
    german, english = pair()
    order, now = ordered(english), timezone.now()
    source = Document.objects.get(pk=german.pk)

    def edited(*args):
        Document.objects.filter(pk=german.pk).update(
            state=State.DRAFT, version=source.version + 1, title="Noch geheim"
        )

    if happened == "withdrawn":
        actions.withdraw(source, by=factories.approver(), at=now, explanation="Ein Name zu viel.")
    elif happened == "edited":
        edited()
    else:
        read = job.untranslated
        monkeypatch.setattr(job, "untranslated", lambda *some: (read(*some), edited())[0])
    job.translate_by_machine.call(order.pk)
    order.refresh_from_db()
    assert order.state == Order.FAILED
    assert deepl.requests == []


@pytest.mark.django_db
def test_an_order_whose_job_was_lost_stands_in_the_way_of_no_other(deepl):
    _, english = pair()
    lost = ordered(english)
    with pytest.raises(Conflict, match="schon in Arbeit"):
        ordered(english)
    MachineTranslation.objects.filter(pk=lost.pk).update(
        ordered_at=timezone.now() - LOST_AFTER - timedelta(minutes=1)
    )
    again = ordered(english)
    lost.refresh_from_db()
    assert (lost.state, again.state) == (Order.FAILED, Order.WAITING)
