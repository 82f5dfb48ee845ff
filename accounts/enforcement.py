"""Decides how far somebody gets who must have a second factor and has none yet: to setting it up, no further."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# In a session: the identity provider has asked for a second factor (accounts.oidc)
VOUCHED = "second_factor_vouched"

# What leads to a second factor, and out; links from e-mails do not need the session at all
ON_THE_WAY = {
    "account_set_up",
    "account_arrived",
    "account_logout",
    "account_reauthenticate",
    "account_invitation",
    "account_address_confirm",
    "admin:logout",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
}


class SecondFactorMiddleware:
    """Outside the newsroom and the account pages such a session counts as none: the site as everybody sees it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and lacks_second_factor(request):
            if _name_of(request) in ON_THE_WAY:
                request.second_factor_missing = True  # type: ignore[attr-defined]
            elif request.path_info.startswith((reverse("admin:index"), reverse("account"))):
                return _turned_back(request)
            else:
                request.user = AnonymousUser()
        return self.get_response(request)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session is of somebody who must have a second factor and has none."""
    user = request.user
    return bool(
        settings.REQUIRE_SECOND_FACTOR
        and user.is_authenticated
        and (user.is_staff or user.is_superuser)
        and not request.session.get(VOUCHED)
        and not is_mfa_enabled(user, FACTORS)
    )


def _turned_back(request: HttpRequest) -> HttpResponse:
    """Lead whoever walks through the site to the page for setting up; scripts and forms get a plain no."""
    walks = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    if request.method in ("GET", "HEAD") and walks:
        return redirect("account_set_up")
    return render(request, "account/second_factor_first.html", status=403)


def _name_of(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
