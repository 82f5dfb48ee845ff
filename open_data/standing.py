"""Which editions the interface shows: those public now, or those of a moment gone by that still may be shown."""

from dataclasses import dataclass
from datetime import date, datetime

from publishing.hindsight import Hindsight
from publishing.models import Edition
from publishing.models.edition import EditionQuerySet
from publishing.moments import day_of

from .problems import Fault, Refused


@dataclass(frozen=True)
class Standing:
    """`at` is the moment that is shown: in hindsight, where it is not the moment of the request."""

    at: datetime

    @property
    def is_of_now(self) -> bool:
        """Whether it is the moment of the request: of today, what is over of it is shown."""
        return not isinstance(self.at, Hindsight) or self.at == self.at.seen_from

    def editions(self) -> EditionQuerySet:
        """Return what was live at `at`, without what has been taken away since."""
        return Edition.objects.live(self.at)


def standing(now: datetime, day: date | None = None, snapshot: datetime | None = None) -> Standing:
    """Return the standing at the end of `day`, of a list that is being read on at `snapshot`, or else now."""
    if day is not None and day > day_of(now):
        words = "Dieser Tag ist noch nicht gekommen. Nennen Sie heute oder einen früheren Tag."
        raise Refused(404, f"„stand“: {words}", [Fault(parameter="stand", detail=words)])
    if day is not None:
        whole = Hindsight.of(day, now)
        return Standing(Hindsight.at(min(whole, snapshot), now) if snapshot else whole)
    return Standing(Hindsight.at(min(snapshot, now), now) if snapshot else now)
