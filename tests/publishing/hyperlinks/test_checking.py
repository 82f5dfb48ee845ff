"""When a link is looked at, and when it counts as broken."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from publishing import actions
from publishing.hyperlinks.checking import check_due
from publishing.hyperlinks.guarded import Answer
from publishing.models import Document, Hyperlink
from publishing.readiness.links import states_of
from publishing.tasks import check_links
from tests import factories
from wir_portal import link_checks

from .test_recording import linking

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORKS, GONE, SILENT = (
    Answer(True),
    Answer(False, "Weg."),
    Answer(None, "Der Server antwortet nicht."),
)


def answering(answer):
    return lambda address: answer


def is_broken():
    return Hyperlink.objects.broken().exists()


@pytest.fixture
def link():
    factories.published(linking("https://www.bund.example/"), at=NOW)
    return Hyperlink.objects.get()


def test_a_new_link_is_looked_at_once_and_then_every_week(link):
    assert check_due(NOW, asking=answering(WORKS)) == 1
    assert check_due(NOW + timedelta(days=6), asking=answering(WORKS)) == 0
    assert check_due(NOW + timedelta(days=7), asking=answering(WORKS)) == 1


def test_a_page_that_is_gone_is_broken_at_once_and_looked_at_daily(link):
    check_due(NOW, asking=answering(GONE))
    assert is_broken()
    assert Hyperlink.objects.get().reason == "Weg."
    assert check_due(NOW + timedelta(hours=23), asking=answering(WORKS)) == 0
    assert check_due(NOW + timedelta(days=1), asking=answering(WORKS)) == 1
    assert not is_broken()


def test_a_silent_server_has_three_days_to_come_back(link):
    for day in range(2):
        check_due(NOW + timedelta(days=day), asking=answering(SILENT))
        assert not is_broken()
    check_due(NOW + timedelta(days=2), asking=answering(SILENT))
    assert is_broken()
    check_due(NOW + timedelta(days=3), asking=answering(WORKS))
    assert not is_broken()
    assert Hyperlink.objects.get().failures == 0


def test_links_of_texts_that_nobody_reads_any_more_are_left_alone():
    item = linking("https://www.bund.example/")
    factories.published(item, at=NOW, live_until=NOW + timedelta(days=1))
    assert check_due(NOW + timedelta(days=2), asking=answering(GONE)) == 0


def test_our_own_pages_are_judged_by_what_is_public_and_nobody_is_asked():
    shown = factories.published(factories.news_item(), at=NOW).path
    ends = factories.published(
        factories.news_item(), at=NOW, live_until=NOW + timedelta(hours=1)
    ).path
    factories.published(linking(shown, ends), at=NOW)

    def asking(address):
        raise AssertionError(f"{address} was asked")

    check_due(NOW + timedelta(days=1), asking=asking)
    assert [str(link) for link in Hyperlink.objects.broken()] == [ends]


def test_one_round_looks_at_no_more_than_its_limit():
    factories.published(linking(*(f"https://www.bund.example/{n}" for n in range(5))), at=NOW)
    assert check_due(NOW, asking=answering(WORKS), limit=3) == 3
    assert check_due(NOW, asking=answering(WORKS), limit=3) == 2


def test_the_command_says_what_it_found(capsys, monkeypatch, link):
    monkeypatch.setattr("publishing.hyperlinks.checking.ask", answering(GONE))
    call_command("check_links")
    assert "1 Link geprüft, 1 führt ins Leere." in capsys.readouterr().out


def test_the_worker_enqueues_one_round_at_a_time_and_only_where_it_is_wanted(link, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.CHECK_LINKS = False
    assert not link_checks.enqueue_when_due(NOW)
    settings.CHECK_LINKS = True
    assert link_checks.enqueue_when_due(NOW)
    assert not link_checks.enqueue_when_due(NOW)


def test_nothing_is_enqueued_while_no_link_is_due(settings):
    settings.CHECK_LINKS = True
    assert not link_checks.enqueue_when_due(NOW)


def test_a_round_goes_on_until_nothing_is_due(monkeypatch):
    factories.published(linking(*(f"https://www.bund.example/{n}" for n in range(12))), at=NOW)
    monkeypatch.setattr("publishing.hyperlinks.checking.ask", answering(GONE))
    check_links.call()
    assert Hyperlink.objects.broken().count() == 12


def test_a_german_page_below_a_language_of_the_site_leads_somewhere():
    page = factories.published(factories.page(slug="beratung"), at=NOW)
    paths = {"/en/beratung/", "/ar/beratung/", "/pl/beratung/", "/en/nichts/", "/nichts/"}
    states = states_of(paths, NOW)
    assert {path for path, state in states.items() if state == "shown"} == {
        "/en/beratung/",
        "/ar/beratung/",
    }
    actions.hide(Document.objects.get(pk=page.document_id), by=factories.approver(), at=NOW)
    assert "shown" not in states_of(paths, NOW).values()
