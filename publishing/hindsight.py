"""A past moment looked at from a later one: what was hidden since stays hidden."""

from datetime import UTC, date, datetime, timedelta

from .moments import day_of, midnight

INSTANT = timedelta(microseconds=1)


class Hindsight(datetime):
    """The last moment of the German day `of_day` (or what of it is over), seen from the moment `seen_from`.

    It is passed like any other moment; Edition.objects.live and Withdrawal.objects.effective know the difference.
    """

    of_day: date
    seen_from: datetime

    @classmethod
    def of(cls, day: date, seen_from: datetime) -> "Hindsight":
        """Return the moment for a day that has begun by `seen_from`."""
        return cls.at(min(end_of(day), seen_from.astimezone(UTC)), seen_from)

    @classmethod
    def at(cls, moment: datetime, seen_from: datetime) -> "Hindsight":
        """Return any moment up to `seen_from`, seen from there."""
        exact = moment.astimezone(UTC)
        made = cls.combine(exact.date(), exact.timetz())
        made.of_day, made.seen_from = day_of(exact), seen_from
        return made


def end_of(day: date) -> datetime:
    """Return the last microsecond of a day in Germany, which has 23 hours in spring and 25 in autumn."""
    return midnight(day + timedelta(days=1)).astimezone(UTC) - INSTANT
