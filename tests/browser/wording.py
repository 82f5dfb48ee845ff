"""The words of the announcement that is played through the whole way, from entry to the public page.

A real county's announcement is taken where its file lies beside the project; everywhere else, the demonstration's own.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from django.conf import settings

from wir_portal.demonstration.announcements.wir import LAND_FUNDS_WIR
from wir_portal.demonstration.outline import Quote as DemonstrationQuote
from wir_portal.demonstration.outline import Text

REAL = Path(settings.BASE_DIR).parent / "shared" / "seed" / "wir-2017.txt"
# „Words“, sagt Sozialdezernentin Vorname Nachname.
QUOTE = re.compile(r"„([^„]{40,}?)[.,]?“,? (?:sagt|erläutert) (\w+) ([A-Z]\S+ [A-Z][\w-]+)\.")
# What follows the text on the page
END = "Zurück"


@dataclass(frozen=True)
class Quote:
    words: str
    person: str
    office: str


@dataclass(frozen=True)
class Wording:
    """`parts` are (heading, paragraphs) in order, the first one without a heading."""

    headline: str
    lead: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    quotes: tuple[Quote, ...]


def wording(path: Path = REAL) -> Wording:
    """Return the words to enter."""
    return parsed(path.read_text(encoding="utf-8")) if path.exists() else demonstration()


def parsed(text: str) -> Wording:
    """Take a page's plain text apart: headline, date, a placeholder for the picture, lead, headings, paragraphs."""
    headline, _date, _picture, lead, *rest = [
        line.strip() for line in text.split(END)[0].splitlines() if line.strip()
    ]
    quotes = tuple(
        Quote(words=words, person=person, office=office)
        for paragraph in rest
        for words, office, person in QUOTE.findall(paragraph)
    )
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in rest:
        if line.endswith("?") and len(line) < 80:
            parts.append((line, []))
        elif remaining := QUOTE.sub("", line).strip():
            parts[-1][1].append(remaining)
    return Wording(
        headline=headline,
        lead=lead,
        parts=tuple((heading, tuple(paragraphs)) for heading, paragraphs in parts),
        quotes=quotes,
    )


def demonstration() -> Wording:
    """Return the demonstration's announcement of the same event, as plain words."""
    version = LAND_FUNDS_WIR.versions[0]
    parts: list[tuple[str, list[str]]] = [("", [])]
    for text in (block for block in version.body if isinstance(block, Text)):
        for paragraph in dedent(text.prose).strip().split("\n\n"):
            words = _plain(paragraph)
            if words.startswith("## "):
                parts.append((words.removeprefix("## "), []))
            else:
                parts[-1][1].append(words)
    return Wording(
        headline=version.title,
        lead=version.summary,
        parts=tuple((heading, tuple(paragraphs)) for heading, paragraphs in parts),
        quotes=tuple(
            Quote(words=block.quote, person=block.person, office=block.office)
            for block in version.body
            if isinstance(block, DemonstrationQuote)
        ),
    )


def _plain(paragraph: str) -> str:
    """Take links, bold and list marks out: what is typed is words."""
    words = re.sub(r"\[([^]]+)]\([^)]+\)", r"\1", " ".join(paragraph.split()))
    return words.replace("**", "").removeprefix("- ").replace(" - ", " ")
