"""The Atom feed of the newest announcements (RFC 4287)."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.xmlutils import SimplerXMLGenerator

from publishing import contact_blocks
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.responses import public

from .cards import newest

ENTRIES = 20
# Atom wants a date even of an empty feed; it must not change from request to request
BEFORE_ALL = datetime(2014, 1, 1, tzinfo=UTC)
PATH = "/aktuelles/feed.atom"
# Characters that XML 1.0 cannot hold, should somebody have pasted them
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LOCAL_ADDRESS = re.compile(r'(?<=[\s"])/(?!/)(?=[^"<>]*")')
ADDRESS_ATTRIBUTE = re.compile(r'\b(?:href|src|srcset)="[^"]*"')


class AnnouncementFeed(Atom1Feed):
    """Atom with the whole text of each entry beside its summary."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


@public
def news_feed(request: PortalRequest) -> HttpResponse:
    """Answer with the newest announcements and their texts, by one query.

    Ids are made of the document, so that an entry stays the same when its address or its text changes.
    """
    entries = list(newest(request.at).defer(None).defer("search_text")[:ENTRIES])
    feed = AnnouncementFeed(
        title=f"{settings.SITE_NAME}: Aktuelles",
        link=f"{settings.SITE_URL}/aktuelles/",
        feed_url=settings.SITE_URL + PATH,
        feed_guid=f"{_tag()}aktuelles",
        description=None,
        subtitle=f"Meldungen: {settings.SITE_OWNER['name']}",
        language="de",
        author_name=settings.SITE_OWNER["name"],
        author_link=f"{settings.SITE_URL}/",
    )
    for edition in entries:
        feed.add_item(**_entry(edition))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    if entries:
        response.headers["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return response


def _entry(edition: Edition) -> dict:
    return {
        "title": FORBIDDEN.sub("", edition.title),
        "link": settings.SITE_URL + edition.path,
        "unique_id": f"{_tag()}aktuelles/{edition.document_id}",
        # The order's moment is noon of the announcement's day, which may be still to come
        "pubdate": min(edition.sort_at, edition.live_from),
        "updateddate": edition.live_from,
        "description": escape(FORBIDDEN.sub("", edition.summary)),
        "content": absolute(FORBIDDEN.sub("", contact_blocks.fill(edition.body_html, []))),
        "categories": [topic["name"] for topic in edition.data.get("topics", [])],
    }


def absolute(html: str) -> str:
    """Return the HTML with all local addresses (links, pictures in all sizes) made absolute."""
    return ADDRESS_ATTRIBUTE.sub(
        lambda match: LOCAL_ADDRESS.sub(f"{settings.SITE_URL}/", match[0]), html
    )


def _tag() -> str:
    # RFC 4151: a day on which the domain was ours, then what we like
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:"
