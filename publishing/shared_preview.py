"""What the holder of a preview link sees: one draft and its files, and nothing else that is not public.

No cookie and no session is asked: the address alone opens the page, and its pictures stand below that address.
"""

from allauth.core.internal import ratelimit
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from media_library.addresses import PUBLIC_PREFIX, is_servable

from . import content, kinds, languages, media, pages, preview_tokens, videos
from .clock import PortalRequest
from .models import PreviewLink

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # The address is the key: no other site learns it by a click
    "Referrer-Policy": "no-referrer",
}
# settings.ACCOUNT_RATE_LIMITS
LIMITED = "preview_link"


@require_safe
def shared_preview(request: PortalRequest, token: str) -> HttpResponseBase:
    """Show the working copy as it stands now, as the page that it will be."""
    link = preview_tokens.find(token, request.now)
    if link is None:
        return _dead(request)
    if request.method == "GET":
        PreviewLink.objects.filter(pk=link.pk).update(
            use_count=F("use_count") + 1, last_used_at=request.now
        )
    edition = content.draft_edition(link.document, request.now)
    hashes = content.content_hashes_of(link.document)
    with languages.speaking(edition.spoken):
        context = {**pages.context_of(edition, request.now), "shared_link": link, "messages": []}
        html = render_to_string(kinds.get(edition.kind).template, context, request)
    response = HttpResponse(_with_files_below(html, token, hashes))
    return _private(videos.allow_players(response, context["frames"]))


@require_safe
def shared_file(
    request: PortalRequest, token: str, content_hash: str, name: str
) -> HttpResponseBase:
    """Serve a picture or download of exactly this draft as it stands now."""
    link = preview_tokens.find(token, request.now)
    if link is None or not is_servable(content_hash, name):
        return _dead(request)
    if content_hash not in content.content_hashes_of(link.document):
        return _dead(request)
    try:
        response = media.response_with(content_hash, name, with_body=request.method == "GET")
    except Http404:
        return _dead(request)
    response.headers["Content-Security-Policy"] = media.CONTENT_POLICY
    return _private(response)


def _with_files_below(html: str, token: str, hashes: set[str]) -> str:
    below = reverse("shared_preview", args=[token])
    for content_hash in hashes:
        public = f"{PUBLIC_PREFIX}{content_hash}/"
        html = html.replace(public, f"{below}{public.lstrip('/')}")
    return html


def _dead(request: HttpRequest) -> HttpResponseBase:
    """Answer in one and the same way whatever the reason; who tries many addresses is slowed down."""
    # allauth's public function leaves GET alone
    allowed = ratelimit.consume(request, app="allauth.account", action=LIMITED, limit_get=True)
    status = 404 if allowed else 429
    response = render(request, "publishing/preview_link_dead.html", status=status)
    # Django would write the address into the log: it may open something again when a withdrawal is lifted
    response._has_been_logged = True  # type: ignore[attr-defined]
    return _private(response)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
