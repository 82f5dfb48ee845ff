"""Passing a page on: to a Mastodon server that the visitor names, or as a code for posters; nothing is stored."""

import io
import re
from urllib.parse import quote

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from . import reading
from .clock import PortalRequest
from .models import Edition
from .responses import public

LONGEST_PATH = 250
# What somebody may write for a server: its name, its address, or an account on it
SERVER = re.compile(r"(?:https?://)?(?:@?[^\s@/]+@)?([^\s@/:]+)(?:/\S*)?\Z", re.IGNORECASE)
LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
HOST = re.compile(rf"(?:{LABEL}\.)+(?!\d+\Z){LABEL}\Z")
LONGEST_SERVER = 253


@public
def mastodon(request: PortalRequest) -> HttpResponse:
    """Ask for the visitor's server, and lead to it by a link that says where it goes.

    A link and no redirect: an address of ours must not send people wherever somebody else likes.

    edition  the live Edition that `?adresse=` names; Http404 without one
    server   what was entered ("" at first), host its name where that is one, target the address that the link leads to
    error    a sentence where it is none
    """
    edition = _shared(request)
    entered = request.GET.get("server", "").strip()
    host = host_of(entered)
    context = {
        "shared": edition,
        "server": entered,
        "host": host,
        "target": f"https://{host}/share?text={quote(text_of(edition))}" if host else "",
        "error": "" if host or not entered else _wrong_server(),
    }
    return render(request, "publishing/share_mastodon.html", context)


@public
def poster(request: PortalRequest) -> HttpResponse:
    """Show the page's address as a code that telephones read, ready to be printed.

    edition  the live Edition that `?adresse=` names; Http404 without one
    size     bytes of the file that can be taken away
    """
    edition = _shared(request)
    size = len(drawn_code(settings.SITE_URL + edition.path))
    return render(request, "publishing/share_poster.html", {"shared": edition, "size": size})


@public
def code(request: PortalRequest) -> HttpResponse:
    """Answer with the code alone, as SVG."""
    edition = _shared(request)
    content = drawn_code(settings.SITE_URL + edition.path)
    return HttpResponse(content, content_type="image/svg+xml")


def drawn_code(address: str) -> bytes:
    """Return a QR code of the address as SVG: black on white, with the margin that readers need."""
    out = io.BytesIO()
    # "M" mends 15 %: a poster may get wet
    drawing = segno.make(address, error="m", micro=False)
    drawing.save(out, kind="svg", scale=8, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return out.getvalue()


def text_of(edition: Edition) -> str:
    """Return what is passed on: headline and address."""
    return f"{edition.title} {settings.SITE_URL}{edition.path}"


def host_of(entered: str) -> str:
    """Return the host name of what somebody wrote for a Mastodon server, in the form that addresses use; or ""."""
    found = SERVER.match(entered) if len(entered) <= LONGEST_SERVER else None
    if not found:
        return ""
    try:
        host = found[1].lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return host if HOST.match(host) else ""


def _wrong_server() -> str:
    return _(
        "Das ist keine Adresse eines Servers. Bitte geben Sie nur seinen Namen ein, zum Beispiel „mastodon.example“."
    )


def _shared(request: PortalRequest) -> Edition:
    path = request.GET.get("adresse", "")
    if path.isprintable() and len(path) <= LONGEST_PATH:
        found = reading.at_path(path, request.at)
        if found and found.edition and not found.withdrawal:
            return found.edition
    raise Http404(_("Unter dieser Adresse steht nichts, das Sie weitergeben könnten."))
