"""Names the state of everything public at a moment, so that what was computed for another state is never used."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, Q, QuerySet, Subquery

from .hindsight import Hindsight
from .models import ContentGeneration, Edition, Withdrawal
from .moments import day_of, midnight


def public_state(at: datetime) -> str:
    """Return a text that differs whenever what is public may differ: one query of a few index look-ups.

    Publishing raises the generation; planned starts and ends happen by the clock alone, so the last ones before
    `at` belong to the name. Two moments with the same name show the same site, in every process. A day looked at in
    hindsight has a name of its own, to which the moment from which one looks belongs too.
    """
    parts = _parts(at)
    if isinstance(at, Hindsight):
        parts |= {f"{name}_since": part for name, part in _parts(at.seen_from).items()}
    row = (
        ContentGeneration.objects.filter(pk=1)
        .annotate(**parts)
        .values_list("number", *parts)
        .first()
    )
    state = "|".join(str(value or "") for value in row) if row else "0"
    return f"{at.of_day} {state}" if isinstance(at, Hindsight) else state


def last_change(at: datetime) -> datetime:
    """Return a moment up to `at` since whose Berlin midnight or last change the site has shown what it shows at `at`.

    It stays the same between two changes of one day, so that what is made of it can be kept. One query.
    """
    parts = _parts(at)
    row = ContentGeneration.objects.filter(pk=1).annotate(**parts).values_list(*parts).first()
    return max([midnight(day_of(at)), *filter(None, row or ())])


def _parts(at: datetime) -> dict[str, Subquery]:
    return {
        "started": _last(Edition.objects.all(), "live_from", at),
        "ended": _last(Edition.objects.all(), "live_until", at),
        "withdrawn": _last(Withdrawal.objects.all(), "effective_from", at),
        "restored": _last(Withdrawal.objects.all(), "effective_until", at),
    }


def _last(rows: QuerySet, column: str, at: datetime) -> Subquery:
    return Subquery(rows.filter(**{f"{column}__lte": at}).order_by(f"-{column}").values(column)[:1])


def last_withdrawals(kinds: Collection[str], language: str, at: datetime) -> dict[str, datetime]:
    """Return by kind when last one of its texts was taken away or brought back by `at`: one query."""
    rows = (
        Withdrawal.objects.filter(
            effective_from__lte=at, document__kind__in=kinds, document__language=language
        )
        .values("document__kind")
        .annotate(
            away=Max("effective_from"),
            back=Max("effective_until", filter=Q(effective_until__lte=at)),
        )
    )
    return {row["document__kind"]: max(row["away"], row["back"] or row["away"]) for row in rows}
