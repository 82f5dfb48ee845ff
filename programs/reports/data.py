"""Gathers everything that a Sachbericht says, as of one moment: live editions, and few internal facts."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from publishing import reading
from publishing.errors import Conflict
from publishing.models import Edition
from publishing.moments import day_of

from ..models import Award
from ..money.adding import money_of
from ..money.contradictions import contradictions
from .awards import award_facts, grant_named, money_rows
from .facts import IndicatorFacts, ProgramFacts, ReportData, Source, Span
from .measures import measures_of
from .milestones import milestones_of
from .personnel import posts_of

# So many periods of an indicator stand in a report: two years of months, far more of anything else
PERIODS = 24


def report_data(
    award: Award, span: Span, at: datetime, words: dict[str, str] | None = None
) -> ReportData:
    """Return the report on `award` (the first notice of its chain) for the days of `span`, as of the moment `at`.

    All figures and texts are those of editions that are live at `at`; internal are the file number, shares of a full
    post, and how many seats are held by people who are not public. `words` are the coordinator's own, by field.
    Conflict where the programme, or the award in it, is not public at that moment. Six queries, however long.
    """
    program = reading.live_by_document([award.program_id], at).get(award.program_id)
    if program is None:
        raise Conflict(
            "Das Förderprogramm ist zurzeit nicht öffentlich. Ein Sachbericht entsteht aus der öffentlichen Fassung:"
            " Geben Sie das Programm zuerst frei."
        )
    grant = grant_named(program.data, award.award_id)
    if grant is None:
        raise Conflict(
            f"Der Bescheid „{award.award_id}“ steht nicht in der öffentlichen Fassung des Programms. Geben Sie das"
            " Programm mit diesem Bescheid frei, dann kann über ihn berichtet werden."
        )
    measures, measure_editions, left_out = measures_of(award.program_id, span, at)
    indicators, people = _linked(award.program_id, at)
    posts, post_editions = posts_of(award.program_id, people, span, at)
    editions = [program, *measure_editions, *indicators, *post_editions]
    return ReportData(
        county=settings.SITE_OWNER["name"],
        as_of=at,
        span=span,
        program=_program(program),
        award=award_facts(grant, _file_number(award), span),
        words=words or {},
        measures=measures,
        left_out=left_out,
        milestones=milestones_of(
            program.data,
            span,
            day_of(at),
            {one.document_id: one.title for one in measure_editions},
        ),
        indicators=[_indicator(one, span) for one in indicators],
        posts=posts,
        money=money_rows(money_of(program.data)),
        contradictions=list(contradictions(program.data)),
        sources=[_source(one) for one in editions],
    )


def as_text(data: ReportData) -> str:
    """Return the data as JSON that is the same for the same data: sorted keys, no spaces, amounts and days as texts."""
    return _canonical(asdict(data))


def fingerprint(data: ReportData) -> str:
    """Return the SHA-256 of what the report says, but for its moment: whoever saw it once knows whether it changed."""
    said = asdict(data)
    del said["as_of"]
    return digest(_canonical(said))


def _canonical(values: dict[str, Any]) -> str:
    return json.dumps(
        values,
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def digest(content: str | bytes) -> str:
    """Return the SHA-256 (hex) of a text in UTF-8, or of bytes."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _program(edition: Edition) -> ProgramFacts:
    names = ("code", "long_name", "legal_basis", "funding_kind", "funding_area", "target_groups")
    told = {name: edition.data.get(name, "") for name in names}
    return ProgramFacts(title=edition.title, goals=edition.data.get("goals", []), **told)


def _file_number(award: Award) -> str:
    """Return the file number of the last notice of the chain that has one: one query."""
    amendments = Award.objects.filter(program=award.program_id, amends__isnull=False)
    following = {
        amended: (key, number)
        for amended, key, number in amendments.values_list("amends", "pk", "file_number")
    }
    found, key = award.file_number, award.pk
    while key in following:
        key, number = following[key]
        found = number or found
    return found


def _linked(program_id: int, at: datetime) -> tuple[list[Edition], list[Edition]]:
    """Return the live indicators of the programme by title, and the people who name it: one query."""
    kinds = ("indicator", "person")
    found = reading.referring_to_any([program_id], rel="program", kinds=kinds, at=at)
    by_title = sorted(found, key=lambda one: (one.sort_title, one.document_id))
    indicators, people = ([one for one in by_title if one.kind == kind] for kind in kinds)
    return indicators, people


def _indicator(edition: Edition, span: Span) -> IndicatorFacts:
    """Return the indicator with the last periods that ended with the span or before, and nothing that came after it."""
    last = span.end.isoformat()
    until = [one for one in edition.data.get("observations", []) if one["until"] <= last]
    spans = sorted({(one["from"], one["until"]) for one in until})[-PERIODS:]
    kept = [one for one in until if (one["from"], one["until"]) in set(spans)]
    data: dict[str, Any] = {
        name: edition.data.get(name)
        for name in (
            "unit", "decimals", "direction", "definition", "method", "source", "territory", "comparison_label",
            "baseline", "target",
        )
    }  # fmt: skip
    return IndicatorFacts(
        edition.title, edition.summary, edition.path, data | {"observations": kept}
    )


def _source(edition: Edition) -> Source:
    return Source(
        kind=edition.kind,
        number=edition.number,
        title=edition.title,
        path=edition.path,
        live_from=edition.live_from,
        sha256=edition.sha256,
    )
