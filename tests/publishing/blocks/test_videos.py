"""Videos: whose player may be embedded, from where, and that nothing is asked of them before a click."""

import pytest

from publishing import videos
from publishing.models import VideoBlock
from publishing.readiness import errors_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, save
from tests.publishing.readiness.test_rules import NOW, image

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/8272103f6e", "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e"),
        ("https://video.kreis.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
         "https://video.kreis.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv"),
        ("https://www.youtube.com/@kanal", ""),
        ("https://www.youtube.com/watch?v=%22onload=x", ""),
        ("https://example.org/film", ""),
        ("https://youtube.com.example.org/watch?v=dQw4w9WgXcQ", ""),
    ],
)  # fmt: skip
def test_an_address_leads_to_a_player_without_cookies_or_to_none(settings, address, player):
    settings.VIDEO_PEERTUBE_HOSTS = ["video.kreis.example"]
    assert VideoBlock(url=address).player == player


def test_settings_take_providers_away(settings):
    settings.VIDEO_PROVIDERS = ["vimeo"]
    assert VideoBlock(url="https://youtu.be/dQw4w9WgXcQ").player == ""


def video(**fields):
    item = factories.news_item()
    values = {
        "title": "Das Fest", "url": "https://youtu.be/dQw4w9WgXcQ", "transcript": "Menschen feiern.",
        **fields,
    }  # fmt: skip
    return VideoBlock.objects.create(parent=item.document_ptr, region="main", ordering=30, **values)


def frame_source(response):
    policy = response.headers["Content-Security-Policy"].split("; ")
    return [part for part in policy if part.startswith("frame-src")]


@pytest.mark.django_db
def test_only_the_page_with_the_video_may_frame_and_only_its_provider(client):
    shown = factories.published(video().parent.newsitem)
    other = factories.published(factories.news_item())
    page = client.get(shown.path)
    assert frame_source(page) == ["frame-src https://www.youtube-nocookie.com"]
    assert b"site/video.js" in page.content
    assert b"<iframe" not in page.content
    for without in (other.path, "/", "/aktuelles/"):
        answer = client.get(without)
        assert frame_source(answer) == []
        assert b"site/video.js" not in answer.content


@pytest.mark.django_db
def test_the_unchanged_page_keeps_its_policy(client):
    shown = factories.published(video().parent.newsitem)
    first = client.get(shown.path)
    again = client.get(shown.path, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert frame_source(again) == frame_source(first)


@pytest.mark.django_db
def test_a_provider_that_is_no_longer_allowed_leaves_the_link(client, settings):
    shown = factories.published(video().parent.newsitem)
    settings.VIDEO_PROVIDERS = []
    page = client.get(shown.path)
    assert frame_source(page) == []
    assert b"data-player" not in page.content
    assert b'href="https://youtu.be/dQw4w9WgXcQ"' in page.content


@pytest.mark.django_db
def test_rich_text_cannot_name_a_player(client):
    item = factories.news_item()
    client.force_login(factories.editor())
    text = f'<p>Text</p><section class="video" data-player="{YOUTUBE}">x</section>'
    save(client, admin_url(item, "change"), **{"publishing_textblock_set-0-text": text})
    edition = factories.published(item)
    assert videos.players_in(edition.body_html)[1] == []


@pytest.mark.django_db
def test_a_video_from_elsewhere_names_to_whom_the_link_leads():
    block = video(url="https://example.org/film")
    problems = errors_in(problems_of(block.parent, NOW))
    assert ["Der Anbieter fehlt" in problem.message for problem in problems] == [True]
    VideoBlock.objects.update(provider="Beispielvideo")
    assert errors_in(problems_of(block.parent, NOW)) == []
    assert "Der Link führt zu Beispielvideo" in VideoBlock.objects.get().render()


@pytest.mark.django_db
def test_the_preview_needs_rights_and_no_words_and_is_served():
    block = video(preview=image(alternative_text="", credit=""))
    assert [
        "Urhebervermerk fehlt" in one.message for one in errors_in(problems_of(block.parent, NOW))
    ] == [True]
    block.preview.credit = "Wetteraukreis"
    block.preview.save()
    edition = factories.published(block.parent.newsitem)
    assert edition.files.filter(content_hash=block.preview.content_hash).exists()
    assert 'alt=""' in edition.body_html
