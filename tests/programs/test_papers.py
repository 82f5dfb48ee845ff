"""The documents of a programme: what its page and the interface tell of them, and who gets the files."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from media_library.usage import InUse, require_unused, uses_of
from programs.models import Paper, Program
from publishing import actions
from publishing.comparison.fields import described
from publishing.models import Document, DownloadBlock, HyperlinkUse
from publishing.moments import day_of
from publishing.readiness import errors_in, hints_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, fields_of, save
from tests.reading_html import having, tree, words

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)
ELSEWHERE = "https://www.ministerium.example.org/richtlinie.pdf"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def program():
    return factories.program(slug="beispiel")


def paper(program, **fields):
    fields = {"file": factories.download(title="Das Konzept")} | fields
    return Paper.objects.create(program=program, **fields)


def elsewhere(program, **fields):
    fields = {"url": ELSEWHERE, "title": "Förderrichtlinie"} | fields
    return Paper.objects.create(program=program, **fields)


def again(document, *, at=NOW, **when):
    """Publish the working copy once more, as a mere correction."""
    Document.objects.filter(pk=document.pk).update(state="draft", minor_change=True)
    return factories.published(document, at=at, **when)


def section(client, path="/programme/beispiel/"):
    """Return the words of each document on the page, in order; None without the section."""
    found = having(tree(client.get(path).text), "ul", "papers")
    return [words(item) for item in found[0].iter("li")] if found else None


def test_the_page_names_documents_in_order_with_what_opens_and_of_when_it_is(client, program):
    file = paper(program, kind="concept", date="2026-03-01", position=2).file
    elsewhere(program, kind="guideline", position=1)
    factories.published(program, at=NOW)
    first, second = section(client)
    assert first == "Förderrichtlinie (ministerium.example.org) Richtlinie"
    assert second == f"Das Konzept (PDF, {file.size} Byte) Konzept 1. März 2026"
    html = client.get("/programme/beispiel/").text
    assert f'href="{file.url}"' in html
    assert f'href="{ELSEWHERE}" rel="external"' in html


def test_a_title_given_here_stands_in_place_of_that_in_the_library(client, program):
    paper(program, title="Konzept, Fassung des Kreistags")
    factories.published(program, at=NOW)
    assert "Konzept, Fassung des Kreistags" in section(client)[0]
    assert "Das Konzept" not in section(client)[0]


def test_a_programme_without_documents_has_no_section(client, program):
    factories.published(program, at=NOW)
    assert section(client) is None


def test_nothing_of_a_draft_gets_out_and_an_edition_keeps_what_it_named(client, program):
    kept = paper(program)
    assert client.head(kept.file.url).status_code == 404
    factories.published(program, at=NOW - DAY)
    assert client.head(kept.file.url).status_code == 200
    address = kept.file.url
    kept.delete()
    added = paper(program, file=factories.download(title="Noch geheim"))
    assert "Noch geheim" not in client.get("/programme/beispiel/").text
    assert client.head(added.file.url).status_code == 404
    assert "Das Konzept" in section(client)[0]
    again(program)
    assert client.head(address).status_code == 404
    assert "Noch geheim" in section(client)[0]


def test_a_file_goes_with_the_page_that_is_removed(client, program):
    file = paper(program).file
    factories.published(program, at=NOW)
    document = Document.objects.get(pk=program.pk)
    actions.remove(document, by=factories.approver(), at=NOW, explanation="Beendet.")
    assert client.head(file.url).status_code == 404


def test_on_a_past_day_a_document_that_is_offered_no_more_is_named_without_its_link(
    client, program
):
    gone, stays = paper(program), elsewhere(program)
    factories.published(program, at=NOW - 9 * DAY)
    url, page = gone.file.url, f"/programme/beispiel/?stand={day_of(NOW - 5 * DAY)}"
    interface = f"/api/v1/programs/{program.uuid}?stand={day_of(NOW - 5 * DAY)}"
    assert url in client.get(page).text
    assert client.get(interface).json()["documents"][0]["url"].endswith(url)
    gone.delete()
    again(program, at=NOW - 2 * DAY)
    then = section(client, page)
    assert "Das Konzept" in then[0]
    assert "Diese Datei bieten wir nicht mehr an." in then[0]
    assert url not in client.get(page).text
    assert f'href="{stays.url}"' in client.get(page).text
    assert len(section(client)) == 1
    told = client.get(interface).json()["documents"]
    assert [(one["title"], one["url"]) for one in told] == [
        ("Das Konzept", None), ("Förderrichtlinie", ELSEWHERE),
    ]  # fmt: skip


def test_a_redacted_edition_names_no_document_any_more(client, program):
    secret = paper(program, title="Liste der Familien")
    first = factories.published(program, at=NOW - 9 * DAY)
    secret.delete()
    again(program, at=NOW - 2 * DAY)
    actions.redact(first, by=factories.approver(), at=NOW, reason="Namen")
    page = client.get(f"/programme/beispiel/?stand={day_of(NOW - 5 * DAY)}")
    assert "Liste der Familien" not in page.text
    first.refresh_from_db()
    assert (first.data, first.files.count()) == ({}, 0)


def test_a_translation_has_documents_of_its_own_and_says_in_which_language_they_are(
    client, program
):
    paper(program, kind="leaflet")
    factories.published(program, at=NOW)
    translated = factories.translation(program)
    (copy,) = Program.objects.get(pk=translated.pk).papers.all()
    copy.title = "The concept"
    copy.save()
    factories.published(translated, at=NOW)
    (shown,) = section(client, f"/en/programme/{translated.slug}/")
    assert shown.startswith("The concept (PDF, ")
    assert shown.endswith("Deutsch) Leaflet")
    (german,) = section(client)
    assert german.startswith("Das Konzept")
    assert "Deutsch" not in german


def test_the_interface_tells_the_same_documents(client, settings, program):
    file = paper(program, kind="concept", date="2026-03-01").file
    elsewhere(program)
    factories.published(program, at=NOW)
    (listed,) = client.get("/api/v1/programs").json()["items"]
    single = client.get(f"/api/v1/programs/{program.uuid}").json()
    assert listed["documents"] == single["documents"]
    assert single["documents"] == [
        {
            "title": "Das Konzept", "kind": {"code": "concept", "label": "Konzept"}, "date": "2026-03-01",
            "url": settings.SITE_URL + file.url, "media_type": "application/pdf", "bytes": file.size,
            "language": "de", "accessible": True,
        },
        {
            "title": "Förderrichtlinie", "kind": None, "date": None, "url": ELSEWHERE, "media_type": None,
            "bytes": None, "language": None, "accessible": None,
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Bitte wählen Sie zu jedem Dokument entweder eine Datei"),
        ({"url": ELSEWHERE}, "Bitte sagen Sie, wie das Dokument"),
    ],
)
def test_a_document_is_a_file_or_an_address_with_a_title(program, fields, message):
    wrong = Paper(program=program, **fields)
    with pytest.raises(ValidationError, match=message):
        wrong.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_a_document_is_not_both_a_file_and_an_address(program):
    with pytest.raises(IntegrityError), transaction.atomic():
        paper(program, url=ELSEWHERE)


def test_a_file_that_not_everybody_can_read_needs_a_page_that_says_the_same(client, program):
    file = factories.download(title="Gescannt", accessibility="barriers")
    paper(program, file=file)
    (problem,) = errors_in(problems_of(program, NOW))
    assert (problem.anchor, "„Gescannt“ unter „Dokumente“" in problem.message) == (
        "papers-group", True,
    )  # fmt: skip
    file.alternative = "/programme/beispiel/"
    file.save()
    factories.published(program, at=NOW)
    assert "Die Inhalte von „Gescannt“ als Webseite" in section(client)[0]


@pytest.mark.parametrize("has_file", [True, False])
def test_an_address_of_this_site_that_leads_nowhere_is_named_among_the_documents_too(
    program, settings, has_file
):
    nowhere = f"{settings.SITE_URL}/gibt-es-nicht/"
    if has_file:
        file = factories.download(title="Gescannt", accessibility="barriers", alternative=nowhere)
        paper(program, file=file)
    else:
        elsewhere(program, url=nowhere)
    (problem,) = errors_in(problems_of(program, NOW))
    text = "Die Inhalte von „Gescannt“ als Webseite" if has_file else "Förderrichtlinie"
    assert problem.anchor == "papers-group"
    assert problem.message.startswith(
        f"Link „{text}“ unter „Dokumente“ (er führt zu /gibt-es-nicht/): Unter dieser Adresse"
    )


def test_a_file_that_stands_in_the_text_and_among_the_documents_is_a_hint(program):
    file = paper(program).file
    DownloadBlock.objects.create(parent=program, file=file, region="main", ordering=10)
    other = factories.download(title="Anderes")
    DownloadBlock.objects.create(parent=program, file=other, region="main", ordering=20)
    found = [one.message for one in hints_in(problems_of(program, NOW)) if "Datei" in one.message]
    assert found == [
        "Datei „Das Konzept“ im 1. Baustein (Datei zum Herunterladen): Sie steht auch unter „Dokumente“. Einmal genügt."
    ]


def test_the_library_knows_where_the_file_is_used_and_keeps_it(program):
    file = paper(program).file
    (use,) = uses_of(file, NOW)
    assert (use.title, use.how) == (program.title, "Dokumente")
    with pytest.raises(InUse):
        require_unused(file, NOW)


def test_the_search_finds_a_programme_by_the_title_of_its_document(client, program):
    paper(program, title="Zwetschgenerlass")
    factories.published(program, at=NOW)
    answer = client.get("/suche/", {"q": "Zwetschgenerlass"})
    assert program.title in answer.text


def test_the_address_of_a_document_is_among_those_that_are_looked_after(program):
    elsewhere(program)
    edition = factories.published(program, at=NOW)
    assert HyperlinkUse.objects.get(edition=edition).hyperlink.address == ELSEWHERE


def test_restoring_an_edition_brings_its_documents_back(program):
    first = paper(program, kind="form")
    edition = factories.published(program, at=NOW)
    first.delete()
    elsewhere(program)
    document = Document.objects.get(pk=program.pk)
    actions.restore(edition, by=factories.coordinator(), at=NOW, version=document.version)
    (back,) = program.papers.all()
    assert (back.file_id, back.kind, back.url) == (first.file_id, "form", "")


def test_a_comparison_says_documents_in_words(program):
    elsewhere(program, kind="decision", date="2026-03-01")
    paper(program)
    edition = factories.published(program, at=NOW)
    told = described("program", edition.data, {})["Dokumente"].split("\n")
    assert told[0].replace("\xa0", " ") == (
        "Förderrichtlinie; Art: Beschluss; Datum des Dokuments: 1. März 2026;"
        f" Adresse im Internet: {ELSEWHERE}"
    )
    assert told[1].startswith("Das Konzept; Adresse im Internet: /medien/")


def test_documents_are_entered_in_the_programmes_form_and_seen_before_they_are_saved(
    client, program
):
    client.force_login(factories.coordinator())
    url, file = admin_url(program, "change"), factories.download(title="Das Konzept")
    row = {
        "id": "", "program": program.pk, "title": "", "url": "", "kind": "concept", "date": "", "position": "0",
    }  # fmt: skip
    rows = {f"papers-0-{name}": value for name, value in row.items()}
    rows |= {"papers-TOTAL_FORMS": "1", "papers-0-file": str(file.pk)}
    typed = {**fields_of(client.get(url)), **rows}
    assert "Das Konzept" in client.post(admin_url(program, "unsaved"), typed).json()["page"]
    assert not Paper.objects.exists()
    assert save(client, url, **rows).status_code == 302
    assert Paper.objects.get().file == file
    refused = save(client, url, **{"papers-0-url": ELSEWHERE})
    assert "entweder eine Datei der Mediathek" in refused.text
