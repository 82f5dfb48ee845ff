"""Makes the PDF of a Sachbericht by WeasyPrint: tagged, fonts inside, from own files alone, always the same bytes."""

import logging
from importlib import import_module
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from PIL import ImageFile

from publishing.errors import ActionRefused

from .page import STYLES

# A host that nobody can have: whatever stands below it is looked up among our own static files
OWN = "https://static.invalid/"
VARIANT = "pdf/ua-1"
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


class PdfUnavailable(ActionRefused):
    """WeasyPrint finds its libraries not; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(
            "Auf diesem Server fehlt Pango, deshalb lässt sich keine PDF-Datei erzeugen und nichts festschreiben. Die"
            " Vorschau geht trotzdem. Wer den Server betreut, installiert die Pakete"
            f" {', '.join(PACKAGES)} (Handbuch für den Betrieb, Abschnitt „Sachberichte“)."
        )


class ForeignAddress(ValueError):
    """A report may read nothing but our own static files."""


def is_available() -> bool:
    """Tell whether this machine can make a PDF."""
    try:
        _weasyprint()
    except PdfUnavailable:
        return False
    return True


def pdf_of(body: str, *, title: str, author: str, made_at: str, identifier: str) -> bytes:
    """Return the PDF of a report's HTML; the same arguments always give the same bytes.

    `made_at` is the moment as ISO 8601 in UTC, `identifier` a hash (hex) that stands in the file as its mark.
    PdfUnavailable where the machine lacks the libraries.
    """
    weasyprint = _weasyprint()
    html = render_to_string(
        "programs/report_print.html",
        {
            "body": body,
            "title": title,
            "author": author,
            "made_at": made_at,
            "styles": [OWN + name for name in STYLES],
        },
    )
    document = weasyprint.HTML(string=html, base_url=OWN, url_fetcher=_fetcher(weasyprint))
    made: bytes = document.write_pdf(
        pdf_variant=VARIANT, pdf_identifier=bytes.fromhex(identifier[:32])
    )
    return made


def own_file(address: str) -> Path:
    """Return the static file that an address of the print page means; ForeignAddress for any other."""
    found = finders.find(address.removeprefix(OWN)) if address.startswith(OWN) else None
    if not isinstance(found, str):
        raise ForeignAddress(address)
    return Path(found)


def _weasyprint() -> Any:
    """Return the package, loaded here and not with the portal: without Pango its import fails."""
    # It would tell of each rule for screens that it passes over
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        weasyprint = import_module("weasyprint")
    except (ImportError, OSError) as missing:
        raise PdfUnavailable from missing
    # Its import has Pillow take half pictures for whole ones, in uploads too
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def _fetcher(weasyprint: Any) -> Any:
    class OwnFiles(weasyprint.urls.URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            path = own_file(url)
            kind = guess_type(path.name)[0] or "application/octet-stream"
            return weasyprint.urls.URLFetcherResponse(
                url, path.read_bytes(), {"Content-Type": kind}
            )

    return OwnFiles()
