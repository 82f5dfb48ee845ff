"""Decides how long a sign-in lasts: so long without a request, and so long altogether."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import signed_in

SIGNED_IN, SEEN = "signed_in_at", "seen_at"
# Writing the session at every request would make every page a write to the database
SEEN_STEP = timedelta(minutes=1)
# Sent by pages with requests that nobody made, such as "this form is still open": they are no sign of life
AUTOMATIC = "X-Automatic"
MESSAGE = "Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich wieder an."


class SessionLimitsMiddleware:
    """Signs out whoever was idle or signed in for too long, and tells the log from which sign-in a request comes.

    Visitors without a session are not touched.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acting = None
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            now = timezone.now()
            if expired(request, now):
                logout(request)
                messages.info(request, MESSAGE)
            elif AUTOMATIC not in request.headers:
                note_activity(request, now)
                acting = request.session
        with signed_in.acting_from(acting):
            return self.get_response(request)


def expired(request: HttpRequest, now: datetime) -> bool:
    """Tell whether the sign-in of this request has reached one of the two limits at `now`."""
    signed_in, seen = request.session.get(SIGNED_IN), request.session.get(SEEN)
    if signed_in is None or seen is None:
        return False
    idle, whole = now.timestamp() - seen, now.timestamp() - signed_in
    return idle > settings.SESSION_IDLE_MINUTES * 60 or whole > settings.SESSION_HOURS * 3600


def note_activity(request: HttpRequest, now: datetime) -> None:
    """Remember `now` as the last request, at most once in a minute."""
    request.session.setdefault(SIGNED_IN, now.timestamp())
    signed_in.mark(request.session)
    if now.timestamp() - request.session.get(SEEN, 0) >= SEEN_STEP.total_seconds():
        request.session[SEEN] = now.timestamp()
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)


def start_clock(request: HttpRequest, **kwargs: object) -> None:
    """user_logged_in receiver: both limits run from the sign-in on, which gets a reference for the log."""
    signed_in.begin(request.session)
    request.session[SIGNED_IN] = request.session[SEEN] = timezone.now().timestamp()
