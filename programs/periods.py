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


def periods_of(data: dict[str, Any]) -> list[PeriodView]:
    """Return the periods in the data of an edition by start."""
    items = sorted(data.get("periods", []), key=lambda item: (item["from"], item["until"] or ""))
    return [_period(item) for item in items]


def _period(item: dict[str, Any]) -> PeriodView:
    return PeriodView(
        start=date.fromisoformat(item["from"]),
        end=day_from(item["until"]),
        focus=item["focus"],
        volume=Decimal(item["volume"]) if item["volume"] is not None else None,
        volume_note=item["volume_note"],
    )
