"""The two forms for visitors and the page that confirms a message: without a cookie, a session or a script."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from publishing.clock import PortalRequest

from . import form_tokens, receiving
from .form_tokens import FormToken
from .forms import BarrierForm, MessageForm, MistakeForm
from .seen import Seen, page_seen, seen_again

# Counted per address of the network, and for confirmations per mailbox: nobody is flooded in somebody else's name
LIMITS = {"message": "10/10m/ip", "confirmation": "3/d/key"}


# The token of the form takes the place of Django's, which would need a cookie
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_barrier(request: PortalRequest) -> HttpResponse:
    """Ask what keeps somebody from using a page, or in which other form they need it; answer as `_form_page` does."""
    return _form_page(request, BarrierForm, "duties/report_barrier.html")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: PortalRequest) -> HttpResponse:
    """Ask what is wrong on the page named by `?seite=` and `&fassung=`; answer as `_form_page` does."""
    return _form_page(request, MistakeForm, "duties/report_mistake.html")


@never_cache
@require_safe
def received(request: PortalRequest, receipt: str) -> HttpResponse:
    """Confirm a message by its number, with the term in which it is answered.

    number  of the message
    due_at  until when it is answered, or None
    """
    number = form_tokens.number_of(receipt)
    found = receiving.term_of(number) if number else None
    if found is None:
        raise Http404(_("Diese Mitteilung kennen wir nicht."))
    return render(request, "duties/received.html", {"number": number, "due_at": found.due_at})


def _form_page(
    request: PortalRequest, form_class: type[MessageForm], template: str
) -> HttpResponse:
    """Show the form, or take in what was sent and lead to its confirmation.

    form     forms.MessageForm, with errors where something was refused; what was typed stays in it
    refused  why nothing was taken in though every field is right, or ""
    token    what the form sends along
    seen     seen.Seen: the page that is written about
    """
    if request.method != "POST":
        seen = page_seen(request.GET.get("seite", ""), request.GET.get("fassung", ""), request.at)
        token = form_tokens.issue(seen.path, seen.edition, request.now)
        form = form_class(initial={"path": seen.path})
        return _shown(request, template, form, token, seen)
    sent = request.POST.get("schein", "")
    token_sent = form_tokens.read(sent, request.now)
    form = form_class(request.POST)
    if token_sent is None or request.headers.get("Sec-Fetch-Site") == "cross-site":
        fresh = form_tokens.issue("", 0, request.now)
        return _shown(request, template, form, fresh, Seen(), _too_old())
    seen = seen_again(token_sent.path, token_sent.edition, request.at)
    if not form.is_valid():
        return _shown(request, template, form, sent, seen)
    if token_sent.is_too_quick(request.now):
        return _shown(request, template, form, sent, seen, _too_quick())
    if not _allowed(request, "message"):
        return _shown(request, template, form, sent, seen, _too_many(), status=429)
    return _taken_in(request, token_sent, form)


def _taken_in(request: PortalRequest, token: FormToken, form: MessageForm) -> HttpResponse:
    said = form.said()
    confirm = bool(said["email"]) and _allowed(request, "confirmation", said["email"].lower())
    message = receiving.receive(
        token, at=request.now, language=get_language() or "de", confirm=confirm, **said
    )
    return redirect("duties:received", form_tokens.receipt(message.number))


def _allowed(request: HttpRequest, action: str, key: str | None = None) -> bool:
    return bool(ratelimit.consume(request, app="duties", action=action, config=LIMITS, key=key))


def _shown(
    request: PortalRequest,
    template: str,
    form: MessageForm,
    token: str,
    seen: Seen,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "token": token, "seen": seen, "refused": refused}
    return render(request, template, context, status=status)


def _too_old() -> str:
    return _(
        "Die Seite war sehr lange geöffnet. Ihre Angaben stehen noch da: Bitte senden Sie noch einmal ab."
    )


def _too_quick() -> str:
    return _(
        "Das ging sehr schnell. Damit Programme dieses Formular nicht ausfüllen, prüfen Sie bitte Ihre Angaben und"
        " senden Sie noch einmal ab."
    )


def _too_many() -> str:
    return _(
        "Von Ihrem Anschluss kamen gerade sehr viele Mitteilungen. Ihre Angaben stehen noch da: Bitte senden Sie in"
        " zehn Minuten noch einmal ab."
    )
