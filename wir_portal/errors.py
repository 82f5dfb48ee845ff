"""The pages for what goes wrong, in the site's design; each says what to do next."""

import logging

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from .search_page.path_words import words_of

TOO_MANY_FILES = (
    f"Das sind zu viele Dateien auf einmal: Höchstens {settings.DATA_UPLOAD_MAX_NUMBER_FILES} gehen in einem Schritt."
    " Nichts davon ist gespeichert. Bitte gehen Sie zurück und wählen Sie weniger aus."
)
PLAIN_ERROR = (
    '<!doctype html><html lang="de"><meta charset="utf-8"><title>Störung</title><h1>Etwas ist schiefgegangen</h1>'
    "<p>Der Fehler liegt bei uns. Bitte versuchen Sie es in einigen Minuten noch einmal.</p></html>"
)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: `message` is the sentence of the view that found nothing, else empty; `sought` are words of the address."""
    said = exception.args[0] if exception.args else ""
    message = said if isinstance(said, str) else ""
    context = {"message": message, "sought": words_of(request.path)}
    return _never_kept(render(request, "404.html", context, status=404))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _never_kept(render(request, "403.html", status=403))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be trusted, so nothing of it is used."""
    message = TOO_MANY_FILES if isinstance(exception, TooManyFilesSent) else ""
    return _never_kept(HttpResponse(render_to_string("400.html", {"message": message}), status=400))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request and without the database, which may be what is broken."""
    try:
        page: str = render_to_string("500.html")
    except Exception:
        # Whatever broke the page may break this one too (a missing static file, say); people get an answer all the same
        logging.getLogger(__name__).exception("The page for errors is broken itself")
        page = PLAIN_ERROR
    return _never_kept(HttpResponse(page, status=500))


def _never_kept(response: HttpResponse) -> HttpResponse:
    # An address may come to life at any moment
    patch_cache_control(response, no_cache=True)
    return response
