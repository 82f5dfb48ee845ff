"""When something takes place: a day or several, with or without times, on the clocks of Germany."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from . import moments


@dataclass(frozen=True)
class Occurrence:
    """Wall-clock time in Berlin; without `begins` it takes the whole day, or all days up to `last_day`."""

    day: date
    begins: time | None = None
    ends: time | None = None
    last_day: date | None = None

    @property
    def is_all_day(self) -> bool:
        return self.begins is None

    @property
    def starts_at(self) -> datetime:
        """The moment of the start; of a whole day its first midnight."""
        return _moment(self.day, self.begins or time())

    @property
    def final_day(self) -> date:
        return self.last_day or self.day

    @property
    def ends_at(self) -> datetime:
        """The moment at which it is over: its end, else the end of its last day."""
        if self.begins and self.ends:
            return _moment(self.final_day, self.ends)
        return _moment(self.final_day + timedelta(days=1), time())

    def is_over(self, at: datetime) -> bool:
        return self.ends_at <= at

    def fault(self) -> str:
        """Return why it cannot be, as a sentence for people, or "" where it can."""
        if self.last_day and self.last_day < self.day:
            return "Der letzte Tag liegt vor dem ersten."
        if self.ends and not self.begins:
            return "Zum Ende gehört auch ein Beginn. Lassen Sie beide leer, wenn es den ganzen Tag dauert."
        for day, hour in ((self.day, self.begins), (self.final_day, self.ends)):
            if hour and not moments.exists(datetime.combine(day, hour)):
                return (
                    f"Diese Uhrzeit gibt es am {moments.day_in_words(day)} nicht: Die Uhren werden von 2:00"
                    " auf 3:00 Uhr vorgestellt."
                )
        if self.begins and self.ends and self.ends_at <= self.starts_at:
            return "Das Ende liegt nicht nach dem Beginn. Endet es später, tragen Sie den letzten Tag ein."
        return ""

    def to_json(self) -> dict[str, str]:
        """Return {"day": "2027-01-17", "begins": "18:00", "ends": "", "last_day": ""}: empty stands for unknown."""
        return {
            "day": self.day.isoformat(),
            "begins": _clock(self.begins),
            "ends": _clock(self.ends),
            "last_day": self.last_day.isoformat() if self.last_day else "",
        }


def from_json(value: dict[str, Any]) -> Occurrence:
    """Return the occurrence that `to_json` wrote; a ValueError or KeyError means that it did not."""
    return Occurrence(
        day=date.fromisoformat(value["day"]),
        begins=time.fromisoformat(value["begins"]) if value.get("begins") else None,
        ends=time.fromisoformat(value["ends"]) if value.get("ends") else None,
        last_day=date.fromisoformat(value["last_day"]) if value.get("last_day") else None,
    )


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=moments.BERLIN)


def _clock(hour: time | None) -> str:
    return hour.isoformat(timespec="minutes") if hour else ""
