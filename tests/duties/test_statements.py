"""The statements that every public site owes: complete before they go out, reviewed every year, shown in full."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from duties.models import AccessibilityStatement, Imprint, PrivacyStatement
from publishing import actions, kinds
from publishing.comparison.fields import described
from publishing.errors import NotReady
from publishing.models import Document, Edition
from publishing.moments import day_in_words
from publishing.readiness import errors_in, problems_of
from tests import factories

pytestmark = pytest.mark.django_db
MAKES = {
    Imprint: factories.imprint,
    PrivacyStatement: factories.privacy_statement,
    AccessibilityStatement: factories.accessibility_statement,
}
EVERY_REQUIRED = [(model, name) for model in MAKES for name in model.REQUIRED]


def errors(document):
    return {
        problem.anchor: problem.message
        for problem in errors_in(problems_of(document, timezone.now()))
    }


@pytest.mark.parametrize("make", MAKES.values(), ids=lambda make: make.__name__)
def test_a_complete_statement_is_ready_and_stands_at_its_fixed_address(make, client):
    document = make(slug="anders")
    assert errors(document) == {}
    edition = factories.published(document)
    assert edition.path == f"/{document.ADDRESS}/"
    assert client.get(edition.path).status_code == 200


@pytest.mark.parametrize(
    ("model", "name"),
    EVERY_REQUIRED,
    ids=[f"{model.KIND}-{name}" for model, name in EVERY_REQUIRED],
)
def test_nothing_that_the_law_asks_for_may_be_missing(model, name):
    # Judged without the database, which has nothing to say about it
    complete = MAKES[model].__name__
    field = model._meta.get_field(name)
    document = model(**{name: None if field.get_internal_type() == "DateField" else " "})
    found = {problem.anchor: problem.message for problem in document.own_problems()}
    assert "Pflichtangabe" in found[f"id_{name}"], complete


def test_an_incomplete_statement_cannot_be_submitted():
    document = factories.imprint(responsible="")
    with pytest.raises(NotReady, match="Verantwortlich für die Inhalte"):
        actions.submit(
            Document.objects.get(pk=document.pk),
            by=factories.editor(),
            at=timezone.now(),
            version=1,
        )


@pytest.mark.parametrize(
    ("reviewed", "due", "said"),
    [
        (None, date(2027, 1, 1), "Zuletzt geprüft am"),
        (date(2026, 1, 1), None, "Wiedervorlage"),
        (date(2026, 1, 1), date(2027, 1, 3), "mehr als ein Jahr"),
        (date(2026, 1, 1), date(2026, 1, 1), "nicht nach dem Tag"),
        (date(2026, 1, 1), date(2027, 1, 2), ""),
    ],
)
def test_each_statement_is_reviewed_every_year(reviewed, due, said):
    found = errors(factories.imprint(reviewed_on=reviewed, review_due=due))
    assert (said in " ".join(found.values())) if said else not found


def test_barriers_are_named_unless_there_is_none():
    partial, full = (
        factories.accessibility_statement(),
        factories.accessibility_statement(conformity="full"),
    )
    assert errors(partial) == {}
    assert "passt nicht dazu" in errors(full)["id_conformity"]
    partial.barriers.all().delete()
    full.barriers.all().delete()
    assert "Grund und Alternative" in errors(partial)["barriers-group"]
    assert errors(full) == {}


def test_a_privacy_statement_tells_at_least_one_processing():
    statement = factories.privacy_statement()
    statement.processings.all().delete()
    assert "mindestens eine Verarbeitung" in errors(statement)["processings-group"]


@pytest.mark.parametrize("make", MAKES.values(), ids=lambda make: make.__name__)
def test_the_page_says_everything_that_was_entered(make, client):
    edition = factories.published(make())
    text = client.get(edition.path).text
    rows = [*edition.data.get("processings", []), *edition.data.get("barriers", [])]
    told = [
        value for part in (edition.data, *rows) for value in part.values() if isinstance(value, str)
    ]
    coded = {"partial", "own", "not_yet", *(value for value in told if value[:2] == "20")}
    for value in set(told) - coded:
        for line in value.split("\n"):
            # An e-mail address may break before the @
            assert line in text.replace("<wbr>", ""), line
    assert '<time datetime="2026-03-01' in text


def test_a_page_keeps_what_it_said_when_the_working_copy_changes(client):
    statement = factories.accessibility_statement()
    path = factories.published(statement).path
    statement.barriers.update(title="Noch nicht freigegeben")
    statement.scope = "Noch nicht freigegeben"
    statement.save()
    assert "Noch nicht freigegeben" not in client.get(path).text


def test_restoring_an_old_edition_brings_fields_and_rows_back():
    statement = factories.privacy_statement()
    at = timezone.now() - timedelta(hours=1)
    first = factories.published(statement, at=at)
    statement.processings.all().delete()
    statement.recipients = "Andere"
    statement.save()
    document = Document.objects.get(pk=statement.pk)
    actions.restore(first, by=factories.editor(), at=timezone.now(), version=document.version)
    statement.refresh_from_db()
    assert statement.recipients == "Niemand sonst."
    assert [row.title for row in statement.processings.all()] == ["Besuch der Seiten"]


def test_a_translation_says_the_rows_too_and_is_reviewed_with_its_source(client):
    statement = factories.accessibility_statement()
    factories.published(statement)
    translated = factories.translation(statement, title="Accessibility", scope="All pages.")
    translated.barriers.update(title="Films without subtitles")
    assert translated.review_due is None
    edition = factories.published(translated)
    assert edition.path == "/en/barrierefreiheit/"
    text = client.get(edition.path).text
    assert "Films without subtitles" in text
    assert "Videos ohne Untertitel" not in text
    assert statement.barriers.get().title == "Videos ohne Untertitel"


def test_a_comparison_calls_fields_and_rows_by_their_german_names():
    edition = factories.published(factories.accessibility_statement())
    told = described("accessibility", edition.data, {})
    assert told["Stand der Vereinbarkeit"] == "teilweise vereinbar"
    assert told["Erstellt am"] == day_in_words(date(2026, 1, 1))
    assert told["Barrieren"].startswith("Videos ohne Untertitel; Worin sie besteht: ")
    assert "Weitere Angaben" not in told


def test_all_three_are_known_as_kinds():
    assert {kinds.get(model.KIND).model for model in MAKES} == set(MAKES)
    assert not Edition.objects.exists()
