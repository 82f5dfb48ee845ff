"""One test for each rule, both ways: the mistake is named at its field, the mended text is ready."""

from datetime import UTC, datetime, timedelta

import pytest

from media_library.models import Download, Image
from publishing import actions
from publishing.errors import NotReady
from publishing.models import (
    DownloadBlock,
    FactsBlock,
    ImageBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)
from publishing.readiness import errors_in, problems_of
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = "id_publishing_textblock_set"


@pytest.fixture
def item():
    return factories.news_item()


def add(item, model, ordering=30, **fields):
    return model.objects.create(
        parent=item.document_ptr, region="main", ordering=ordering, **fields
    )


def image(number=1, **fields):
    """Return an image without files: the checks read words only."""
    fields = {
        "title": "Rathaus", "alternative_text": "Das Rathaus von Westen", "credit": "Wetteraukreis", "licence": "own",
        **fields,
    }  # fmt: skip
    return Image.objects.create(content_hash=f"{number:064x}", width=60, height=40, **fields)


def found(item):
    """Return the errors; hints have tests of their own."""
    return [(problem.message, problem.anchor) for problem in errors_in(problems_of(item, NOW))]


def assert_one(item, words, anchor):
    problems = found(item)
    assert len(problems) == 1, problems
    assert words in problems[0][0]
    assert problems[0][1] == anchor


def mend(thing, **fields):
    type(thing).objects.filter(pk=thing.pk).update(**fields)


def test_a_finished_text_is_ready(item):
    assert found(item) == []


@pytest.mark.parametrize("title", ["", "Neue Meldung", "Lorem ipsum", "Titel"])
def test_the_title_says_something(item, title):
    item.title = title
    assert_one(item, "Titel", "id_title")


def test_the_lead_of_an_announcement_is_there_and_finished(item):
    item.summary = "TODO"
    assert_one(item, "TODO", "id_summary")
    item.summary = ""
    assert_one(item, "Vorspann fehlt", "id_summary")


def test_rules_of_the_kind_are_asked_even_of_a_bare_document():
    page = factories.page(slug="medien")
    assert "gehört einem Teil des Portals" in found(page.document_ptr)[0][0]


def test_an_address_is_needed(item):
    item.slug = ""
    assert_one(item, "Adresse fehlt", "id_slug")


def test_an_address_that_another_page_has_is_refused():
    first, second = factories.page(slug="impressum"), factories.page(slug="impressum")
    factories.published(first, at=NOW - timedelta(days=1))
    assert_one(second, f"/impressum/ ist schon durch „{first.title}“ belegt", "id_slug")


def test_an_address_that_becomes_free_is_left_to_the_moment_of_approval():
    first, second = factories.page(slug="impressum"), factories.page(slug="impressum")
    factories.published(first, at=NOW - timedelta(days=1), live_until=NOW + timedelta(days=1))
    assert found(second) == []


def test_an_empty_announcement_is_refused(item):
    TextBlock.objects.all().delete()
    QuoteBlock.objects.all().delete()
    assert_one(item, "Inhalt fehlt", "id_title")


def test_a_department_needs_no_text():
    assert found(factories.department()) == []


def test_the_second_edition_says_what_changed(item):
    factories.published(item, at=NOW)
    item.refresh_from_db()
    assert_one(item, "Änderungsvermerk fehlt", "id_change_note")
    item.minor_change = True
    assert found(item) == []
    item.minor_change, item.change_note = False, "Neue Telefonnummer"
    assert found(item) == []
    item.change_note = "TODO"
    assert_one(item, "TODO", "id_change_note")


def test_every_image_has_an_alternative_text_or_a_decision(item):
    picture = image(alternative_text="")
    block = add(item, ImageBlock, image=picture)
    anchor = "id_publishing_imageblock_set-0-alternative_text"
    assert_one(item, "Bild „Rathaus“ im 3. Baustein (Bild): Es fehlt ein Alternativtext.", anchor)
    mend(picture, decorative=True)
    assert found(item) == []
    mend(picture, decorative=False)
    mend(block, alternative_text="Das Rathaus von Westen")
    assert found(item) == []


