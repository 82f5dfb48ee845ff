"""Freezes the time of a request: `request.now` is the moment it began, `request.at` the moment it looks at."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from .stands import Stand

SESSION_KEY = "as_of"
PERMISSION = "publishing.view_as_of"


class PortalRequest(HttpRequest):
    """A request after the clock: what the views and templates of the portal receive.

    `stand` is the past day that the address asks for, where the page knows days (publishing.looking_back).
    """

    now: datetime
    at: datetime
    is_as_of: bool
    stand: Stand | None


class ClockMiddleware:
    """Sets both moments once; they differ only for staff who look at another day of the public site."""

    def __init__(self, get_response: Callable[[PortalRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        request.now = timezone.now()
        as_of = chosen_moment(request)
        request.at = as_of or request.now
        request.is_as_of = as_of is not None
        request.stand = None
        response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        if as_of is not None:
            patch_cache_control(response, private=True, no_store=True)
        return response


def chosen_moment(request: HttpRequest) -> datetime | None:
    """Return the moment that a member of staff chose to look at, or None; visitors' sessions are not touched."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    value = request.session.get(SESSION_KEY)
    if not value or not request.user.is_active or not request.user.has_perm(PERMISSION):
        return None
    return datetime.fromisoformat(value)
