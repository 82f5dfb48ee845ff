"""How a public list is handed out as a file: CSV for spreadsheets, JSON for programs, at the address of the list.

CSV: UTF-8 with byte order mark, semicolons, CRLF (what German Excel opens at a double click), German headings, days as
2026-03-01, amounts as 1234.50 without separators and unit, an empty cell where nothing is known, an apostrophe before
what a spreadsheet would calculate. JSON: English keys that stay, amounts as text so that no cent is lost.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts import csv_rows

from .moments import BERLIN

PARAMETER = "format"
CSV, JSON = "csv", "json"


def asked(request: HttpRequest) -> str:
    """Return "csv", "json", or "" for the page; Http404 for a format that there is not."""
    form = request.GET.get(PARAMETER, "")
    if form and form not in (CSV, JSON):
        raise Http404(_("Dieses Format gibt es nicht. Möglich sind „csv“ und „json“."))
    return form


def csv_file(header: Iterable[str], rows: Iterable[Iterable[object]], name: str) -> HttpResponse:
    """Return the table as a file to save; `name` without its extension."""
    text = "".join(csv_rows.lines(header, ([_plain(cell) for cell in row] for row in rows)))
    return _file(text, "text/csv; charset=utf-8", f"{name}.csv", to_save=True)


def json_file(content: dict[str, Any], name: str) -> HttpResponse:
    """Return the object as JSON that browsers show, under a name for those who save it."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=_plain)
    return _file(text + "\n", "application/json", f"{name}.json", to_save=False)


def named(subject: str, day: date) -> str:
    """Return the name of a file without extension: "foerderprogramme_2026-03-01"."""
    return f"{subject}_{day.isoformat()}"


def _file(text: str, content_type: str, name: str, *, to_save: bool) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    disposition = content_disposition_header(to_save, name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response


def _plain(value: object) -> str | object:
    """Return the value as the files write it: days and German times in ISO 8601, amounts as 1234.50."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return value.astimezone(BERLIN).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
