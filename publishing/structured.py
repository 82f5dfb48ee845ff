"""What machines read of a page, in schema.org's words as JSON-LD: the values that the page shows, and no others.

Each kind of document fills in its own (publishing.kinds.Kind.structured), from the very context of its template.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from media_library.templatetags.media import media_url

from .models import Edition
from .templatetags.german import iso

Item = dict[str, Any]
# What could end the element, or begin another
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def data_block(items: Iterable[Item]) -> SafeString:
    """Return the items as a data block for the head of the page; nothing where there are none.

    It is no script to browsers, so that the security policy need not allow any.
    """
    graph = [_filled(item) for item in items]
    if not graph:
        return mark_safe("")
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')


def described(edition: Edition, kind: str) -> Item:
    """Return an item of the type `kind` with what every page of an edition shows."""
    return {
        "@type": kind,
        "@id": url(edition),
        "url": url(edition),
        "name": edition.title,
        "description": edition.summary,
        "inLanguage": edition.language,
    }


def web_page(context: dict[str, Any]) -> list[Item]:
    """Return a page that is nothing but a page, whose date is the one at its foot."""
    edition = context["edition"]
    return [
        {
            **described(edition, "WebPage"),
            "dateModified": moment(edition.live_from),
            "primaryImageOfPage": picture(context["image"]),
            "publisher": county(),
        }
    ]


def county() -> Item:
    """Return the authority that answers for the site, as head line and footer name it."""
    owner = settings.SITE_OWNER
    return {
        "@type": "GovernmentOrganization",
        "name": owner["name"],
        "url": f"{settings.SITE_URL}/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": owner["street"],
            "postalCode": owner["city"].partition(" ")[0],
            "addressLocality": owner["city"].partition(" ")[2],
        },
    }


def named(edition: Edition, kind: str) -> Item:
    """Return a mention of another page: its title and address."""
    return {"@type": kind, "name": edition.title, "url": url(edition)}


def picture(reference: Item | None) -> Item | None:
    """Return the lead image with its words, or None."""
    if not reference:
        return None
    width = max(reference["widths"])
    return {
        "@type": "ImageObject",
        "url": settings.SITE_URL + media_url(reference),
        "width": width,
        "height": max(1, round(reference["height"] * width / reference["width"])),
        "caption": reference.get("caption", ""),
        "creditText": reference.get("credit", ""),
    }


def url(edition: Edition) -> str:
    """Return the one address of the page."""
    return settings.SITE_URL + edition.path


def moment(value: datetime | date | str | None) -> str:
    """Return the machine's form of a day or moment, as `<time datetime>` on the page has it."""
    return iso(value)


def _filled(value: Any) -> Any:
    """Leave out what is empty: a property without a value says less than none."""
    if isinstance(value, dict):
        return {
            key: _filled(inner) for key, inner in value.items() if inner not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value
