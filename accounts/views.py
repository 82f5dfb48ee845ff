"""The overview of one's own account, and the sign-in pages that this portal does not offer."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .roles import roles_of


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "roles": roles_of(request.user),
        "teams": request.user.teams.all(),
        "has_second_factor": is_mfa_enabled(request.user),
    }
    return render(request, "account/overview.html", context)


@never_cache
@require_safe
def still_here(request: HttpRequest) -> HttpResponse:
    """Count as activity, for whoever writes without sending anything; tell the token that forms need now."""
    signed_in = request.user.is_authenticated
    return JsonResponse({"signed_in": signed_in, "token": get_token(request) if signed_in else ""})


def not_offered(request: HttpRequest) -> HttpResponse:
    """Administration keeps addresses and makes accounts; these pages of allauth lead nowhere here."""
    raise Http404("Diese Seite gibt es hier nicht.")
