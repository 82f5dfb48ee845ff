"""The overview of one's own account, and the sign-in pages that this portal does not offer."""

from allauth.account.views import logout
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import remove_webauthn
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .arrival import GUIDED
from .rights_in_words import rights_in_words
from .roles import roles_of


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    request.session.pop(GUIDED, None)
    context = {
        "roles": roles_of(request.user),
        "rights": rights_in_words(request.user),
        "is_linked": SocialAccount.objects.filter(user=request.user).exists(),
        "teams": request.user.teams.all(),
        "has_second_factor": is_mfa_enabled(request.user),
    }
    return render(request, "account/overview.html", context)


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey as allauth does, except the last second factor of whoever must have one."""
    passkeys = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN, pk=pk)
    if request.user.is_authenticated and (key := passkeys.filter(user=request.user).first()):
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(key):
            messages.error(request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
    return remove_webauthn(request, pk=pk)


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sign-ins; one that has ended meanwhile is no error."""
    for session in UserSession.objects.filter(user=request.user, pk=pk):
        if session.is_current():
            return logout(request)
        session.end()
        messages.success(request, "Diese Anmeldung ist beendet.")
    return redirect("usersessions_list")


@never_cache
@require_safe
def still_here(request: HttpRequest) -> HttpResponse:
    """Count as activity, for whoever writes without sending anything; tell the token that forms need now."""
    signed_in = request.user.is_authenticated
    return JsonResponse({"signed_in": signed_in, "token": get_token(request) if signed_in else ""})


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """Tell whoever showed the right password that the account's last day is over."""
    return render(request, "account/ended.html")


def not_offered(request: HttpRequest) -> HttpResponse:
    """Administration keeps addresses and makes accounts; these pages of allauth lead nowhere here."""
    raise Http404("Diese Seite gibt es hier nicht.")
