"""How feeds are written: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, of the same head and entries."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

# Atom wants a date even of an empty feed; it must not change from request to request
BEFORE_ALL = datetime(2014, 1, 1, tzinfo=UTC)
LOCAL_ADDRESS = re.compile(r'(?<=[\s"])/(?!/)(?=[^"<>]*")')
ADDRESS_ATTRIBUTE = re.compile(r'\b(?:href|src|srcset)="[^"]*"')


@dataclass(frozen=True)
class Head:
    """`home` and `address` are absolute; `guid` stays the same when the site's words change."""

    title: str
    subtitle: str
    home: str
    address: str
    guid: str
    language: str


@dataclass(frozen=True)
class Entry:
    """`content` and `summary` hold HTML; `changed` is the last announced change."""

    guid: str
    title: str
    link: str
    summary: str
    content: str
    published: datetime
    changed: datetime
    topics: list[str]
    image: str
    language: str


class AtomFeed(Atom1Feed):
    """Atom with the whole text of each entry beside its summary."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


class RssFeed(Rss201rev2Feed):
    """RSS with the whole text as content:encoded, and dates that do not move from request to request."""

    def rss_attributes(self) -> dict[str, str]:
        content = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return super().rss_attributes() | content

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


def _xml(
    feed_class: type[Atom1Feed] | type[Rss201rev2Feed], head: Head, entries: list[Entry]
) -> str:
    feed = feed_class(
        title=head.title,
        link=head.home,
        feed_url=head.address,
        feed_guid=head.guid,
        description=head.subtitle if feed_class is RssFeed else None,
        subtitle=head.subtitle,
        language=head.language,
        author_name=settings.SITE_OWNER["name"],
        author_link=f"{settings.SITE_URL}/",
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.link,
            unique_id=entry.guid,
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.changed,
            description=entry.summary,
            content=entry.content,
            categories=entry.topics,
        )
    return feed.writeString("utf-8")


def _json(head: Head, entries: list[Entry]) -> str:
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""
    items = [
        {
            "id": entry.guid,
            "url": entry.link,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content,
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.changed.isoformat(timespec="seconds"),
            "language": entry.language,
            **({"tags": entry.topics} if entry.topics else {}),
            **({"image": entry.image} if entry.image else {}),
        }
        for entry in entries
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.home,
        "feed_url": head.address,
        "description": head.subtitle,
        "language": head.language,
        "authors": [{"name": settings.SITE_OWNER["name"], "url": f"{settings.SITE_URL}/"}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


FORMS: dict[str, tuple[Callable[[Head, list[Entry]], str], str]] = {
    "atom": (partial(_xml, AtomFeed), "application/atom+xml; charset=utf-8"),
    "rss": (partial(_xml, RssFeed), "application/rss+xml; charset=utf-8"),
    "json": (_json, "application/feed+json; charset=utf-8"),
}


def absolute(html: str) -> str:
    """Return the HTML with all local addresses (links, pictures in all sizes) made absolute."""
    return ADDRESS_ATTRIBUTE.sub(
        lambda match: LOCAL_ADDRESS.sub(f"{settings.SITE_URL}/", match[0]), html
    )


def tag() -> str:
    # RFC 4151: a day on which the domain was ours, then what we like
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:"
