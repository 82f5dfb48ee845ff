"""What is worth saying beside a text, and what keeps it from being published: links, days, whom it concerns."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing import actions
from publishing.errors import NotReady
from publishing.models import TextBlock
from publishing.readiness import problems_of
from tests import factories
from tests.admin_forms import admin_url

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def page_with(html, **fields):
    made = factories.page(**fields)
    TextBlock.objects.filter(parent=made.pk).update(text=html)
    return made


def found(document, **when):
    problems = problems_of(document, NOW, **when)
    return [(problem.severity.value, problem.message) for problem in problems]


def link_to(address):
    return page_with(f'<p>Mehr dazu steht auf der <a href="{address}">Beispielseite</a>.</p>')


def test_an_announcement_without_programme_and_department_gets_a_hint():
    item = factories.news_item()
    [(severity, message)] = found(item)
    assert severity == "hint"
    assert "weder ein Förderprogramm noch" in message
    item.departments.add(factories.department())
    assert found(item) == []


def test_hints_do_not_stand_in_the_way_of_submission():
    item = factories.news_item()
    assert found(item)
    assert factories.submitted(item, at=NOW).state == "submitted"


@pytest.mark.parametrize(
    "address",
    [
        "/aktuelles/", "/aktuelles/?seite=2", "/ziel/", "/ziel", "/ziel/#oben", "#oben", "https://example.org/x/",
        "mailto:a@example.org", "http://127.0.0.1:8000/ziel/",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere_are_fine(address):
    factories.published(factories.page(slug="ziel"), at=NOW - DAY)
    assert found(link_to(address)) == []


@pytest.mark.parametrize(
    "address",
    ["/nirgends/", "/aktuelles/2020/nirgends/", "/aktuelles/x/y/z/", f"/medien/{'0' * 64}/60.webp"],
)
def test_a_link_to_what_never_existed_blocks(address):
    document = link_to(address)
    [(severity, message)] = found(document)
    assert severity == "error"
    assert f"Link „Beispielseite“ im 1. Baustein (Text) (er führt zu {address})" in message
    with pytest.raises(NotReady, match="gibt es auf unserer Website nichts"):
        factories.submitted(document, at=NOW)


@pytest.mark.parametrize("address", ["/admin/", "/konto/", "/vorschau/abc/"])
def test_a_link_that_only_staff_can_follow_blocks(address):
    [(severity, message)] = found(link_to(address))
    assert severity == "error"
    assert "Öffentlichkeit nicht öffnen" in message


def test_a_link_to_what_is_not_public_yet_or_any_more_is_a_hint():
    factories.page(slug="entwurf")
    factories.published(factories.page(slug="geplant"), at=NOW - DAY, live_from=NOW + DAY)
    factories.published(factories.page(slug="vorbei"), at=NOW - 2 * DAY, live_until=NOW - DAY)
    gone = factories.published(factories.page(slug="entfernt"), at=NOW - DAY)
    actions.remove(gone.document, by=factories.approver(), at=NOW - DAY)
    for slug, words in [
        ("entwurf", "noch nicht veröffentlicht"),
        ("geplant", "erst geplant"),
        ("vorbei", "nicht mehr öffentlich"),
        ("entfernt", "nicht mehr öffentlich"),
    ]:
        [(severity, message)] = found(link_to(f"/{slug}/"))
        assert (severity, words in message) == ("hint", True), (slug, message)


def test_an_address_that_leads_on_is_fine():
    old = factories.page(slug="alt")
    factories.published(old, at=NOW - 2 * DAY)
    target = factories.published(factories.page(slug="neu"), at=NOW - DAY)
    actions.redirect(
        old.document_ptr, by=factories.approver(), at=NOW - DAY, target=target.document
    )
    assert found(link_to("/alt/")) == []


def test_many_links_cost_as_many_queries_as_one(django_assert_num_queries):
    def with_links(number):
        links = "".join(f'<p><a href="/seite-{i}/">Die Seite {i}</a></p>' for i in range(number))
        return page_with(links)

    few, many = with_links(1), with_links(40)
    with CaptureQueriesContext(connection) as one:
        assert len(found(few)) == 1
    with django_assert_num_queries(len(one)):
        assert len(found(many)) == 40


def test_a_day_that_is_over_when_a_planned_text_appears_is_named():
    item = page_with("<p>Am 5. März 2026 tagt der Beirat. Am 9.3.2026 geht es weiter.</p>")
    assert found(item) == []
    [(severity, message)] = found(item, live_from=NOW + 5 * DAY)
    assert severity == "hint"
    assert (
        "Der 5.\u00a0März\u00a02026 ist vorbei, wenn der Text am 7.\u00a0März\u00a02026 erscheint"
        in message
    )


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Die Feier findet am 1. März 2026 im Kreishaus statt.", True),
        ("Anmeldung bis 01.03.2026 im Büro.", True),
        ("Die Feier findet am 3. März 2026 im Kreishaus statt.", False),
        ("Das Büro wurde am 1. März 2014 gegründet.", False),
        ("Anmeldung bis 31.02.2026 im Büro.", False),
    ],
)
def test_an_announced_day_must_be_still_to_come(sentence, named):
    assert bool(found(page_with(f"<p>{sentence}</p>"))) is named


def test_a_planned_text_is_judged_for_its_own_moment_in_the_panel(client, clock):
    item = page_with("<p>Am 5. März 2026 tagt der Beirat.</p>")
    factories.published(item, at=NOW, live_from=NOW + 5 * DAY)
    clock(NOW)
    client.force_login(factories.editor())
    assert "ist vorbei, wenn der Text" in client.get(admin_url(item, "change")).content.decode()


def test_the_step_pages_show_hints_without_blocking(client):
    item = factories.news_item()
    client.force_login(factories.editor())
    page = client.get(admin_url(item, "step", "einreichen")).content.decode()
    assert "Sie halten die Veröffentlichung nicht auf" in page
    assert "weder ein Förderprogramm noch" in page
    factories.submitted(item)
    client.force_login(factories.approver())
    page = client.get(admin_url(item, "step", "freigeben")).content.decode()
    assert "weder ein Förderprogramm noch" in page
