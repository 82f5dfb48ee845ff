"""The pages for what goes wrong, in the site's design; each says what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: `message` is the sentence of the view that found nothing, else empty (an unknown address)."""
    said = exception.args[0] if exception.args else ""
    message = said if isinstance(said, str) else ""
    return _never_kept(render(request, "404.html", {"message": message}, status=404))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _never_kept(render(request, "403.html", status=403))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be trusted, so nothing of it is used."""
    return _never_kept(HttpResponse(render_to_string("400.html"), status=400))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request and without the database, which may be what is broken."""
    return _never_kept(HttpResponse(render_to_string("500.html"), status=500))


def _never_kept(response: HttpResponse) -> HttpResponse:
    # An address may come to life at any moment
    patch_cache_control(response, no_cache=True)
    return response
