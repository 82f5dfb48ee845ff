"""How public answers may be kept by browsers and caches: always asked again, rarely sent again."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from . import looking_back, open_files
from .clock import PortalRequest
from .stands import NoStand

View = Callable[..., HttpResponseBase]
SAFE = ("GET", "HEAD")
# Compressing is safe here and only here: what the public reads holds neither secret nor token
_compressor = GZipMiddleware(lambda request: HttpResponse())


def public(view: View) -> Callable[..., HttpResponseBase]:
    """Make a view answer safe methods only, and let it be revalidated by an ETag over its content, or that it brings.

    `no-cache` and not a lifetime: a page may change at any second by an approval that nobody announced, and a
    withdrawal must be felt at once. What is saved is the transfer: an unchanged page is answered with 304, a changed
    one is compressed.
    """

    @wraps(view)
    def answer(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE:
            refusal = render(request, "405.html", status=405)
            refusal.headers["Allow"] = ", ".join(SAFE)
            return refusal
        response: Any
        try:
            response = looking_back.finished(request, view(request, *args, **kwargs))
        except NoStand as reason:
            response = looking_back.refused(request, reason)
        if request.is_as_of or response.status_code != 200:
            patch_cache_control(response, no_cache=True)
            return response
        patch_cache_control(response, public=True, no_cache=True)
        if isinstance(response, StreamingHttpResponse):
            # What is too large to be held names its state itself, and is not even begun where nobody reads it
            etag = response.headers["ETag"]
            if request.method == "HEAD":
                response.streaming_content = ()
        else:
            etag = quote_etag(sha256(response.content).hexdigest()[:32])
            response.headers["ETag"] = etag
        # Nothing says when it changed last, and whoever makes that a condition is answered all the same
        # (RFC 9110, 13.1.4); Django would refuse
        request.META.pop("HTTP_IF_UNMODIFIED_SINCE", None)
        conditional = get_conditional_response(request, etag, None, response)
        if conditional and hasattr(response, "_csp_update"):
            # Browsers may keep the policy of the answer that says "unchanged"
            conditional._csp_update = response._csp_update  # type: ignore[attr-defined]
        if conditional:
            # Browsers judge by the answer "unchanged" whether a page of another site may read what they kept
            for name in open_files.OPEN.keys() & response.headers.keys():
                conditional.headers[name] = response.headers[name]
        return _compressor.process_response(request, conditional or response)

    return answer
