"""Lets staff look at the whole public site as of another moment, past or to come, and come back to now."""

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .clock import PERMISSION, SESSION_KEY, PortalRequest
from .forms import BerlinMomentField


class AsOfForm(forms.Form):
    at = BerlinMomentField(
        label="Zeitpunkt",
        help_text="Die ganze Website erscheint Ihnen so, wie sie zu diesem Zeitpunkt war oder nach heutigem Plan"
        " sein wird. Alle anderen sehen sie unverändert.",
    )


@login_required
@permission_required(PERMISSION, raise_exception=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def as_of(request: PortalRequest) -> HttpResponse:
    """Ask for the moment and remember it in the session; context: `form`, and that of the admin's pages."""
    form = AsOfForm(request.POST or None, initial={"at": request.at})
    if form.is_valid():
        request.session[SESSION_KEY] = form.cleaned_data["at"].isoformat()
        return redirect("/")
    context = {
        **admin.site.each_context(request),
        "title": "Website zu einem Zeitpunkt ansehen",
        "form": form,
    }
    return render(request, "publishing/as_of.html", context)


@login_required
@require_POST
def as_of_end(request: PortalRequest) -> HttpResponse:
    """Come back to now, on the page that `next` names."""
    request.session.pop(SESSION_KEY, None)
    target = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return redirect(target if own else "/")
