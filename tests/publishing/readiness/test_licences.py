"""How long a picture may be shown decides whether a text with it may be published."""

from datetime import UTC, date, datetime, timedelta

import pytest

from publishing import actions
from publishing.errors import NotReady
from publishing.models import Document, ImageBlock
from publishing.readiness import problems_of
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def text_with(until, *, lead=True):
    image = factories.image(title="Rathaus", licence_until=until)
    item = factories.news_item(lead_image=image if lead else None)
    if not lead:
        ImageBlock.objects.create(parent=item.document_ptr, region="main", ordering=30, image=image)
    return item


def about_licences(item, at=NOW, **options):
    return [found for found in problems_of(item, at, **options) if "zeigen" in found.message]


def test_after_the_last_day_the_text_is_refused():
    item = text_with(date(2026, 3, 1))
    [problem] = about_licences(item)
    assert not problem.is_hint
    assert problem.anchor == "id_lead_image"
    assert (
        "Bild „Rathaus“ als Titelbild: Wir dürfen es nur bis zum 1.\xa0März\xa02026"
        in problem.message
    )
    with pytest.raises(NotReady, match="Rathaus"):
        factories.submitted(item, at=NOW)


def test_on_the_last_day_and_shortly_before_there_is_a_hint():
    for until in (date(2026, 3, 2), date(2026, 5, 31)):
        item = text_with(until, lead=False)
        [problem] = about_licences(item)
        assert problem.is_hint
        assert problem.anchor == "id_publishing_imageblock_set-0-image"
        factories.submitted(item, at=NOW)


def test_far_from_the_end_nothing_is_said():
    assert about_licences(text_with(date(2026, 6, 1))) == []
    assert about_licences(text_with(None)) == []


def test_a_planned_text_is_judged_for_the_day_on_which_it_appears():
    item = text_with(date(2026, 3, 5))
    later = NOW + timedelta(days=7)
    assert about_licences(item)[0].is_hint
    assert not about_licences(item, live_from=later)[0].is_hint
    factories.submitted(item, at=NOW)
    document = Document.objects.get(pk=item.pk)
    with pytest.raises(NotReady):
        actions.approve(
            document, by=factories.approver(), at=NOW, version=document.version, live_from=later
        )
