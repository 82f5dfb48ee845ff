"""Every edition keeps what it was made of, frozen like itself, and can be brought back as a draft."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEntry
from media_library.models import Image
from news.models import NewsItem
from programs.models import FundingPeriod, Goal
from publishing import actions, content, working_copy
from publishing.errors import Conflict, NotPermitted
from publishing.models import (
    BLOCKS,
    ContactBlock,
    Document,
    Edition,
    EditionFile,
    EditionSource,
    ImageBlock,
    QuoteBlock,
    TextBlock,
)
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


def rich_item():
    program = factories.program(title="Landesprogramm")
    item = factories.news_item(title="Erste Fassung", lead_image=factories.image())
    item.programs.add(program)
    item.tags.add("Vielfalt", "Ehrenamt")
    parent = item.document_ptr
    ImageBlock.objects.create(
        parent=parent, region="main", ordering=30, image=factories.image(), caption="Der Saal"
    )
    contact = factories.department(title="Fachdienst")
    ContactBlock.objects.create(parent=parent, region="main", ordering=40, contact=contact)
    return item


def rewritten(item):
    """Change everything that an edition holds, as an editor would."""
    item = NewsItem.objects.get(pk=item.pk)
    item.title, item.summary, item.slug, item.lead_image = "Zweite Fassung", "Neu.", "neu", None
    item.date -= 40 * DAY
    item.save()
    item.programs.clear()
    item.tags.set(["Sport"])
    TextBlock.objects.filter(parent=item.pk).update(text="<p>Ganz anders.</p>")
    QuoteBlock.objects.filter(parent=item.pk).delete()
    ImageBlock.objects.filter(parent=item.pk).update(ordering=5)
    factories.with_text(item, "<p>Noch ein Absatz.</p>", ordering=90)
    working_copy.changed(item, by=factories.editor(), at=NOW)
    return item


def says(document):
    return content.content_of(Document.objects.get(pk=document.pk), NOW)


def restored(edition, by=None):
    document = Document.objects.get(pk=edition.document_id)
    return actions.restore(edition, by=by or factories.editor(), at=NOW, version=document.version)


def test_the_draft_says_again_what_the_edition_said():
    item = rich_item()
    before = says(item)
    edition = factories.published(item, at=NOW - DAY)
    keys = {model: list(model.objects.filter(parent=item.pk).values_list("pk")) for model in BLOCKS}
    rewritten(item)
    assert says(item).sha256 != before.sha256
    assert restored(edition) == []
    after = says(item)
    assert (after.sha256, after.links) == (before.sha256, before.links)
    # Blocks come back under their keys, so that remarks find them
    assert keys == {
        model: list(model.objects.filter(parent=item.pk).values_list("pk")) for model in BLOCKS
    }
    document = Document.objects.get(pk=item.pk)
    assert (document.state, document.version) == ("draft", 3)
    entry = AuditEntry.objects.get(action="restore")
    assert entry.details == {"edition": 1, "version": 3, "missing": []}
    edition.refresh_from_db()
    assert Edition.objects.live(NOW).get(document=item.pk) == edition


def test_a_programme_gets_its_parts_back():
    program = factories.program()
    goal = Goal.objects.create(program=program, title="Teilhabe", position=1)
    FundingPeriod.objects.create(program=program, start="2014-03-01", volume="1234.50")
    measure = factories.measure(program=program)
    measure.goals.add(goal)
    before = says(program)
    edition = factories.published(program, at=NOW - DAY)
    program.goals.all().delete()
    program.periods.all().delete()
    Goal.objects.create(program=program, title="Anderes Ziel")
    assert restored(edition, by=factories.coordinator()) == []
    assert says(program).sha256 == before.sha256
    # Under its old key; what was deleted together with it, a measure's choice, was the measure's
    assert program.goals.get() == goal
    assert not measure.goals.exists()


def test_rows_that_changed_places_since_come_back_to_theirs():
    """Of each period there is one value, of each identifier one award: for a moment there would have been two."""
    indicator = factories.indicator([1, 2])
    program = factories.program()
    for identifier in ("a", "b"):
        program.awards.create(
            award_id=identifier, title=identifier, amount_awarded=5, award_date=date(2025, 1, 1)
        )
    editions = [factories.published(indicator), factories.published(program)]
    rows = list(indicator.observations.order_by("period_start"))
    swap(rows, "period_start", "period_end", between={"period_start": date(1999, 1, 1)})
    swap(list(program.awards.order_by("pk")), "award_id", between={"award_id": "c"})
    for edition in editions:
        document = Document.objects.get(pk=edition.document_id)
        restored = {"by": factories.approver(), "at": timezone.now(), "version": document.version}
        assert actions.restore(edition, **restored) == []
    values = indicator.observations.order_by("period_start").values_list("pk", "value")
    assert list(values) == [(rows[0].pk, 1), (rows[1].pk, 2)]
    assert [one.title for one in program.awards.order_by("award_id")] == ["a", "b"]


def swap(rows, *names, between):
    """Give each of two rows what the other one has, by way of something that neither has."""
    first, second = ({name: getattr(row, name) for name in names} for row in rows)
    model = type(rows[0])
    for row, values in ((rows[0], between), (rows[1], first), (rows[0], second)):
        model.objects.filter(pk=row.pk).update(**values)


def test_what_was_deleted_meanwhile_is_named():
    item = factories.news_item()
    item.programs.add(gone := factories.program(title="Altes Programm"))
    image = factories.image(title="Der alte Saal")
    parent = item.document_ptr
    ImageBlock.objects.create(parent=parent, region="main", ordering=30, image=image)
    edition = factories.published(item, at=NOW - DAY, live_from=NOW + DAY)
    EditionFile.objects.filter(edition=edition).delete()
    edition.links.all().delete()
    ImageBlock.objects.filter(parent=item.pk).delete()
    Image.objects.filter(pk=image.pk).delete()
    item.programs.clear()
    gone.delete()
    assert sorted(restored(edition)) == [
        "Bild: „Der alte Saal“ gibt es nicht mehr.",
        "Förderprogramme: „Altes Programm“ gibt es nicht mehr.",
    ]
    assert not ImageBlock.objects.filter(parent=item.pk).exists()
    assert TextBlock.objects.filter(parent=item.pk).exists()


def test_an_edition_without_a_snapshot_gives_its_text_as_one_block():
    item = rich_item()
    edition = factories.published(item, at=NOW - DAY, live_from=NOW + DAY)
    EditionSource.objects.all().delete()
    rewritten(item)
    assert restored(edition) == []
    item = NewsItem.objects.get(pk=item.pk)
    assert (item.title, item.slug) == (edition.title, edition.path.split("/")[3])
    assert item.lead_image
    block = TextBlock.objects.get(parent=item.pk)
    assert "<h2>Was geschieht</h2>" in block.text
    assert "Das ist ein Beispiel" in block.text
    assert "<figure" not in block.text
    assert not QuoteBlock.objects.filter(parent=item.pk).exists()


def test_a_redacted_edition_has_nothing_left_to_restore():
    item = factories.news_item()
    states.redacted(item, NOW)
    first = Edition.objects.get(document=item.pk, number=1)
    assert not EditionSource.objects.filter(edition=first).exists()
    with pytest.raises(Conflict, match="geschwärzt"):
        restored(first)


def test_a_submission_is_not_pulled_from_under_the_approver():
    item = factories.news_item()
    edition = factories.published(item, at=NOW - DAY)
    factories.submitted(states.renamed(item, "Neuer Titel", NOW))
    with pytest.raises(Conflict, match="zur Freigabe"):
        restored(edition)


def test_only_whoever_may_change_the_text_may_restore_it():
    mine = factories.team()
    edition = factories.published(factories.news_item(team=mine), at=NOW - DAY)
    with pytest.raises(NotPermitted, match="dem Sie nicht angehören"):
        restored(edition, by=factories.editor())
    with pytest.raises(NotPermitted):
        restored(edition, by=factories.administrator(teams=[mine]))
    program = factories.published(factories.program(), at=NOW - DAY)
    with pytest.raises(NotPermitted):
        restored(program, by=factories.editor())
    assert restored(edition, by=factories.editor(teams=[mine])) == []


def test_nobody_restores_over_what_somebody_saved_meanwhile():
    item = factories.news_item()
    edition = factories.published(item, at=NOW - DAY)
    states.renamed(item, "Inzwischen", NOW)
    with pytest.raises(Conflict, match="inzwischen geändert"):
        actions.restore(edition, by=factories.editor(), at=NOW, version=1)


def test_the_database_keeps_the_snapshot_of_a_started_edition():
    edition = factories.published(factories.news_item(), at=NOW - DAY)
    source = EditionSource.objects.filter(edition=edition)
    for forbidden in (lambda: source.update(content={}), source.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            forbidden()
    planned = factories.published(factories.page(), at=NOW, live_from=NOW + DAY)
    actions.unschedule(planned, by=factories.approver(), at=NOW)
    assert not EditionSource.objects.filter(edition=planned.pk).exists()
