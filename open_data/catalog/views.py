"""The catalogue of open data: a page for people, and the same list for programs."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from publishing import open_files
from publishing.clock import PortalRequest
from publishing.responses import public

from .. import licences
from ..answers import opened
from . import serialized
from .graph import graph_of
from .standing import standings


@public
def index(request: PortalRequest) -> HttpResponse:
    """Show what there is to take away: three queries.

    standings   standing.Standings: dataset, modified (None where there is nothing yet)
    """
    context = {
        "standings": standings(request.at),
        "licence": licences.current(),
        "attribution": licences.attribution(),
        "contact": settings.OPEN_DATA_CONTACT,
    }
    return render(request, "open_data/index.html", context)


@opened
def catalog_turtle(request: PortalRequest) -> HttpResponse:
    """Answer with the catalogue after DCAT-AP.de as Turtle."""
    text = serialized.turtle(graph_of(standings(request.at)))
    return open_files.file(text, serialized.TURTLE_TYPE, "katalog.ttl", to_save=False)


@opened
def catalog_json_ld(request: PortalRequest) -> HttpResponse:
    """Answer with the catalogue after DCAT-AP.de as JSON-LD."""
    content = serialized.json_ld(graph_of(standings(request.at)))
    return open_files.json_text(content, serialized.JSONLD_TYPE, "katalog.jsonld")
