"""The pages on which people change the address of their account: asking for it, and saying yes in both mailboxes."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from . import actions
from .errors import Refused, StaleLink
from .forms import AddressForm
from .models import AddressChange, User

ASKED = (
    "Wir haben an beide Adressen eine E-Mail geschickt. Bitte öffnen Sie in beiden Postfächern den Link und bestätigen"
    " Sie dort. Bis dahin melden Sie sich wie bisher an."
)


@never_cache
@login_required
@reauthentication_required
@rate_limit(action="manage_email")
def change_address(request: HttpRequest) -> HttpResponse:
    """Ask for another address; the answer is the same whether it belongs to somebody else or not."""
    user, form = cast(User, request.user), AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            actions.request_address_change(user, by=user, at=timezone.now(), email=email)
            messages.success(request, ASKED)
            return redirect("account_address")
        except Refused as error:
            form.add_error("email", str(error))
    wish = AddressChange.objects.filter(user=user).first()
    return render(request, "account/address.html", {"form": form, "wish": open_wish(wish)})


@login_required
@require_POST
def cancel_change(request: HttpRequest) -> HttpResponse:
    """Drop the wish for another address."""
    user = cast(User, request.user)
    actions.cancel_address_change(user, by=user, at=timezone.now())
    messages.success(request, "Es bleibt bei der bisherigen Adresse.")
    return redirect("account_address")


@never_cache
@rate_limit(action="reset_password_from_key")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked, with a button: programs that open every link of an e-mail decide nothing."""
    at = timezone.now()
    try:
        change, side = actions.address_change_of(token, at=at)
        context = {"change": change, "is_old": side == actions.OLD}
        if request.method == "GET" or request.method == "HEAD":
            return render(request, "account/address_confirm.html", context)
        if "refuse" in request.POST:
            actions.refuse_address(token, at=at)
            return render(request, "account/address_settled.html", {"outcome": "cancelled"})
        change = actions.confirm_address(token, at=at)
        outcome = change.ending or "half"
        return render(request, "account/address_settled.html", {"outcome": outcome, **context})
    except StaleLink as stale:
        status = {"unknown": 404, "confirmed": 200}.get(stale.why, 410)
        context = {"outcome": stale.why, "stale": True}
        return render(request, "account/address_settled.html", context, status=status)


def open_wish(wish: AddressChange | None) -> AddressChange | None:
    """Return the wish if it is still waiting for a yes."""
    waiting = wish and not wish.ending and wish.expires_at > timezone.now()
    return wish if waiting else None
