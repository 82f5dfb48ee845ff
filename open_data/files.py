"""The data files that stand at addresses of their own, each of today or (`?stand=`) of a past day."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from publishing import open_files
from publishing.clock import PortalRequest
from publishing.looking_back import dated_file
from publishing.moments import day_of

from .answers import opened
from .grants import files as grant_files
from .grants.fields import schema
from .grants.grants import SCHEMA_PATH, all_grants
from .tables.columns import csv_parts
from .tables.milestones import MILESTONES
from .tables.observations import OBSERVATIONS
from .tables.reports import REPORTS
from .tables.table import DESCRIPTION_TYPE, Table, description

Answer = TypeVar("Answer", bound=HttpResponseBase)
CSV_TYPE = "text/csv; charset=utf-8"
TABLES = {table.code: table for table in (OBSERVATIONS, REPORTS, MILESTONES)}


@opened
@dated_file
def grants_csv(request: PortalRequest) -> HttpResponse:
    """Answer with all awards as a table in 360Giving's words."""
    text = grant_files.table(all_grants(request.at))
    return open_files.file(text, CSV_TYPE, _named("zuwendungen", request), to_save=True)


@opened
@dated_file
def grants_json(request: PortalRequest) -> HttpResponse:
    """Answer with all awards as a package in 360Giving's words."""
    content = grant_files.package(all_grants(request.at), request.stand)
    name = open_files.named("zuwendungen", day_of(request.at))
    return _described(open_files.json_file(content, name), SCHEMA_PATH, "application/schema+json")


@opened
def grants_schema(request: PortalRequest) -> HttpResponse:
    """Answer with the JSON schema of the awards."""
    content = schema(settings.SITE_URL + SCHEMA_PATH)
    return open_files.json_text(content, "application/schema+json", "zuwendungen.schema.json")


@opened
@dated_file
def table_csv(request: PortalRequest, code: str) -> HttpResponseBase:
    """Answer with one of TABLES: as a whole, or part by part where it may be large."""
    table, name = TABLES[code], _named(code, request)
    parts, etag = csv_parts(table.header, table.rows(request.at)), table.etag(request.at)
    response: HttpResponseBase
    if etag:
        response = open_files.streamed(parts, CSV_TYPE, name, etag=etag)
    else:
        response = open_files.file("".join(parts), CSV_TYPE, name, to_save=True)
    return _described(response, table.metadata_path + _day(request), DESCRIPTION_TYPE)


@opened
@dated_file
def table_metadata(request: PortalRequest, code: str) -> HttpResponse:
    """Answer with what the columns of one of TABLES hold, after CSV on the Web; for the table of the same day."""
    table: Table = TABLES[code]
    content = description(table, _day(request))
    return open_files.json_text(content, DESCRIPTION_TYPE, f"{code}.csv-metadata.json")


def _day(request: PortalRequest) -> str:
    """Return what the address of a file has for the day looked at: "?stand=2026-03-01", or nothing."""
    return f"?{request.stand.query}" if request.stand else ""


def _named(subject: str, request: PortalRequest) -> str:
    return f"{open_files.named(subject, day_of(request.at))}.csv"


def _described(response: Answer, path: str, content_type: str) -> Answer:
    """Say in the head of the answer where it is described."""
    response.headers["Link"] = f'<{path}>; rel="describedby"; type="{content_type}"'
    return response
