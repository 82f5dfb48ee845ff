"""The one guided way from an invitation into the newsroom: password, second factor, recovery codes."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from allauth.decorators import rate_limit
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from . import actions
from .enforcement import FACTORS
from .errors import StaleLink
from .forms import FirstPasswordForm
from .models import User

# In a session: the pages of the second factor are steps of the guided way
GUIDED = "guided"


@never_cache
@rate_limit(action="reset_password_from_key")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let the owner of a new account set the first password; only the answer uses the link up, looking does not."""
    try:
        user = actions.invitation_of(token, at=timezone.now()).user
        form = FirstPasswordForm(user, request.POST or None)
        if request.method == "POST" and form.is_valid():
            password = form.cleaned_data["password1"]
            user = actions.accept_invitation(token, at=timezone.now(), password=password)
            return _welcomed(request, user)
    except StaleLink as stale:
        status = 404 if stale.why == "unknown" else 410
        return render(request, "account/invitation_stale.html", {"why": stale.why}, status=status)
    return render(request, "account/invitation.html", {"form": form, "invited": user})


def _welcomed(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in whoever just set the password, on whose browser ever somebody else may be signed in."""
    if request.user.is_authenticated:
        get_adapter().logout(request)
    response = perform_password_login(request, {"email": user.email}, Login(user=user))
    if not request.user.is_authenticated:
        return response
    reauthenticate_by_password(request)
    request.session[GUIDED] = True
    return redirect("account_set_up")


@never_cache
@login_required
@require_safe
def set_up(request: HttpRequest) -> HttpResponse:
    """Offer the kinds of second factors to whoever has none yet."""
    if is_mfa_enabled(request.user, FACTORS):
        return redirect("mfa_index")
    return render(request, "account/set_up.html")


@never_cache
@login_required
@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """End the guided way, and lead into the newsroom."""
    request.session.pop(GUIDED, None)
    return redirect(get_adapter().get_login_redirect_url(request))
