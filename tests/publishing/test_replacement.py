"""Another file for a picture or document: texts keep it, public pages change only with an approved edition."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from accounts.models import AuditEntry
from media_library import actions as library
from media_library import storing
from media_library.addresses import public_url
from media_library.models import FormerFile
from media_library.refusals import AlreadyThere, Refused
from media_library.usage import InUse, uses_of
from publishing import actions
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, DownloadBlock, State
from tests import factories
from tests.media_library import uploads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image():
    return factories.image(title="Kreishaus")


@pytest.fixture
def editor():
    return factories.editor()


def replace(image, by, at=LATER, size=(80, 60), seen=None, **words):
    upload = uploads.picture("PNG", *size)
    seen = seen or image.content_hash
    return library.replace_image(image, upload, "neu.png", by=by, at=at, seen=seen, **words)


def document_of(item):
    return Document.objects.get(pk=item.pk)


def get(client, at, address):
    with time_machine.travel(at, tick=False):
        return client.get(address)


def test_public_pages_keep_the_former_file_until_the_next_approval(client, image, editor):
    item = factories.news_item(lead_image=image)
    edition = factories.published(item, at=NOW)
    new = replace(image, editor, alternative_text="Das neue Kreishaus im Sommer")
    assert (new.width, new.alternative_text) == (80, "Das neue Kreishaus im Sommer")
    former, present = (
        public_url(image.content_hash, "60.webp"),
        public_url(new.content_hash, "80.webp"),
    )
    assert former in get(client, LATER, edition.path).text
    assert get(client, LATER, former).status_code == 200
    assert get(client, LATER, present).status_code == 404
    [use] = uses_of(new, LATER)
    assert use.shows_former
    assert use.public_url == edition.path

    document = document_of(item)
    actions.submit(document, by=editor, at=LATER, version=document.version, minor=True)
    boss = factories.approver()
    again = actions.approve(document, by=boss, at=LATER, version=document.version)
    assert present in get(client, LATER, again.path).text
    assert get(client, LATER, present).status_code == 200
    assert get(client, LATER, former).status_code == 404
    assert not uses_of(new, LATER)[0].shows_former


def test_a_text_that_waits_for_approval_is_a_draft_again(image, editor):
    item = factories.news_item(lead_image=image)
    submitted = factories.submitted(item, at=NOW)
    replace(image, editor)
    document = document_of(item)
    assert (document.state, document.version) == (State.DRAFT, submitted.version + 1)
    with pytest.raises(Conflict):
        actions.approve(document, by=factories.approver(), at=LATER, version=submitted.version)


def test_whoever_replaced_a_picture_of_a_draft_cannot_approve_it(image):
    boss = factories.approver()
    item = factories.news_item(lead_image=image)
    version = document_of(item).version
    replace(image, boss)
    document = document_of(item)
    assert (document.state, document.version) == (State.DRAFT, version)
    document = factories.submitted(document, at=LATER)
    with pytest.raises(NotPermitted, match="Vier Augen"):
        actions.approve(document, by=boss, at=LATER, version=document.version)


def test_a_replacement_is_in_the_log_of_the_picture_and_of_its_texts(image, editor):
    item = factories.news_item(lead_image=image)
    former = image.content_hash
    new = replace(image, editor)
    entry = AuditEntry.objects.get(action="replace_media")
    assert (entry.actor, entry.object_label) == (editor, "Kreishaus")
    assert entry.details == {"old": former, "new": new.content_hash}
    edit = AuditEntry.objects.get(action="edit", object_id=str(item.pk))
    assert edit.details["fields"] == ["Bild „Kreishaus“ ausgetauscht"]


def test_a_picture_that_only_former_files_are_shown_of_cannot_be_deleted(image, editor):
    item = factories.news_item(lead_image=image)
    factories.published(item, at=NOW)
    type(item).objects.update(lead_image=None)
    new = replace(image, editor)
    with pytest.raises(InUse, match="noch verwendet"):
        library.delete(new, by=editor, at=LATER)


def test_deleting_takes_the_former_files_too(image, editor, django_capture_on_commit_callbacks):
    former, new = image.content_hash, replace(image, editor)
    with django_capture_on_commit_callbacks(execute=True):
        library.delete(new, by=editor, at=LATER)
    assert not FormerFile.objects.exists()
    for content_hash in (former, new.content_hash):
        assert storing.folders.folder(content_hash) is None


def test_a_file_can_come_back(image, editor):
    first = uploads.picture("PNG", 60, 40)
    image = storing.store_image(first, "a.png", title="Hin und her")
    former = image.content_hash
    new = replace(image, editor)
    back = replace(new, editor, size=(60, 40))
    assert back.content_hash == former
    assert [kept.content_hash for kept in back.former_files.all()] == [new.content_hash]


def test_the_same_file_is_no_replacement(editor):
    image = storing.store_image(uploads.picture("PNG"), "a.png", title="Gleich")
    with pytest.raises(Refused, match="nichts auszutauschen"):
        replace(image, editor, size=(60, 40))


def test_a_file_of_another_picture_is_named(image, editor):
    storing.store_image(uploads.picture("PNG", 80, 60), "b.png", title="Das andere")
    with pytest.raises(AlreadyThere, match="Das andere"):
        replace(image, editor)


def test_two_replacements_at_once_are_not_mixed_up(image, editor):
    seen = image.content_hash
    replace(image, editor)
    with pytest.raises(Refused, match="inzwischen schon ausgetauscht"):
        replace(image, editor, size=(90, 60), seen=seen)


def test_without_the_permission_nothing_is_replaced_or_deleted(image):
    stranger = factories.administrator()
    with pytest.raises(Refused, match="keine Berechtigung"):
        replace(image, stranger)
    with pytest.raises(Refused, match="keine Berechtigung"):
        library.delete(image, by=stranger, at=NOW)


def test_a_document_is_replaced_under_its_new_name(client, editor):
    download = factories.download(title="Richtlinie")
    item = factories.news_item()
    DownloadBlock.objects.create(
        parent=item.document_ptr, region="main", ordering=30, file=download
    )
    factories.published(item, at=NOW)
    new = library.replace_download(
        download,
        uploads.io.BytesIO(b"%PDF-1.7\nNeu\n%%EOF"),
        "Richtlinie 2027.pdf",
        by=editor,
        at=LATER,
        seen=download.content_hash,
        accessibility="unknown",
    )
    assert (new.filename, new.size) == ("richtlinie-2027.pdf", 18)
    assert (new.title, new.accessibility) == ("Richtlinie", "unknown")
    with time_machine.travel(LATER, tick=False):
        assert client.head(download.url).status_code == 200
        assert client.head(new.url).status_code == 404
    assert document_of(item).state == State.DRAFT
