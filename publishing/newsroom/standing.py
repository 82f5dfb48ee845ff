"""How the newsroom says where a document stands on the public site: one word, one sentence, one colour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from publishing import moments
from publishing.models import Document, Edition, Withdrawal


@dataclass(frozen=True)
class Standing:
    """`code` names the colour; `detail` says since or until when."""

    code: str
    word: str
    detail: str = ""


CHOICES = [
    ("live", "veröffentlicht"),
    ("scheduled", "geplant"),
    ("ended", "abgelaufen"),
    ("withdrawn", "zurückgezogen, weitergeleitet oder entfernt"),
    ("never", "noch nicht öffentlich"),
]


def standing_of(
    *,
    withdrawal: str | None,
    live_from: datetime | None,
    live_until: datetime | None,
    next_from: datetime | None,
    was_public: bool,
) -> Standing:
    """Return the standing from what is known about ranges; moments are aware."""
    planned = f"nächste Fassung ab {moments.in_words(next_from)}" if next_from else ""
    if withdrawal:
        return Standing("withdrawn", Withdrawal.Kind(withdrawal).label)
    if live_from:
        until = f"bis {moments.in_words(live_until)}" if live_until else ""
        return Standing("live", "veröffentlicht", planned or until)
    if next_from:
        return Standing("scheduled", "geplant", f"ab {moments.in_words(next_from)}")
    if was_public:
        return Standing("ended", "abgelaufen")
    return Standing("never", "noch nicht öffentlich")


def with_standing(documents: QuerySet, at: datetime) -> QuerySet:
    """Add what `standing_from` asks for, by look-ups in indexes.

    For the rows of one page only: a database would derive the columns for all rows that come before it.
    """
    editions = Edition.objects.filter(document=OuterRef("pk")).order_by()
    live = editions.in_range(at)
    withdrawals = Withdrawal.objects.effective(at).filter(document=OuterRef("pk")).order_by()
    return documents.annotate(
        withdrawal=Subquery(withdrawals.values("kind")[:1]),
        live_from=Subquery(live.values("live_from")[:1]),
        live_until=Subquery(live.values("live_until")[:1]),
        next_from=Subquery(editions.scheduled(at).order_by("live_from").values("live_from")[:1]),
        was_public=Exists(editions.started(at)),
    )


def standing_from(document: Any) -> Standing:
    """Return the standing of a document read `with_standing`: no query."""
    return standing_of(
        withdrawal=document.withdrawal,
        live_from=document.live_from,
        live_until=document.live_until,
        next_from=document.next_from,
        was_public=document.was_public,
    )


def standings_of(ids: Iterable[int], at: datetime) -> dict[int, Standing]:
    """Return the standings of the documents with these keys: one query."""
    rows = with_standing(Document.objects.filter(pk__in=list(ids)).order_by().only("pk"), at)
    return {row.pk: standing_from(row) for row in rows}


def having_standing(documents: QuerySet, code: str, at: datetime) -> QuerySet:
    """Return the documents whose standing has this code; an unknown code gives none."""
    editions = Edition.objects.filter(document=OuterRef("pk"))
    withdrawn = Exists(Withdrawal.objects.effective(at).filter(document=OuterRef("pk")))
    live, scheduled = Exists(editions.in_range(at)), Exists(editions.scheduled(at))
    conditions = {
        "withdrawn": Q(withdrawn),
        "live": Q(live) & ~Q(withdrawn),
        "scheduled": Q(scheduled) & ~Q(live) & ~Q(withdrawn),
        "ended": Q(Exists(editions.filter(live_until__lte=at)))
        & ~Q(live)
        & ~Q(scheduled)
        & ~Q(withdrawn),
        "never": ~Q(Exists(editions)) & ~Q(withdrawn),
    }
    return documents.filter(conditions[code]) if code in conditions else documents.none()
