"""The pages of e-mail subscriptions. They need neither cookie nor session: what a link may do stands signed in it.

So there is nothing that a foreign page could misuse, and no CSRF token: whoever asks in somebody's name only causes an
e-mail that asks back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from publishing.clock import PortalRequest
from publishing.responses import public

from . import actions, asking, choices, consent, links, managing, personal_data
from .errors import StaleLink
from .forms import HOW_OFTEN, AddressForm, SubscribeForm

# settings.ACCOUNT_RATE_LIMITS
LIMITED = "subscribe"
# The address is the key
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}
Page = Callable[..., HttpResponse]


def by_link(view: Page) -> Page:
    """Make a view that a link of an e-mail opens: kept nowhere, found by no search engine, told to no other site."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        # Django would write the address of a refused link into the log
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return answer


@csrf_exempt
def subscribe(request: PortalRequest) -> Any:
    """Ask what somebody wants to read; POST has the mailbox asked.

    `?programm=`, `?organisation=`, `?thema=` tick what has that slug, `?was=` (several times) what has that code.
    """
    return _take_wish(request) if request.method == "POST" else _empty_form(request)


@public
def _empty_form(request: PortalRequest) -> HttpResponse:
    groups, asked = choices.groups(request.at), request.GET.getlist("was")
    ticked = [
        choice.code
        for group in groups
        for choice in group.choices
        if choice.code in asked or choice.slug == request.GET.get(group.parameter)
    ]
    form = SubscribeForm(groups=groups, initial={"subjects": ticked or [choices.ALL]})
    return render(request, "subscriptions/subscribe.html", _form_context(form))


def _take_wish(request: PortalRequest) -> HttpResponse:
    form = SubscribeForm(request.POST, groups=choices.groups(request.now))
    if not _is_allowed(request):
        return render(request, "subscriptions/slower.html", status=429)
    if not form.is_valid():
        return render(request, "subscriptions/subscribe.html", _form_context(form))
    wish = form.cleaned_data
    actions.request(
        email=wish["email"], subjects=wish["subjects"], rhythm=wish["rhythm"], at=request.now
    )
    return redirect("subscriptions:asked")


def _form_context(form: SubscribeForm) -> dict[str, Any]:
    return {"form": form, "consent": consent.words(), "everything": choices.everything()}


@public
def asked(request: PortalRequest) -> HttpResponse:
    """Say that an e-mail is on its way: the same for every address."""
    return render(request, "subscriptions/asked.html")


@by_link
def confirm(request: PortalRequest, token: str) -> HttpResponse:
    """Show what is wished, with a button: programs that open every link of an e-mail decide nothing."""
    try:
        wish = actions.sign_up_of(token, at=request.now)
        if request.method == "POST":
            return _managed(request, actions.confirm(token, at=request.now), "begonnen")
    except StaleLink as stale:
        status = 404 if stale.why == "unknown" else 410
        return render(request, "subscriptions/stale.html", {"why": stale.why}, status=status)
    subjects = choices.named(wish.subjects, choices.groups(request.now))
    context = {"wish": wish, "subjects": subjects}
    return render(request, "subscriptions/confirm.html", context)


@csrf_exempt
def ask_for_link(request: PortalRequest) -> Any:
    """Send the link for managing to whoever has a subscription; all others get the same answer, as quickly."""
    if request.method != "POST":
        return _link_form(request)
    form = AddressForm(request.POST)
    if not _is_allowed(request):
        return render(request, "subscriptions/slower.html", status=429)
    if not form.is_valid():
        return render(request, "subscriptions/ask_for_link.html", {"form": form})
    asking.send_managing_link.enqueue(form.cleaned_data["email"])
    return redirect("subscriptions:link_asked")


@public
def _link_form(request: PortalRequest) -> HttpResponse:
    return render(request, "subscriptions/ask_for_link.html", {"form": AddressForm()})


@public
def link_asked(request: PortalRequest) -> HttpResponse:
    """Say that the link is on its way, if there is anything to manage."""
    return render(request, "subscriptions/link_asked.html")


@by_link
def manage(request: PortalRequest, token: str) -> HttpResponse:
    """Show what somebody is subscribed to, and change it."""
    subscriber = managing.subscriber_of(token)
    if subscriber is None:
        return render(request, "subscriptions/stale.html", {"why": "managing"}, status=410)
    groups = choices.groups(request.now)
    if request.method == "POST":
        rhythms = (
            {} if "end" in request.POST else managing.rhythms_in(request.POST, subscriber, groups)
        )
        if not actions.change(subscriber, rhythms, at=request.now):
            return render(request, "subscriptions/ended.html")
        return _managed(request, subscriber, "gespeichert")
    context = {
        "subscriber": subscriber,
        "lines": managing.lines(subscriber, groups),
        "others": managing.others(subscriber, groups),
        "done": request.GET.get("stand", ""),
        "token": token,
        "how_often": HOW_OFTEN,
        "consent": consent.words(),
    }
    return render(request, "subscriptions/manage.html", context)


@by_link
def own_data(request: PortalRequest, token: str) -> HttpResponse:
    """Hand out everything that is known of a subscriber, as JSON."""
    subscriber = managing.subscriber_of(token)
    if subscriber is None:
        return render(request, "subscriptions/stale.html", {"why": "managing"}, status=410)
    response = JsonResponse(
        personal_data.data_of(subscriber), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="abonnement.json"'
    return response


@by_link
def end(request: PortalRequest, token: str) -> HttpResponse:
    """End everything by a POST, also by that of a mail program's own button (RFC 8058); a GET only shows the button."""
    if (key := links.key_to_end(token)) is None:
        return render(request, "subscriptions/stale.html", {"why": "unknown"}, status=404)
    subscriber = managing.by_key(key)
    if request.method == "POST":
        if subscriber:
            actions.end(subscriber, at=request.now)
        return render(request, "subscriptions/ended.html")
    return render(request, "subscriptions/end.html", {"subscriber": subscriber})


def _managed(request: HttpRequest, subscriber: Any, done: str) -> HttpResponse:
    path = reverse("subscriptions:manage", args=[links.managing_token(subscriber)])
    return redirect(f"{path}?stand={done}")


def _is_allowed(request: HttpRequest) -> bool:
    return bool(ratelimit.consume(request, app="allauth.account", action=LIMITED))
