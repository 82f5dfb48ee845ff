"""A translation begins as a draft beside its source: the same blocks and relations, words taken over or left out."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEntry
from programs.models import FundingPeriod, Goal
from publishing import actions, languages
from publishing.errors import ActionRefused, Conflict, NotPermitted
from publishing.models import ContactBlock, Document, ImageBlock, State, TextBlock
from tests import factories

pytestmark = pytest.mark.django_db


def begun(source, by=None, language="en", with_words=True):
    return actions.begin_translation(
        Document.objects.get(pk=source.pk),
        by=by or factories.editor(),
        at=timezone.now(),
        language=language,
        with_words=with_words,
    )


def source():
    item = factories.news_item(lead_image=factories.image(), team=factories.team())
    item.programs.add(factories.program().pk)
    item.tags.add("Vielfalt")
    ImageBlock.objects.create(
        parent=item.document_ptr,
        ordering=30,
        region="main",
        image=factories.image(),
        caption="Bild",
    )
    ContactBlock.objects.create(
        parent=item.document_ptr, ordering=40, region="main", contact=factories.department()
    )
    return item


def test_it_has_the_blocks_pictures_contacts_relations_topics_and_team_of_its_source():
    item = source()
    edition = factories.published(item)
    editor = factories.editor(teams=[item.team])
    made = begun(item, by=editor)
    assert (made.translation_of_id, made.language, made.state) == (item.pk, "en", State.DRAFT)
    assert (made.lead_image, made.team, made.date) == (item.lead_image, item.team, item.date)
    assert made.follows_edition == edition
    assert list(made.programs.all()) == list(item.programs.all())
    assert [topic.name for topic in made.tags.all()] == ["Vielfalt"]
    text, image = TextBlock.objects.get(parent=made.pk), ImageBlock.objects.get(parent=made.pk)
    assert text.follows_block == TextBlock.objects.get(parent=item.pk).pk
    assert text.text == TextBlock.objects.get(parent=item.pk).text
    assert image.image == ImageBlock.objects.get(parent=item.pk).image
    assert ContactBlock.objects.filter(parent=made.pk).exists()
    assert made.last_edited_by == editor
    assert AuditEntry.objects.filter(action="begin_translation", actor=editor).exists()


def test_without_the_words_only_the_title_stays_to_name_it():
    made = begun(factories.news_item(title="Was läuft"), with_words=False)
    assert (made.title, made.summary) == ("Was läuft", "")
    assert TextBlock.objects.get(parent=made.pk).text == ""


def test_a_programme_brings_its_goals_and_periods_and_keeps_its_measures():
    program = factories.program()
    goal = Goal.objects.create(program=program, title="Ziel")
    FundingPeriod.objects.create(program=program, start="2014-03-01")
    measure = factories.measure(program=program)
    measure.goals.add(goal)
    made = begun(program, by=factories.coordinator())
    assert made.goals.get().title == "Ziel"
    assert made.goals.get() != goal
    assert measure.goals.get() == goal
    assert not made.measures.exists()
    assert made.periods.count() == 1


def test_who_may_begin_one_goes_by_role_and_team():
    item = source()
    for stranger in (factories.editor(), factories.administrator(), factories.approver()):
        with pytest.raises(NotPermitted):
            begun(item, by=stranger)
    assert begun(item, by=factories.editor(teams=[item.team]))


def test_there_is_one_translation_in_each_language_and_none_of_a_translation():
    item = factories.news_item()
    made = begun(item)
    with pytest.raises(Conflict, match="Englisch gibt es schon"):
        begun(item)
    with pytest.raises(Conflict, match="selbst eine Übersetzung"):
        begun(made, language="tr")


def test_only_languages_on_offer_can_be_chosen(settings):
    settings.CONTENT_LANGUAGES = ["en"]
    with pytest.raises(Conflict, match="In diese Sprache"):
        begun(factories.news_item(), language="tr")


def test_the_database_knows_no_german_translation():
    item, other = factories.page(), factories.page()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=other.pk).update(translation_of=item.pk)


def test_the_address_of_a_translation_begins_with_its_language():
    item = factories.news_item()
    for language in languages.FOREIGN:
        item.language = language.code
        assert item.public_path() == f"/{language.code.lower()}{item.own_path()}"


def test_a_translation_is_neither_copied_nor_made_a_template():
    made, editor = begun(factories.news_item()), factories.editor()
    at = timezone.now()
    with pytest.raises(ActionRefused, match="ist eine Übersetzung"):
        actions.copy(made, by=editor, at=at)
    by = factories.superuser()
    with pytest.raises(ActionRefused, match="ist eine Übersetzung"):
        actions.keep_as_template(made, by=by, at=at, name="Vorlage", description="")
