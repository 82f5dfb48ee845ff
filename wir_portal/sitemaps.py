"""Which addresses there are, since when they stand as they do, and in which languages: for search engines."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, ExpressionWrapper, F, Max, Min, OuterRef, Q, Subquery
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import escape

from publishing import languages
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.responses import public
from publishing.xml_text import writable

# Documents to a part: none has more than one live page, so no part has more addresses (the format allows 50,000)
PART = 10_000
LISTS = (
    "home", "news:list", "news:events", "programs:list", "programs:measures", "programs:indicators",
    "organization:people", "organization:departments", "open_data:index",
)  # fmt: skip
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# What readers of the format take for news, and how many entries they read
FRESH, MOST_NEWS = timedelta(hours=48), 1000


@public
def sitemap_index(request: PortalRequest) -> HttpResponse:
    """Name the parts, each with the moment at which an edition in it last began: two queries."""
    part = ExpressionWrapper((F("document_id") - 1) / PART, output_field=BigIntegerField())
    begun = Edition.objects.started(request.at).order_by().values(part=part)
    last = dict(begun.annotate(last=Max("live_from")).values_list("part", "last"))
    parts = "".join(
        f"<sitemap><loc>{_address(f'/sitemap-{number}.xml')}</loc>{_lastmod(last.get(number - 1))}</sitemap>"
        for number in range(1, _parts() + 1)
    )
    return _xml(f'<sitemapindex xmlns="{NAMESPACE}">{parts}</sitemapindex>')


@public
def sitemap_part(request: PortalRequest, number: int) -> HttpResponse:
    """List what is public among the documents of one part, by four queries; the first part has the lists as well."""
    if not 1 <= number <= _parts():
        raise Http404("Diesen Teil der Sitemap gibt es nicht.")
    first, last = (number - 1) * PART, number * PART
    here = Q(document__gt=first, document__lte=last)
    live = Edition.objects.live(request.at)
    alternates = _alternates(live, here, Q(translation_of__gt=first, translation_of__lte=last))
    columns = ("document_id", "translation_of_id", "path", "updated_at")
    rows = live.filter(here).with_updated_at(request.at).order_by("document_id")
    pages = [
        _url(path, changed, alternates.get(source or document, {}))
        for document, source, path, changed in rows.values_list(*columns)
    ]
    urls = "".join([*(_lists() if number == 1 else []), *pages])
    return _xml(f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">{urls}</urlset>')


@public
def news_sitemap(request: PortalRequest) -> HttpResponse:
    """List the announcements that were first public within the last 48 hours, newest first, by one query."""
    earlier = Edition.objects.filter(document=OuterRef("document")).order_by().values("document")
    first = Subquery(earlier.annotate(first=Min("live_from")).values("first"))
    since = request.at - FRESH
    fresh = Edition.objects.live(request.at).of_kind("news").filter(live_from__gte=since)
    fresh = fresh.annotate(first=first).filter(first__gte=since).order_by("-first", "-document_id")
    entries = "".join(_news(edition) for edition in fresh.for_card()[:MOST_NEWS])
    return _xml(f'<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}">{entries}</urlset>')


def _alternates(live: Any, here: Q, inside: Q) -> dict[int, dict[str, str]]:
    """Return, by source, the addresses by language of every text of the part that can be read in several.

    The others may lie in other parts: each of them names all, and itself too.
    """
    of_these = live.filter(here, translation_of__isnull=False).order_by().values("translation_of")
    translations = live.filter(inside | Q(translation_of__in=of_these)).order_by()
    sources = live.filter(document__in=translations.values("translation_of")).order_by()
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for rows, subject in ((sources, "document_id"), (translations, "translation_of_id")):
        for source, language, path in rows.values_list(subject, "language", "path"):
            found[source][language] = path
    return found


def _lists() -> Iterator[str]:
    """Yield the lists in every language in which the site speaks and that is offered."""
    spoken = [one for one in languages.OF_SITE if one.is_german or one in languages.offered()]
    for name in LISTS:
        paths = {}
        for language in spoken:
            with languages.speaking(language):
                paths[language.code] = reverse(name)
        for path in paths.values():
            yield _url(path, None, paths)


def _url(path: str, changed: datetime | None, alternates: dict[str, str]) -> str:
    links = {code: alternates[code] for code in languages.BY_CODE if code in alternates}
    if len(links) < 2:
        links = {}
    elif languages.GERMAN in links:
        links["x-default"] = links[languages.GERMAN]
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{_address(other)}"/>'
        for code, other in links.items()
    )
    return f"<url><loc>{_address(path)}</loc>{_lastmod(changed)}{others}</url>"


def _news(edition: Any) -> str:
    # The format knows languages by their first part alone
    language = edition.language.partition("-")[0]
    return (
        f"<url><loc>{_address(edition.path)}</loc><news:news><news:publication>"
        f"<news:name>{_text(settings.SITE_NAME)}</news:name><news:language>{language}</news:language>"
        f"</news:publication><news:publication_date>{_moment(edition.first)}</news:publication_date>"
        f"<news:title>{_text(edition.title)}</news:title></news:news></url>"
    )


def _address(path: str) -> str:
    return escape(settings.SITE_URL + path)


def _text(words: str) -> str:
    return escape(writable(words))


def _lastmod(changed: datetime | None) -> str:
    return f"<lastmod>{_moment(changed)}</lastmod>" if changed else ""


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def _parts() -> int:
    last = Edition.objects.aggregate(last=Max("document_id"))["last"] or 1
    return (last - 1) // PART + 1


def _xml(content: str) -> HttpResponse:
    return HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>{content}',
        content_type="application/xml; charset=utf-8",
    )