def test_the_lead_image_has_an_alternative_text_or_a_decision(item):
    item.lead_image = image(alternative_text="")
    assert_one(item, "als Titelbild: Es fehlt ein Alternativtext", "id_lead_image")
    item.lead_image.decorative = True
    assert found(item) == []


@pytest.mark.parametrize(
    "text", ["Card image cap", "IMG_1234", "rathaus.jpg", "Rathaus", "Blick vom Turm"]
)
def test_placeholders_are_no_alternative_texts(item, text):
    add(item, ImageBlock, image=image(), alternative_text=text, caption="Blick vom Turm")
    anchor = "id_publishing_imageblock_set-0-alternative_text"
    assert_one(item, f"Der Alternativtext „{text}“", anchor)


def test_every_image_names_who_made_it_and_its_licence(item):
    picture = image(credit="", licence="")
    add(item, ImageBlock, image=picture)
    anchors = {anchor for _message, anchor in found(item)}
    assert anchors == {"id_publishing_imageblock_set-0-image"}
    assert [
        words
        for message, _ in found(item)
        for words in ("Urhebervermerk", "Lizenz")
        if words in message
    ] == [
        "Urhebervermerk",
        "Lizenz",
    ]
    mend(picture, credit="Wetteraukreis", licence="own")
    assert found(item) == []


def test_no_heading_level_is_skipped(item):
    text = add(item, TextBlock, text="<h4>Zu tief</h4><p>Absatz</p>")
    assert_one(
        item,
        "„Zu tief“ im 3. Baustein (Text): Sie hat die Ebene 4, davor fehlt die Ebene 3",
        f"{TEXT}-1-text",
    )
    mend(text, text="<h3>Richtig</h3><p>Absatz</p><h4>Tiefer</h4><h2>Zurück</h2>")
    assert found(item) == []


def test_the_outline_begins_at_level_two():
    page = factories.with_text(factories.page(), "<h3>Zu tief</h3><p>Absatz</p>", ordering=5)
    assert_one(page, "davor fehlt die Ebene 2", f"{TEXT}-0-text")


def test_a_skipped_level_is_named_once(item):
    add(item, TextBlock, text="<h4>Zu tief</h4><p>a</p><h4>Ebenso tief</h4><p>b</p>")
    assert len(found(item)) == 1


def test_no_heading_is_empty(item):
    add(item, TextBlock, text="<h2>&nbsp;</h2><p>Absatz</p>")
    assert_one(item, "Leere Überschrift im 3. Baustein (Text)", f"{TEXT}-1-text")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (
            "<a href='/programme/'></a>",
            "Link ohne Text im 3. Baustein (Text) (er führt zu /programme/)",
        ),
        ("<a href='/aktuelles/'>hier</a>", "Link „hier“"),
        ("<a href='/aktuelles/'><strong>Klicken Sie hier</strong></a>", "sagt nicht, wohin"),
        ("<a href='https://example.org/'>https://example.org/</a>", "Internetadresse"),
    ],
)
def test_links_say_where_they_lead(item, link, words):
    add(item, TextBlock, text=f"<p>Ein Satz mit {link}</p>")
    assert_one(item, words, f"{TEXT}-1-text")


def test_links_are_checked_in_every_kind_of_block(item):
    add(item, FactsBlock, text="<p>Ein <a href='/aktuelles/'>Link</a></p>")
    add(item, QuestionBlock, question="Wo?", answer="<p><a href='/aktuelles/'>Dort</a></p>")
    add(item, LinkListBlock, text="<ul><li><a href='/aktuelles/'>mehr</a></li></ul>")
    assert [anchor for _message, anchor in found(item)] == [
        "id_publishing_factsblock_set-0-text",
        "id_publishing_questionblock_set-0-answer",
        "id_publishing_linklistblock_set-0-text",
    ]


@pytest.mark.parametrize(
    ("model", "fields", "anchor"),
    [
        (TextBlock, {"text": "<p>Lorem <strong>ipsum</strong></p>"}, f"{TEXT}-1-text"),
        (FactsBlock, {"heading": "TODO", "text": "<p>a</p>"}, "id_publishing_factsblock_set-0-heading"),
        (QuoteBlock, {"quote": "a", "person": "XXX"}, "id_publishing_quoteblock_set-1-person"),
        (VideoBlock, {"title": "a", "url": "https://example.org/xxx", "provider": "b", "transcript": "Text folgt"},
         "id_publishing_videoblock_set-0-transcript"),
    ],
)  # fmt: skip
def test_no_placeholder_is_left_in_any_block(item, model, fields, anchor):
    add(item, model, **fields)
    assert_one(item, "Platzhalter", anchor)


