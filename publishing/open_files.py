"""How a public list is handed out as a file: CSV for spreadsheets, JSON for programs, at the address of the list.

CSV: UTF-8 with byte order mark, semicolons, CRLF (what German Excel opens at a double click), German headings, days as
2026-03-01, amounts as 1234.50 without separators and unit, an empty cell where nothing is known, an apostrophe before
what a spreadsheet would calculate. JSON: English keys that stay, amounts as text so that no cent is lost.
Pages of other sites may read every such file in their visitors' browsers.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _

from accounts import csv_rows

from . import sifting
from .moments import in_iso

PARAMETER = "format"
CSV, JSON = "csv", "json"
# It is public, and no cookie is asked for
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def asked(request: HttpRequest) -> str:
    """Return "csv", "json", or "" for the page; Http404 for a format that there is not."""
    form = request.GET.get(PARAMETER, "")
    if form and form not in (CSV, JSON):
        raise Http404(_("Dieses Format gibt es nicht. Möglich sind „csv“ und „json“."))
    return form


def ways(request: HttpRequest, **changes: str | None) -> list[tuple[str, str]]:
    """Return (name, address) of each form in which the list at this address can be taken away.

    `changes` are parameters that it has no use for, as None.
    """
    return [
        (form.upper(), sifting.changed(request, **{PARAMETER: form, **changes}))
        for form in (CSV, JSON)
    ]


def csv_file(header: Iterable[str], rows: Iterable[Iterable[object]], name: str) -> HttpResponse:
    """Return the table as a file to save; `name` without its extension."""
    return csv_of_lines(header, map(csv_line, rows), name)


def csv_line(row: Iterable[object]) -> str:
    """Return a row as the line of a table that `csv_of_lines` takes."""
    return csv_rows.line(_plain(cell) for cell in row)


def csv_of_lines(header: Iterable[str], lines: Iterable[str], name: str) -> HttpResponse:
    """Return the table whose lines are written already."""
    text = "".join([*csv_rows.lines(header, ()), *lines])
    return file(text, "text/csv; charset=utf-8", f"{name}.csv", to_save=True)


def json_file(content: dict[str, Any], name: str) -> HttpResponse:
    """Return the object as JSON that browsers show, under a name for those who save it."""
    return json_text(content, "application/json", f"{name}.json")


def json_text(content: dict[str, Any], content_type: str, name: str) -> HttpResponse:
    """Return the object as whatever kind of JSON `content_type` says; `name` with its extension."""
    return file(f"{_json(content)}\n", content_type, name, to_save=False)


def json_item(item: dict[str, Any]) -> str:
    """Return the object as an item of the list that `json_of_items` takes."""
    # No text in JSON holds a line break
    return "  " + _json(item).replace("\n", "\n  ")


def json_of_items(
    content: dict[str, Any], key: str, items: Iterable[str], name: str
) -> HttpResponse:
    """Return the object with one list more, whose items are written already."""
    head, inner = _json(content).removesuffix("\n}"), ",\n".join(items)
    listed = f"[\n{inner}\n ]" if inner else "[]"
    text = f'{head},\n "{key}": {listed}\n}}\n'
    return file(text, "application/json", f"{name}.json", to_save=False)


def named(subject: str, day: date) -> str:
    """Return the name of a file without extension: "foerderprogramme_2026-03-01"."""
    return f"{subject}_{day.isoformat()}"


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=_plain)


def file(text: str, content_type: str, name: str, *, to_save: bool) -> HttpResponse:
    """Return the text as a file; with `to_save` browsers offer to save it instead of showing it."""
    response = HttpResponse(text, content_type=content_type, headers=OPEN)
    disposition = content_disposition_header(to_save, name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response


def streamed(
    parts: Iterable[str], content_type: str, name: str, *, etag: str
) -> StreamingHttpResponse:
    """Return a text too large to be held at once as a file to save; `etag` tells two states of it apart."""
    response = StreamingHttpResponse(parts, content_type=content_type, headers=OPEN)
    response.headers["ETag"] = quote_etag(etag)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _plain(value: object) -> str | object:
    """Return the value as the files write it: days and German times in ISO 8601, amounts as 1234.50."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return in_iso(value)
    return value.isoformat() if isinstance(value, date) else value
