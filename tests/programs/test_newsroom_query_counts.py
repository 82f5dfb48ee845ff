"""How many queries the newsroom's pages of programmes need, and that more rows need no more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import sessions
from programs.models import ProgressUpdate
from publishing.models import BLOCKS, Document, FactsBlock, QuoteBlock, State, TextBlock
from tests import factories
from wir_portal.bench.programmes import newsroom_pages
from wir_portal.generator import programmes
from wir_portal.generator.people import People

pytestmark = pytest.mark.django_db


def generated(*extent):
    """Store programmes with measures, Sachstände, indicators and measurements: so many of each."""
    programmes.insert(
        programmes.Extent(*extent),
        people=People(factories.editor(), factories.approver()),
        department=factories.published(factories.department()),
        at=timezone.now(),
    )


@pytest.fixture(autouse=True)
def seen_once(monkeypatch):
    """That the person is there is noted at the first request, and not once more where the test takes minutes."""
    monkeypatch.setattr(sessions, "SEEN_STEP", timedelta(days=1))


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200, address
    return len(found)


def counts(client):
    pages = newsroom_pages(timezone.now())
    found = {label: queries(client, page.address) for label, page in pages.items()}
    assert {label: n for label, n in found.items() if n > pages[label].queries} == {}
    return found


def test_every_page_keeps_its_bar_and_needs_no_more_for_more_rows(client):
    client.force_login(factories.coordinator())
    generated(1, 3, 2, 1, 3)
    few = counts(client)
    generated(3, 9, 4, 3, 6)
    assert counts(client) == few


def test_a_draft_is_judged_by_the_rows_that_its_form_has_loaded(client):
    client.force_login(factories.coordinator())
    generated(1, 3, 2, 1, 3)
    pages = newsroom_pages(timezone.now())
    for label, further in (("Programm", 5), ("Maßnahme", 5), ("Indikator", 4)):
        address, most = pages[f"Redaktion: {label}"].address, pages[f"Redaktion: {label}"].queries
        document = Document.objects.filter(pk=address.split("/")[-3])
        assert document.update(state=State.DRAFT) == 1
        assert queries(client, address) <= most + further, label


def test_a_form_asks_only_for_the_kinds_of_blocks_that_the_text_has(client):
    client.force_login(factories.coordinator())
    measure = factories.measure()
    address = reverse("admin:programs_measure_change", args=[measure.pk])
    bare = queries(client, address)
    for number, model in enumerate((TextBlock, TextBlock, QuoteBlock)):
        model.objects.create(parent=measure.document_ptr, region="main", ordering=number)
    page = client.get(address)
    assert queries(client, address) == bare + 2
    shown = {
        one.formset.model: len(one.formset.initial_forms)
        for one in page.context["inline_admin_formsets"]
        if one.formset.model in BLOCKS
    }
    assert (shown[TextBlock], shown[QuoteBlock], shown[FactsBlock]) == (2, 1, 0)
    assert len(shown) == len(BLOCKS), "all kinds are offered"


def test_lists_are_fresh_after_each_step(client):
    client.force_login(factories.coordinator())
    measure = factories.measure(title="Sprachcafé")
    due = f"{reverse('admin:programs_measure_changelist')}?sachstand=faellig"
    assert "Sprachcafé" in client.get(due).text
    factories.report(measure, date=timezone.localdate().isoformat())
    assert "Sprachcafé" not in client.get(due).text
    ProgressUpdate.objects.filter(measure=measure).update(date="2020-01-01")
    assert "Sprachcafé" in client.get(due).text
