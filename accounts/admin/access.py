"""Access to an account at a glance: invitation, second factor, sign-ins, and what Administration does about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from database.keys import row_key

from .. import actions
from ..errors import Refused
from ..models import User
from ..states import State

FACTORS = {
    Authenticator.Type.WEBAUTHN: "Passkey oder Sicherheitsschlüssel",
    Authenticator.Type.TOTP: "App für Einmalcodes",
    Authenticator.Type.RECOVERY_CODES: "Ersatzcodes",
}


@dataclass(frozen=True)
class Step:
    """One button of the page: what it does, and what is said afterwards."""

    do: Callable[..., Any]
    done: str


STEPS = {
    "invite": Step(
        actions.invite_again, "Eine neue Einladung ist unterwegs; frühere gelten nicht mehr."
    ),
    "revoke": Step(actions.revoke_invitation, "Die Einladung ist zurückgezogen."),
    "unlink": Step(actions.unlink_provider, "Die Verbindung mit dem Dienstkonto ist gelöst."),
    "end_sessions": Step(actions.end_sessions, "Alle Anmeldungen sind beendet."),
    "reset_factor": Step(
        actions.reset_second_factor,
        "Der zweite Faktor ist entfernt; die Person erfährt es per E-Mail.",
    ),
}


def access_view(admin: Any, request: HttpRequest, user: User) -> HttpResponse:
    """Show the page, or take one of its steps; whoever may only look gets no buttons, and the actions refuse."""
    if request.method == "POST":
        _take(request, user)
        return redirect("admin:accounts_user_access", user.pk)
    now = timezone.now()
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    context = {
        **admin.admin_site.each_context(request),
        "title": f"Zugang von {user.name}",
        "opts": admin.opts,
        "account": user,
        "state": user.state(now),
        "invited": user.state(now) == State.INVITED,
        "invitation": user.invitations.first(),
        "now": now,
        "factors": [label for kind, label in FACTORS.items() if kind in set(kinds)],
        "linked": SocialAccount.objects.filter(user=user).exists(),
        "sessions": UserSession.objects.filter(user=user).order_by("-last_seen_at"),
        "may_change": admin.has_change_permission(request, user),
        "is_self": request.user == user,
    }
    return TemplateResponse(request, "admin/accounts/user/access.html", context)


def _take(request: HttpRequest, user: User) -> None:
    by, at = request.user, timezone.now()
    try:
        if session := row_key(request.POST.get("session")):
            actions.end_session(user, session, by=by, at=at)
            messages.success(request, "Die Anmeldung ist beendet.")
        elif step := STEPS.get(request.POST.get("step", "")):
            step.do(user, by=by, at=at)
            messages.success(request, step.done)
    except Refused as error:
        messages.error(request, str(error))
