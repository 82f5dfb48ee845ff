"""Addresses of the pages about data, and of the programming interface."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from . import files
from .answers import opened_patterns
from .api import api
from .catalog import views
from .documentation import documentation
from .grants.grants import CSV_PATH, JSON_PATH, SCHEMA_PATH
from .problems import Refused

app_name = "open_data"
urlpatterns = [
    path("daten/", views.index, name="index"),
    path("daten/api/", documentation, name="documentation"),
]
# What programs read: German alone, and so below no language
file_patterns = [
    path("daten/katalog.ttl", views.catalog_turtle),
    path("daten/katalog.jsonld", views.catalog_json_ld),
    path(CSV_PATH[1:], files.grants_csv),
    path(JSON_PATH[1:], files.grants_json),
    path(SCHEMA_PATH[1:], files.grants_schema),
    *(
        path(table.path[1:], files.table_csv, {"code": table.code})
        for table in files.TABLES.values()
    ),
    *(
        path(table.metadata_path[1:], files.table_metadata, {"code": table.code})
        for table in files.TABLES.values()
    ),
]
API_ROOT = "api/v1/"


def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer whatever has no address of its own, in the form in which programs are answered here."""
    raise Refused(
        404, "Diese Adresse gibt es hier nicht. Alle Listen nennt der Eingang unter /api/v1/."
    )


def api_patterns() -> tuple[list[Any], str, str]:
    """Return the interface's addresses, each made read only, open and throttled."""
    patterns, app_name, namespace = api.urls
    everything = [*patterns, path("<path:rest>", nothing)]
    return opened_patterns(everything), app_name, namespace
