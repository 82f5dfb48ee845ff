"""What needs an eye: pictures without a decision, terms and funding that end, posts that nobody holds."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from accounts.models import User
from duties.models import Message
from media_library.models import Image
from organization.models import Appointment, Post
from programs.models import FundingPeriod
from publishing import moments
from publishing.newsroom.horizon import days_ahead

from .lines import COUNTED, Line, beginning, by_section, total

COLUMNS = ("what", "place", "ends_on", "opens")
# Said aloud: of a union of nothing with nothing PostgreSQL makes text
NEVER = Cast(Value(None), DateField())
WITHOUT_LINES = {
    "what": Value("", output_field=CharField()),
    "place": Value("", output_field=CharField()),
    "ends_on": NEVER,
    "opens": Value(0, output_field=BigIntegerField()),
}


@dataclass(frozen=True)
class Sort:
    """`rows` are what is counted; `columns` say which of their fields make a line, without them there are no lines."""

    code: str
    permission: str
    title: str
    empty: str
    url: str
    rows: QuerySet[Any]
    columns: dict[str, Any] = field(default_factory=dict)


@dataclass
class Watched:
    """`total` things of one sort, the first few of them as `lines`; `url` leads to the list."""

    sort: Sort
    total: int
    lines: list[Line]

    @property
    def url(self) -> str:
        return self.sort.url


def watched_by(user: User, at: datetime) -> list[Watched]:
    """Return what the person's roles let them see to: one query."""
    sorts = [sort for sort in _sorts(at) if user.has_perm(sort.permission)]
    parts = [
        beginning(sort.code, _soonest(sort))
        .annotate(**(sort.columns or WITHOUT_LINES))
        .values(*COUNTED, *COLUMNS)
        for sort in sorts
    ]
    rows = by_section(parts)
    return [
        Watched(sort, total(rows[sort.code]), _lines(rows[sort.code]) if sort.columns else [])
        for sort in sorts
    ]


def _sorts(at: datetime) -> list[Sort]:
    first, last = days_ahead(at)
    inbox = reverse("admin:duties_message_changelist")
    return [
        Sort(
            "urgent_messages",
            "duties.change_message",
            "Mitteilungen, deren Antwort bald fällig oder überfällig ist",
            "Keine Mitteilung ist bald zu beantworten.",
            f"{inbox}?frist=bald",
            Message.objects.urgent(at),
        ),
        Sort(
            "messages",
            "duties.change_message",
            "Offene Mitteilungen",
            "Alle Mitteilungen sind beantwortet.",
            f"{inbox}?frist=offen",
            Message.objects.open(),
        ),
        Sort(
            "vacancies",
            "organization.change_department",
            "Unbesetzte Stellen",
            "Alle Stellen sind besetzt.",
            f"{reverse('admin:organization_department_changelist')}?stellen=unbesetzt",
            Post.objects.vacant(first),
            _columns("title", "department__title", "department_id"),
        ),
        Sort(
            "terms",
            "organization.change_person",
            "Besetzungen, die bald enden",
            "In den nächsten neun Monaten endet keine Besetzung ohne Nachfolge.",
            f"{reverse('admin:organization_person_changelist')}?besetzung=endet",
            Appointment.objects.ending(first, last),
            _columns("person__title", "post__title", "person_id", F("term_until")),
        ),
        Sort(
            "periods",
            "programs.change_program",
            "Förderperioden, die bald enden",
            "In den nächsten neun Monaten endet keine Förderperiode ohne Nachfolge.",
            f"{reverse('admin:programs_program_changelist')}?foerderperiode=endet",
            FundingPeriod.objects.ending(first, last),
            _columns("program__title", "focus", "program_id", F("end")),
        ),
        Sort(
            "images",
            "media_library.change_image",
            "Bilder ohne entschiedenen Alternativtext",
            "Bei jedem Bild ist entschieden, ob es einen Alternativtext braucht.",
            f"{reverse('admin:media_library_image_changelist')}?alternativtext=missing",
            Image.objects.undescribed(),
        ),
    ]


def _columns(what: str, place: str, opens: str, ends_on: Any = NEVER) -> dict[str, Any]:
    return {"what": F(what), "place": F(place), "ends_on": ends_on, "opens": F(opens)}


def _soonest(sort: Sort) -> QuerySet[Any]:
    ends = sort.columns.get("ends_on")
    return sort.rows.order_by(ends if isinstance(ends, F) else "pk", "pk")


def _lines(rows: list[dict[str, Any]]) -> list[Line]:
    """Return them, what ends first before the rest."""
    return [
        _line(row) for row in sorted(rows, key=lambda row: (str(row["ends_on"] or ""), row["what"]))
    ]


def _line(row: dict[str, Any]) -> Line:
    parts = [row["place"]] if row["place"] else []
    if row["ends_on"]:
        parts.append(f"bis {moments.day_in_words(row['ends_on'])}")
    url = reverse("admin:publishing_open", args=[row["opens"]])
    return Line(row["what"], url, ", ".join(parts))
