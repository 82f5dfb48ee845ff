"""The documents of a programme as its page shows them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_noop

from publishing import languages
from publishing.moments import day_from


class PaperKind(TextChoices):
    GUIDELINE = "guideline", gettext_noop("Richtlinie")
    DECISION = "decision", gettext_noop("Beschluss")
    CONCEPT = "concept", gettext_noop("Konzept")
    REPORT = "report", gettext_noop("Bericht")
    FORM = "form", gettext_noop("Formular")
    LEAFLET = "leaflet", gettext_noop("Faltblatt")


@dataclass(frozen=True)
class PaperView:
    """A document; `kind` is a word or "", `file` what the edition keeps of the file or None.

    `host` names whose server it is where it lies elsewhere, `language` is that of a file which is not written in the
    language of the page.
    """

    title: str
    kind: str
    date: date | None
    url: str
    host: str
    file: dict[str, Any] | None
    language: languages.Language | None


def papers_of(data: dict[str, Any]) -> list[PaperView]:
    """Return the documents in the data of an edition, in the order that the newsroom gave them."""
    return [_paper(item) for item in data.get("papers", [])]


def kind_word(code: str) -> str:
    """Return the word for a kind of document in the language of the site, "" for none."""
    return gettext(PaperKind(code).label) if code else ""


def _paper(item: dict[str, Any]) -> PaperView:
    file = item["file"]
    language = languages.get(file["language"]) if file else None
    return PaperView(
        title=item["title"],
        kind=kind_word(item["kind"]),
        date=day_from(item["date"]),
        url=item["url"],
        host="" if file else (urlsplit(item["url"]).hostname or "").removeprefix("www."),
        file=file,
        language=None if language == languages.of_site() else language,
    )
