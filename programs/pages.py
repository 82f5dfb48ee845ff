"""What the public page of a programme shows beside its own edition."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from organization import offices
from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.moments import day_from, day_of

from . import structured
from .measures import groups_of
from .overview import body_name, card

NEWS_SHOWN = 5


@dataclass(frozen=True)
class PeriodView:
    """A funding period on the time axis: `offset` and `share` are thousandths of the axis, for drawing."""

    start: date
    end: date | None
    focus: str
    volume: Decimal | None
    volume_note: str
    offset: int
    share: int
    is_current: bool
    is_past: bool


def program_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by three queries:

    card        overview.ProgramCard of the programme: status (name, value), began, ends, sentence, funder, contact
    contact     the same offices.Contact: offices (person, title, since, until, acting), is_vacant, department
    department  live edition of the lead department or None
    funder, granting_authority   names as of the day looked at ("" where none), with
    funder_website, granting_authority_website
    periods     PeriodViews by start
    goals       list of {"title", "text"}
    measures    measures.MeasureGroups in the order of their life, empty ones left out
    news        live editions of its newest announcements (up to five); news_more the address of all of them, or ""
    and in edition.data: code, long_name, legal_basis, funding_kind, funding_area, target_groups, website
    """
    day = day_of(at)
    departments = targets.get("department", [])
    people = offices.people_coordinating([edition.subject_id], at)
    overview = card(edition, people, {one.subject_id: one for one in departments}, at)
    subject, language = edition.subject_id, edition.language
    newest = reading.referring(subject, rel="program", kind="news", at=at, language=language)
    news = list(newest[: NEWS_SHOWN + 1])
    return {
        "card": overview,
        "contact": overview.contact,
        "department": overview.contact.department,
        "funder": overview.funder,
        "funder_website": _website(edition, "funder"),
        "granting_authority": body_name(edition, "granting_authority", day),
        "granting_authority_website": _website(edition, "granting_authority"),
        "periods": _periods(edition, day),
        "goals": edition.data.get("goals", []),
        "measures": groups_of(edition, at),
        "news": news[:NEWS_SHOWN],
        "news_more": reading.all_news_address(edition, "programm")
        if len(news) > NEWS_SHOWN
        else "",
    }


def _website(edition: Edition, role: str) -> str:
    return (edition.data.get(role) or {}).get("website", "")


def _periods(edition: Edition, day: date) -> list[PeriodView]:
    items = sorted(edition.data.get("periods", []), key=lambda item: item["from"])
    terms = [(date.fromisoformat(item["from"]), day_from(item["until"])) for item in items]
    if not terms:
        return []
    first = terms[0][0]
    # An open period is drawn to a year from the day looked at
    last = max(
        [
            end or max(day, start).replace(day=1, year=max(day, start).year + 1)
            for start, end in terms
        ]
    )
    days = max((last - first).days, 1)
    return [
        PeriodView(
            start=start,
            end=end,
            focus=item["focus"],
            volume=Decimal(item["volume"]) if item["volume"] is not None else None,
            volume_note=item["volume_note"],
            offset=(start - first).days * 1000 // days,
            share=max(((end or last) - start).days * 1000 // days, 1),
            is_current=start <= day and (end is None or day <= end),
            is_past=end is not None and end < day,
        )
        for item, (start, end) in zip(items, terms, strict=True)
    ]


PROGRAM = Kind(
    "program",
    "programs.Program",
    "programs/program_detail.html",
    program_context,
    structured.service,
    keeps_days_below="/programme/",
)
