"""The page of a Sachbericht, made of its data alone; the same words become the PDF."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from publishing import kinds, languages
from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_in_words

from ..indicators.views import Drawn, IndicatorView, view_of
from ..measures.status import MeasureStatus
from ..promises import State
from .drawing import WIDTH, on_paper
from .facts import IndicatorFacts, MeasureFacts, ReportData, Source
from .update_rows import rows_of

TEMPLATE = "programs/report.html"
# In the order in which one overrides the other
STYLES = (
    "vendor/fonts/fonts.css",
    "vendor/kern/tokens.css",
    "site/tokens.css",
    "site/report.css",
)


@dataclass(frozen=True)
class Heading:
    """Of which report this is a page: `number` None for a draft; `replaces` the number of the former one."""

    number: int | None
    replaces: int | None
    data_sha256: str

    @property
    def name(self) -> str:
        return f"Sachbericht {self.number}" if self.number else "Sachbericht (Entwurf)"


@dataclass(frozen=True)
class Group:
    """Measures that stood alike on the last day reported on, each with the rows of its Sachstände, written."""

    label: str
    measures: list[tuple[MeasureFacts, SafeString]]


@dataclass(frozen=True)
class Indicator:
    """An indicator with its drawings on paper."""

    facts: IndicatorFacts
    view: IndicatorView
    charts: list[Drawn]


def body_of(data: ReportData, heading: Heading) -> str:
    """Return the report as HTML: what stands between header and footer, without a page around it."""
    with languages.speaking(languages.get(GERMAN)):
        return render_to_string(TEMPLATE, _context(data, heading))


def title_of(data: ReportData, heading: Heading) -> str:
    """Return the title of page and PDF: "Sachbericht 2, WIR, 1. Januar 2025 bis 31. Dezember 2025"."""
    first, last = day_in_words(data.span.start), day_in_words(data.span.end)
    name = data.program.code or data.program.title
    return f"{heading.name}, {name}, {first} bis {last}".replace("\u00a0", " ")


def saved_page(body: str, title: str) -> str:
    """Return the report as a file that needs no other one: with its style inside, for whoever saves it."""
    styles = [_source_of(name) for name in STYLES if name != STYLES[0]]
    context = {"body": body, "title": title, "style": "\n".join(styles)}
    return render_to_string("programs/report_file.html", context)


def _source_of(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    with open(found, encoding="utf-8") as file:
        return file.read()


def _context(data: ReportData, heading: Heading) -> dict[str, Any]:
    statuses = {status.value: str(status.label) for status in MeasureStatus}
    return {
        "report": data,
        "heading": heading,
        "groups": [
            Group(label, own)
            for code, label in statuses.items()
            if (own := [(one, rows_of(one.updates)) for one in data.measures if one.status == code])
        ],
        "promised_counts": [
            (state.value, number)
            for state in State
            if (number := sum(one.state_word == state.value for one in data.milestones))
        ],
        "reports_inside": sum(len(one.updates) for one in data.measures),
        "indicators": [
            _indicator(number, facts) for number, facts in enumerate(data.indicators, start=1)
        ],
        "called_inside": sum(one.amount for one in data.award.called_inside),
        "left_to_call": data.award.amount - data.award.called,
        "sources": [(_kind(one), one) for one in data.sources],
        "chart_width": WIDTH,
        "has_shares": any(term.fte is not None for post in data.posts for term in post.terms),
    }


def _indicator(number: int, facts: IndicatorFacts) -> Indicator:
    # The views are made of what an edition froze; this one holds what the report froze of it
    edition = Edition(
        document_id=number, kind="indicator", language=GERMAN, title=facts.title, data=facts.data
    )
    view = view_of(edition)
    return Indicator(facts, view, [replace(one, chart=on_paper(one.chart)) for one in view.charts])


def _kind(source: Source) -> str:
    return str(kinds.get(source.kind).label)
