"""How an address that editions live at is answered: the page, a way on, or the plain word that it is over."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from . import kinds, pages, reading
from .clock import PortalRequest
from .responses import public


@public
def edition_detail(request: PortalRequest, **kwargs: object) -> HttpResponse:
    """Answer the request's path with whatever stands there as of the moment looked at."""
    found = reading.at_path(request.path, request.at)
    if found is None:
        raise Http404("Unter dieser Adresse steht nichts.")
    if found.moved_to:
        # A look at another day must not be remembered by the browser
        return redirect(found.moved_to, permanent=not request.is_as_of)
    if found.edition is None:
        return render(request, "publishing/gone.html", {"withdrawal": found.withdrawal}, status=410)
    context = pages.context_of(found.edition, request.at, found.withdrawal)
    template = kinds.get(found.edition.kind).template
    return render(request, template, context, status=410 if found.withdrawal else 200)
