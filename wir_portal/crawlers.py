"""What search engines are told: which addresses there are, how old they are, and what to leave alone."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.utils.html import escape

from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.models.edition import EditionQuerySet
from publishing.responses import public

# Documents to a part: a part is then as quick among a million documents as among a thousand (the format allows 50,000)
PART = 1000
LISTS = ("/", "/aktuelles/", "/programme/", "/ansprechpersonen/", "/organisation/")
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@public
def sitemap_index(request: PortalRequest) -> HttpResponse:
    """Name the parts, by one query."""
    return _xml(_index(_parts(), settings.SITE_URL))


@lru_cache(maxsize=4)
def _index(parts: int, base: str) -> str:
    # Remembered, so that a hundred parts are named as quickly as one
    names = "".join(
        f"<sitemap><loc>{base}/sitemap-{number}.xml</loc></sitemap>"
        for number in range(1, parts + 1)
    )
    return f'<sitemapindex xmlns="{NAMESPACE}">{names}</sitemapindex>'


@public
def sitemap_part(request: PortalRequest, number: int) -> HttpResponse:
    """List what is public among the documents of one part, by two queries; the first part has the lists as well."""
    if not 1 <= number <= _parts():
        raise Http404("Diesen Teil der Sitemap gibt es nicht.")
    documents = {"document__gt": (number - 1) * PART, "document__lte": number * PART}
    editions = Edition.objects.live(request.at).filter(**documents).order_by("document_id")
    return _xml(f'<urlset xmlns="{NAMESPACE}">{"".join(_addresses(number, editions))}</urlset>')


def _addresses(number: int, editions: EditionQuerySet) -> Iterator[str]:
    if number == 1:
        for path in LISTS:
            yield f"<url><loc>{settings.SITE_URL}{path}</loc></url>"
    for path, live_from in editions.values_list("path", "live_from"):
        changed = live_from.isoformat(timespec="seconds")
        yield f"<url><loc>{settings.SITE_URL}{escape(path)}</loc><lastmod>{changed}</lastmod></url>"


def _parts() -> int:
    last = Edition.objects.aggregate(last=Max("document_id"))["last"] or 1
    return (last - 1) // PART + 1


def _xml(content: str) -> HttpResponse:
    return HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>{content}',
        content_type="application/xml; charset=utf-8",
    )


@public
def robots(request: PortalRequest) -> HttpResponse:
    """Keep crawlers out of the newsroom and the sign-in, and show them the sitemap."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /konto/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
