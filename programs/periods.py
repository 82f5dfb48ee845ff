"""The funding periods of a programme as its page shows them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from publishing.moments import day_from


@dataclass(frozen=True)
class PeriodView:
    """A funding period; `volume` in euros, `end` None: open."""

    start: date
    end: date | None
    focus: str
    volume: Decimal | None
    volume_note: str
    is_current: bool
    is_past: bool


def periods_of(data: dict[str, Any], day: date) -> list[PeriodView]:
    """Return the periods in the data of an edition by start, as seen on `day`."""
    items = sorted(data.get("periods", []), key=lambda item: (item["from"], item["until"] or ""))
    return [_period(item, day) for item in items]


def _period(item: dict[str, Any], day: date) -> PeriodView:
    start, end = date.fromisoformat(item["from"]), day_from(item["until"])
    return PeriodView(
        start=start,
        end=end,
        focus=item["focus"],
        volume=Decimal(item["volume"]) if item["volume"] is not None else None,
        volume_note=item["volume_note"],
        is_current=start <= day and (end is None or day <= end),
        is_past=end is not None and end < day,
    )
