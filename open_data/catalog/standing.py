"""Since when each data set is public and when it last changed: by the editions that are live and what was withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.public_state import last_withdrawals

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
    withdrawn = last_withdrawals(kinds, GERMAN, at)
    return [
        Standing(
            one,
            counted.get(one.kind, {}).get("texts", 0),
            issued.get(one.kind),
            _later(counted.get(one.kind, {}).get("modified"), withdrawn.get(one.kind)),
        )
        for one in DATASETS
    ]


def _later(shown: datetime | None, withdrawn: datetime | None) -> datetime | None:
    """Return when a data set last changed; None where nothing of it is left."""
    return max(shown, withdrawn or shown) if shown else None
