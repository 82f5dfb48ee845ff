"""A preview link opens one draft and its files for some days, and nothing else."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from media_library import storing
from media_library.addresses import public_url, stored_name
from publishing import actions, preview_tokens
from publishing.errors import Conflict, NotPermitted
from publishing.models import DownloadBlock, ImageBlock, PreviewLink, Withdrawal
from tests import factories
from tests.admin_forms import admin_url

from . import states

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def surroundings(settings, tmp_path, clock):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    clock(NOW)


@pytest.fixture
def item():
    return factories.news_item(title=states.DRAFT)


def base(document):
    return states.base(document)


def shared(document, *, days=7, by=None):
    """Return the address of a new link to the document."""
    by = by or factories.superuser()
    link, token = actions.share_preview(base(document), by=by, at=NOW, days=days)
    return link, reverse("shared_preview", args=[token])


def visit(address):
    """Open an address as somebody without account, cookie or session."""
    response = Client().get(address)
    # Files are handed on in pieces, and closed when all are read
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def with_files(document):
    image = factories.image()
    download = storing.store_download(
        io.BytesIO(b"%PDF-1.7\nBeispiel\n%%EOF\n"), "Plan.pdf", title="Plan", accessibility="accessible"
    )  # fmt: skip
    for model, fields in ((ImageBlock, {"image": image}), (DownloadBlock, {"file": download})):
        model.objects.create(parent=document.document_ptr, region="main", ordering=40, **fields)
    return image, download


def below(address, path):
    return address + path.lstrip("/")


def test_the_holder_reads_the_working_copy_and_is_told_until_when(item):
    _link, address = shared(item)
    response = visit(address)
    page = " ".join(response.text.split())
    assert response.status_code == 200
    assert f"<h1>{states.DRAFT}</h1>" in page
    assert "<strong>Vorschau – noch nicht veröffentlicht</strong>, gültig bis" in page
    assert "9. März 2026, 10:00 Uhr MEZ" in page.replace("\u00a0", " ")
    assert "Sie sehen immer den aktuellen Arbeitsstand" in page
    type(item).objects.filter(pk=item.pk).update(title="Neuer Arbeitsstand")
    assert "Neuer Arbeitsstand" in visit(address).text


def test_nothing_is_kept_indexed_or_passed_on_and_no_cookie_is_set(item):
    image, _ = with_files(item)
    _link, address = shared(item)
    dead = reverse("shared_preview", args=["falsch"])
    picture = below(address, public_url(image.content_hash, "60.webp"))
    for one in (address, picture, dead):
        response = visit(one)
        assert "no-store" in response["Cache-Control"], one
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies


def test_no_name_of_the_newsroom_is_shown(item):
    by = factories.editor(name="Rosa Redakteurin")
    type(item).objects.filter(pk=item.pk).update(last_edited_by=by)
    _link, address = shared(item, by=by)
    assert "Rosa Redakteurin" not in visit(address).text


def test_every_kind_of_document_can_be_shown():
    for make in (factories.page, factories.program, factories.department, factories.person):
        document = make(title=states.DRAFT)
        assert states.DRAFT in visit(shared(document)[1]).text


def test_files_of_the_draft_are_read_below_the_link_and_only_there(item):
    image, download = with_files(item)
    _link, address = shared(item)
    page = visit(address).text
    picture = public_url(image.content_hash, "60.webp")
    for path in (picture, download.url):
        assert below(address, path) in page
        assert f'"{path}' not in page
        assert visit(path).status_code == 404
        assert visit(below(address, path)).status_code == 200
    response = visit(below(address, picture))
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Security-Policy"].endswith("sandbox")
    response = visit(below(address, download.url))
    assert response["Content-Disposition"].startswith("attachment")
    assert response.body.startswith(b"%PDF")


def test_the_original_of_a_picture_is_not_read(item):
    image, _ = with_files(item)
    _link, address = shared(item)
    for name in ("original.png", "original.jpg", "..%2foriginal.png", "1920.webp"):
        path = public_url(image.content_hash, name)
        assert visit(below(address, path)).status_code == 404, name


def test_a_file_that_left_the_draft_or_the_library_is_read_no_longer(item):
    image, download = with_files(item)
    _link, address = shared(item)
    picture = below(address, public_url(image.content_hash, "60.webp"))
    assert visit(picture).status_code == 200
    default_storage.delete(stored_name(image.content_hash, "60.webp"))
    assert visit(picture).status_code == 404
    ImageBlock.objects.all().delete()
    assert visit(below(address, public_url(image.content_hash, "60.jpg"))).status_code == 404
    DownloadBlock.objects.all().delete()
    assert visit(below(address, download.url)).status_code == 404


def other_draft(item):
    return factories.news_item(title="Anderer-Entwurf").public_path()


def file_of_another_draft(item):
    return public_url(with_files(factories.news_item())[0].content_hash, "60.webp")


def file_of_nobody(item):
    return public_url(factories.image().content_hash, "60.webp")


def its_own_address(item):
    return item.public_path()


@pytest.mark.parametrize(
    "other",
    [other_draft, file_of_another_draft, file_of_nobody, its_own_address],
    ids=lambda other: other.__name__,
)
def test_a_link_opens_nothing_else(item, other):
    _link, address = shared(item)
    path = other(item)
    holder = Client()
    assert holder.get(address).status_code == 200
    assert holder.get(path).status_code == 404
    assert holder.get(below(address, path)).status_code == 404
    for more in ("/admin/", f"{address}fassungen/", f"{address}1/"):
        assert holder.get(more).status_code in (302, 404), more


def test_drafts_that_the_text_refers_to_are_not_named(item):
    program = factories.program(title="Geheimes-Programm")
    unit = factories.department(title="Geheime-Einheit")
    item.programs.add(program)
    item.departments.add(unit)
    page = visit(shared(item)[1]).text
    assert "Geheimes-Programm" not in page
    assert "Geheime-Einheit" not in page


@pytest.mark.parametrize("state", states.EVERY_STATE, ids=lambda state: state.__name__)
def test_only_the_working_copy_is_shown_whatever_was_public(item, state):
    _link, address = shared(item)
    state(item, NOW)
    page = visit(address)
    withdrawn = Withdrawal.objects.effective(NOW).filter(document=item.pk).exists()
    assert page.status_code == (404 if withdrawn else 200)
    assert (states.DRAFT in page.text) is not withdrawn
    assert f"{states.PUBLIC}-1" not in page.text


def end_by_time(link, clock):
    clock(link.expires_at)


def end_by_revoking(link, clock):
    actions.revoke_preview(link, by=factories.superuser(), at=NOW)


def end_by_withdrawal(link, clock):
    states.live(link.document.newsitem, NOW)
    actions.remove(link.document, by=factories.superuser(), at=NOW)


def end_by_deletion(link, clock):
    link.document.newsitem.delete()


@pytest.mark.parametrize(
    "end",
    [end_by_time, end_by_revoking, end_by_withdrawal, end_by_deletion],
    ids=lambda end: end.__name__,
)
def test_a_dead_link_says_no_more_than_a_wrong_one(item, clock, end):
    image, _ = with_files(item)
    link, address = shared(item, days=1)
    picture = below(address, public_url(image.content_hash, "60.webp"))
    assert visit(picture).status_code == 200
    end(link, clock)
    wrong = visit(reverse("shared_preview", args=["falsch"]))
    forged = address.partition("~")[0] + "~" + "A" * 43 + "/"
    for one in (address, picture, forged):
        response = visit(one)
        assert response.status_code == wrong.status_code == 404
        assert without_address(response, one) == without_address(wrong, wrong.request["PATH_INFO"])
    assert "Diese Vorschau gibt es nicht oder nicht mehr" in wrong.text


def without_address(response, address):
    return response.text.replace(address, "")


def test_a_token_of_another_secret_key_opens_nothing(item, settings):
    _link, address = shared(item)
    settings.SECRET_KEY = "ein ganz anderer Schlüssel " * 3
    assert visit(address).status_code == 404


def test_a_forged_token_is_refused_without_asking_the_database(item, django_assert_num_queries):
    with django_assert_num_queries(0):
        for token in ("", "x", "a~b", "a" * 2000, "ä~ö"):
            assert preview_tokens.find(token, NOW) is None


def test_who_tries_many_addresses_is_slowed_down_and_good_links_still_open(item):
    _link, address = shared(item)
    wrong = reverse("shared_preview", args=["falsch"])
    statuses = [visit(wrong).status_code for _ in range(32)]
    assert statuses[:30] == [404] * 30
    assert statuses[30:] == [429] * 2
    assert visit(address).status_code == 200


def test_only_the_hash_of_the_token_is_kept_and_use_is_counted(item):
    link, address = shared(item)
    token = address.strip("/").rpartition("/")[2]
    assert link.token_hash not in token
    assert token.partition("~")[0] not in str(PreviewLink.objects.values().get())
    visit(address)
    Client().head(address)
    visit(address)
    link.refresh_from_db()
    assert (link.use_count, link.last_used_at) == (2, NOW)
    assert Client().post(address).status_code == 405


def test_making_and_revoking_is_in_the_log_and_needs_the_right_to_change(item):
    type(item).objects.filter(pk=item.pk).update(team=factories.team())
    stranger, reader = factories.editor(), factories.administrator()
    by = factories.editor(teams=[base(item).team])
    for other in (stranger, reader):
        with pytest.raises(NotPermitted):
            shared(item, by=other)
    link, _address = shared(item, by=by)
    with pytest.raises(NotPermitted):
        actions.revoke_preview(link, by=stranger, at=NOW)
    actions.revoke_preview(link, by=by, at=NOW)
    with pytest.raises(Conflict, match="gilt schon nicht mehr"):
        actions.revoke_preview(link, by=by, at=NOW)
    log = AuditEntry.objects.filter(action__contains="preview").order_by("pk")
    assert [(row.action, row.actor, row.details["link"]) for row in log] == [
        ("share_preview", by, link.pk),
        ("revoke_preview", by, link.pk),
    ]


@pytest.mark.parametrize("days", [0, 2, 31, -1])
def test_a_link_is_valid_for_one_seven_or_thirty_days(item, days):
    with pytest.raises(Conflict):
        shared(item, days=days)


def test_a_withdrawn_text_gets_no_new_link(item):
    states.withdrawn(item, NOW)
    with pytest.raises(Conflict, match="von der Website genommen"):
        shared(item)


def test_the_page_of_links_makes_lists_and_revokes(client, item, settings, clock):
    client.force_login(factories.editor(name="Rosa Redakteurin"))
    url = admin_url(item, "preview_links")
    assert "Noch wurde kein Link" in client.get(url).text
    page = client.post(url, {"days": "30", "note": "Partnerministerium"}).text
    link = PreviewLink.objects.get()
    assert link.expires_at == NOW + 30 * DAY
    address = page.partition(f'value="{settings.SITE_URL}')[2].partition('"')[0]
    assert visit(address).status_code == 200
    again = client.get(url)
    assert address not in again.text
    assert "no-store" in again["Cache-Control"]
    for words in ("Partnerministerium", "Rosa Redakteurin", "einmal, zuletzt", "gültig"):
        assert words in again.text
    revoke = admin_url(item, "revoke_preview", link.pk)
    assert client.get(revoke).status_code == 405
    assert "widerrufen und öffnet nichts mehr" in client.post(revoke, follow=True).text
    assert visit(address).status_code == 404
    assert "gilt schon nicht mehr" in client.post(revoke, follow=True).text
    refused = client.post(url, {"days": "5", "note": "x"})
    assert "prüfen Sie Ihre Angaben" in refused.text


def test_the_page_of_links_is_for_those_who_may_change_the_text(client, item):
    link, _ = shared(item)
    type(item).objects.filter(pk=item.pk).update(team=factories.team())
    client.force_login(factories.editor())
    assert client.get(admin_url(item, "preview_links")).status_code == 403
    assert client.post(admin_url(item, "revoke_preview", link.pk)).status_code == 403
    client.force_login(factories.superuser())
    assert (
        client.post(admin_url(factories.news_item(), "revoke_preview", link.pk)).status_code == 404
    )


def test_many_links_are_listed_with_as_many_queries_as_one(client, item, django_assert_num_queries):
    client.force_login(factories.superuser())
    url = admin_url(item, "preview_links")
    shared(item)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(9):
        link, _address = shared(item)
        actions.revoke_preview(link, by=factories.superuser(), at=NOW)
    with django_assert_num_queries(len(one)):
        client.get(url)


def test_an_address_that_may_open_again_is_not_written_into_the_log(item, caplog):
    _link, address = shared(item)
    states.withdrawn(item, NOW)
    assert visit(address).status_code == 404
    assert "/vorschau/" not in caplog.text
    actions.lift_withdrawal(
        base(item), by=factories.superuser(), at=NOW + timedelta(microseconds=1)
    )
