"""Since when each data set is public and when it last changed: by the editions that are live and what was withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from publishing.languages import GERMAN
from publishing.models import Edition, Withdrawal

from .datasets import DATASETS, Dataset


@dataclass(frozen=True)
class Standing:
    """A data set with the number of texts it is made of; `issued` and `modified` are None where there is none yet.

    `issued` is when the first of these texts was first public.
    """

    dataset: Dataset
    texts: int
    issued: datetime | None
    modified: datetime | None


def standings(at: datetime) -> list[Standing]:
    """Return all data sets as they stand at `at`: three queries."""
    kinds = {one.kind for one in DATASETS}
    live = Edition.objects.live(at).of_kind(*kinds).in_language(GERMAN).order_by()
    counted = {
        row["kind"]: row
        for row in live.values("kind").annotate(texts=Count("pk"), modified=Max("live_from"))
    }
    begun = Edition.objects.started(at).filter(document__in=live.values("document")).order_by()
    issued = dict(
        begun.values("kind").annotate(first=Min("live_from")).values_list("kind", "first")
    )
    withdrawn = _withdrawn(kinds, at)
    return [
        Standing(
            one,
            counted.get(one.kind, {}).get("texts", 0),
            issued.get(one.kind),
            _later(counted.get(one.kind, {}).get("modified"), withdrawn.get(one.kind)),
        )
        for one in DATASETS
    ]


def _withdrawn(kinds: set[str], at: datetime) -> dict[str, datetime]:
    """Return by kind when last a text was taken away or brought back."""
    rows = (
        Withdrawal.objects.filter(
            effective_from__lte=at, document__kind__in=kinds, document__language=GERMAN
        )
        .values("document__kind")
        .annotate(
            away=Max("effective_from"),
            back=Max("effective_until", filter=Q(effective_until__lte=at)),
        )
    )
    return {row["document__kind"]: max(row["away"], row["back"] or row["away"]) for row in rows}


def _later(shown: datetime | None, withdrawn: datetime | None) -> datetime | None:
    """Return when a data set last changed; None where nothing of it is left."""
    return max(shown, withdrawn or shown) if shown else None