@pytest.mark.parametrize("model", [TextBlock, FactsBlock])
def test_no_block_is_empty(item, model):
    add(item, model, text="<p>&nbsp;</p>")
    assert "Leerer Text" in found(item)[0][0]


def test_a_list_of_links_has_one(item):
    add(item, LinkListBlock, text="<ul><li>Kein Link</li></ul>")
    assert_one(item, "enthält keinen Link", "id_publishing_linklistblock_set-0-text")


def test_a_quote_names_who_says_it(item):
    QuoteBlock.objects.update(person=" ")
    assert_one(item, "wer das gesagt hat", "id_publishing_quoteblock_set-0-person")


TABLE = "id_publishing_tableblock_set-0"


@pytest.mark.parametrize(
    ("fields", "words", "anchor"),
    [
        ({"caption": ""}, "Tabellenüberschrift fehlt", f"{TABLE}-caption"),
        ({"cells": "Jahr | Plätze"}, "mindestens eine Zeile", f"{TABLE}-cells"),
        ({"cells": "Jahr | \n2014 | 3"}, "jede Spalte", f"{TABLE}-cells"),
        ({"cells": "Jahr | Plätze\n | 3"}, "Zeilenkopf", f"{TABLE}-cells"),
    ],
)
def test_a_table_has_a_caption_and_heads(item, fields, words, anchor):
    table = add(
        item, TableBlock, **{"caption": "Plätze je Jahr", "cells": " | Plätze\n2014 | 3", **fields}
    )
    assert_one(item, words, anchor)
    mend(table, caption="Plätze je Jahr", cells=" | Plätze\n2014 | 3")
    assert found(item) == []


def test_a_document_is_accessible_or_has_a_page_instead(item):
    file = Download.objects.create(
        title="Richtlinie",
        content_hash="0" * 64,
        filename="a.pdf",
        mime_type="application/pdf",
        size=1,
    )
    add(item, DownloadBlock, file=file)
    assert_one(item, "„Richtlinie“", "id_publishing_downloadblock_set-0-file")
    mend(file, alternative="/programme/gibt-es-nicht/")
    assert_one(
        item, "Die Inhalte von „Richtlinie“ als Webseite", "id_publishing_downloadblock_set-0-file"
    )
    mend(file, alternative="https://example.org/richtlinie/")
    assert found(item) == []
    mend(file, alternative="", accessibility="accessible")
    assert found(item) == []


def test_problems_come_in_the_order_of_the_form(item):
    item.title = ""
    add(item, ImageBlock, 40, image=image(alternative_text=""))
    add(item, TextBlock, 30, text="<p><a href='/aktuelles/'>hier</a></p>")
    assert [anchor for _message, anchor in found(item)] == [
        "id_title",
        f"{TEXT}-1-text",
        "id_publishing_imageblock_set-0-alternative_text",
    ]


def test_the_number_of_queries_does_not_grow_with_the_text(item, django_assert_max_num_queries):
    for number in range(8):
        add(item, ImageBlock, number, image=image(number + 1))
        add(item, TextBlock, 20 + number, text="<p>Absatz</p>")
    document = type(item).objects.select_related("lead_image").get(pk=item.pk)
    with django_assert_max_num_queries(17):
        assert found(document) == []


def test_an_unfinished_text_cannot_be_submitted(item):
    add(item, ImageBlock, image=image(alternative_text=""))
    with pytest.raises(NotReady, match="Alternativtext") as refused:
        factories.submitted(item)
    assert [problem.anchor for problem in refused.value.problems] == [
        "id_publishing_imageblock_set-0-alternative_text"
    ]


def test_what_became_unfinished_after_submission_cannot_be_approved(item):
    picture = image()
    add(item, ImageBlock, image=picture)
    document = factories.submitted(item, at=NOW)
    mend(picture, alternative_text="")
    with pytest.raises(NotReady):
        actions.approve(document, by=factories.approver(), at=NOW, version=document.version)
