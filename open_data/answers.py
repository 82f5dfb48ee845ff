"""How answers of the interface and data files go out: read only, open to other sites, revalidated, not too often."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt

from publishing import open_files
from publishing.clock import PortalRequest
from publishing.responses import SAFE, public

from . import problems, throttling
from .problems import Refused

METHODS = ", ".join((*SAFE, "OPTIONS"))
# As files are, and a program is told how long to wait
OPEN = open_files.OPEN | {"Access-Control-Expose-Headers": "ETag, Link, Retry-After"}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, Accept, Accept-Language, Content-Type",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
View = Callable[..., HttpResponseBase]


def opened(view: View) -> Callable[..., HttpResponseBase]:
    """Make a view for other programs of a function that answers GET."""

    @csrf_exempt
    @wraps(view)
    def answer(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = _answer(request, view, *args, **kwargs)
        except Refused as refused:
            response = problems.answer(refused)
            if isinstance(refused, throttling.TooMany):
                response.headers["Retry-After"] = str(refused.seconds)
        for name, value in OPEN.items():
            response.headers[name] = value
        return response

    return answer


def _answer(request: PortalRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in SAFE:
        refusal = problems.answer(
            Refused(405, "Hier lässt sich nur lesen: mit GET, HEAD oder OPTIONS.")
        )
        refusal.headers["Allow"] = METHODS
        return refusal
    throttling.require_patience(request)
    return public(_as_get(view))(request, *args, **kwargs)


def _as_get(view: View) -> View:
    """Let HEAD be answered like GET; the server leaves the body out."""

    def answer(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method, request.method = request.method, "GET"
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = method

    return answer


def opened_patterns(patterns: list[Any]) -> list[URLPattern]:
    """Return the addresses with each of their views made one of the interface."""
    for pattern in patterns:
        pattern.callback = opened(pattern.callback)
    return patterns
