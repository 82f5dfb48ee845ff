"""An edition and a working copy, or two editions, and what a person reads of their difference."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organization.models import Appointment, Organization, Post
from programs.models import FundingPeriod, Goal
from publishing.comparing import Segment
from publishing.comparison import Side, compare, of_edition, of_nothing, of_working_copy
from publishing.comparison.fields import described
from publishing.comparison.sides import Piece
from publishing.models import (
    ContactBlock,
    EditionSource,
    ImageBlock,
    QuoteBlock,
    TextBlock,
)
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}


def marked(lines):
    return " / ".join(
        "".join(SIGNS[part.kind].format(part.text) for part in line) for line in lines
    )


def fields(comparison):
    return {change.label: marked(change.lines) for change in comparison.fields}


def pieces(comparison):
    return [(piece.kind, piece.label, piece.moved) for piece in comparison.pieces]


def with_draft(document, edition):
    return compare(of_edition(edition), of_working_copy(document, NOW))


def test_nothing_changed():
    item = factories.news_item()
    comparison = with_draft(item, factories.published(item))
    assert comparison.is_empty
    assert comparison.summary == "Es gibt keinen Unterschied."


def test_an_inserted_block_leaves_what_is_below_unchanged_and_a_moved_one_is_named():
    item = factories.news_item()
    for number in range(3):
        factories.with_text(item, f"<p>Absatz Nummer {number}.</p>", ordering=30 + number)
    edition = factories.published(item)
    QuoteBlock.objects.filter(parent=item.pk).update(ordering=90)
    factories.with_text(item, "<p>Ganz neu.</p>", ordering=1)
    changed = TextBlock.objects.get(parent=item.pk, ordering=31)
    changed.text = "<p>Absatz Nummer eins.</p>"
    changed.save()
    comparison = with_draft(item, edition)
    assert pieces(comparison) == [
        ("added", "Text", False),
        ("same", "Text", False),
        ("same", "Text", False),
        ("changed", "Text", False),
        ("same", "Text", False),
        ("same", "Zitat", True),
    ]
    assert marked(comparison.pieces[3].lines) == "Absatz Nummer[- 1-][+ eins+]."
    assert comparison.pieces[3].block == f"textblock-{changed.pk}"
    assert (comparison.pieces[5].former_place, comparison.pieces[5].place) == (2, 6)
    assert comparison.summary == (
        "1 Baustein geändert, 1 Baustein eingefügt, 1 Baustein verschoben."
    )


def test_fields_are_listed_with_what_changed_in_them():
    item = factories.news_item(title="Alter Titel", date="2026-03-01", slug="alt")
    item.tags.add("Ehrenamt", "Vielfalt")
    item.programs.add(factories.program(title="WIR"))
    edition = factories.published(item)
    item.title, item.slug, item.date = (
        "Neuer Titel",
        "neu",
        timezone.localdate().replace(2026, 4, 1),
    )
    item.save()
    item.tags.set(["Vielfalt"])
    item.programs.set([factories.program(title="Zweites Programm")])
    found = fields(with_draft(item, edition))
    assert found["Titel"] == "[-Alter-][+Neuer+] Titel"
    assert found["Datum der Meldung"] == "1.[-\u00a0März-][+\u00a0April+]\u00a02026"
    assert found["Themen"] == "[-Ehrenamt-] / Vielfalt"
    assert found["Förderprogramm"] == "[-WIR-][+Zweites Programm+]"
    assert list(found) == ["Titel", "Adresse", "Datum der Meldung", "Förderprogramm", "Themen"]


def test_a_programme_is_compared_with_its_parts_in_german():
    unit = factories.department(title="Fachdienst")
    program = factories.program(lead_department=unit)
    Goal.objects.create(program=program, title="Teilhabe")
    period = FundingPeriod.objects.create(program=program, start="2014-03-01", volume="1000.00")
    edition = factories.published(program)
    Goal.objects.create(program=program, title="Ehrenamt stärken")
    program.funder = Organization.objects.create(name="Ministerium", kind="ministry")
    program.save()
    period.focus = "Sprache"
    period.save()
    found = fields(with_draft(type(program).objects.get(pk=program.pk), edition))
    assert "[+Ehrenamt stärken+]" in found["Ziele"]
    assert "Schwerpunkt: Sprache" in found["Förderperioden"]
    assert found["Zuwendungsgeber"].startswith("[+Ministerium")
    assert set(found) == {"Ziele", "Förderperioden", "Zuwendungsgeber"}


def test_a_measure_is_compared_with_its_reports_in_german():
    measure = factories.measure(title="Sprachkurs", planned_end="2026-12-31")
    factories.report(measure, date="2026-01-01", text="Es geht los.")
    edition = factories.published(measure)
    factories.report(measure, date="2026-02-01", status="cancelled", reason="Kein Geld")
    measure.planned_end = "2027-12-31"
    measure.save()
    found = fields(with_draft(type(measure).objects.get(pk=measure.pk), edition))
    assert "Stand: abgebrochen" in found["Sachstände"]
    assert "Grund: Kein Geld" in found["Sachstände"]
    assert "2027" in found["Geplant bis"]
    assert set(found) == {"Sachstände", "Geplant bis"}


def test_people_and_departments_are_told_in_german():
    unit = factories.department()
    post = Post.objects.create(title="Koordination", department=unit)
    person = factories.person(telephone="06031 1")
    edition = factories.published(person)
    Appointment.objects.create(person=person, post=post, term_from="2024-03-01")
    person.telephone = "06031 2"
    person.save()
    found = fields(with_draft(person, edition))
    assert found["Telefon"] == "06031[- 1-][+ 2+]"
    assert "Koordination" in found["Besetzungen"]
    assert "1.\u00a0März\u00a02024" in found["Besetzungen"]


def test_pictures_stand_side_by_side():
    item = factories.news_item(lead_image=factories.image())
    old, new = factories.image(), factories.image()
    block = ImageBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, image=old
    )
    edition = factories.published(item)
    block.image = new
    block.save()
    item.lead_image = new
    item.save()
    comparison = with_draft(item, edition)
    assert [side["hash"] for side in comparison.lead_images][1] == new.content_hash
    change = comparison.pieces[-1]
    assert old.content_hash in change.picture_before
    assert new.content_hash in change.picture_after
    assert change.kind == "changed"


def test_a_mere_mark_up_is_named_as_such():
    item = factories.page()
    edition = factories.published(item)
    TextBlock.objects.filter(parent=item.pk).update(
        text="<p><strong>Beispieltext</strong> der Seite.</p>"
    )
    assert pieces(with_draft(item, edition)) == [("marked", "Text", False)]


def test_an_edition_without_a_snapshot_is_compared_element_by_element():
    item = factories.news_item()
    unit = factories.department(title="Fachdienst")
    ContactBlock.objects.create(parent=item.document_ptr, region="main", ordering=40, contact=unit)
    edition = factories.published(item, live_from=NOW + timedelta(days=900))
    EditionSource.objects.all().delete()
    block = TextBlock.objects.get(parent=item.pk)
    block.text += "<p>Neu dazu.</p>"
    block.save()
    comparison = with_draft(item, edition)
    assert [piece.kind for piece in comparison.pieces] == ["same", "same", "added", "same", "same"]
    assert marked(comparison.pieces[2].lines) == "[+Neu dazu.+]"
    assert comparison.pieces[2].block == f"textblock-{block.pk}"
    assert marked(comparison.pieces[4].lines) == "Kontakt: Fachdienst"


def test_a_first_text_is_all_new():
    item = factories.news_item()
    comparison = compare(of_nothing("news"), of_working_copy(item, NOW))
    assert comparison.is_first
    assert {piece.kind for piece in comparison.pieces} == {"added"}


def test_the_number_of_queries_does_not_grow_with_the_text():
    def queries(item, edition):
        with CaptureQueriesContext(connection) as captured:
            with_draft(item, edition)
        return len(captured)

    counts = []
    for blocks in (1, 20):
        item = factories.news_item()
        for number in range(blocks):
            factories.with_text(item, f"<p>Absatz {number}.</p>", ordering=100 + number)
        counts.append(queries(item, factories.published(item)))
    assert counts[0] == counts[1]


def test_two_hundred_blocks_written_anew_are_not_compared_each_with_each(monkeypatch):
    def side(name, word):
        made = [
            Piece(f"<p>{' '.join(f'{word}{n}x{i}' for i in range(100))}</p>", "Text", f"{word}-{n}")
            for n in range(200)
        ]
        return Side(name, "page", "/a/", "a", "", {}, made)

    compared = []
    monkeypatch.setattr(
        "publishing.comparison.compared.word_changes",
        lambda one, other: compared.append((one, other)) or [Segment("same", other)],
    )
    comparison = compare(side("eins", "alt"), side("zwei", "neu"))
    assert len(comparison.pieces) == 400
    # Two calls for each piece at most: nothing is quadratic in words
    assert len(compared) < 420


def test_figures_are_told_as_people_here_write_them():
    indicator = factories.indicator([Decimal("1234.5")], decimals=1, baseline_value=Decimal("-2.5"),
                                    baseline_on=date(2020, 1, 1))  # fmt: skip
    told = described("indicator", factories.published(indicator).data, {})
    assert "Wert: 1.234,5" in told["Messwerte"]
    assert "Wert: -2,5" in told["Ausgangswert"]
