"""What lists show of an announcement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_from, day_of


@dataclass(frozen=True)
class NewsCard:
    """An announcement in a list: `edition` (title, summary, path), `date`, `programs` and `image`."""

    edition: Edition
    programs: list[Edition]

    @property
    def date(self) -> date:
        return date_of(self.edition)

    @property
    def image(self) -> dict[str, Any] | None:
        return self.edition.data.get("lead_image")


def date_of(edition: Edition) -> date:
    """Return the announcement's date; a redacted edition has lost it and is dated by its place in the list."""
    return day_from(edition.data.get("date")) or day_of(edition.sort_at)


def cards_with(editions: Iterable[Edition], live: dict[int, Edition]) -> list[NewsCard]:
    """Return the announcements with those of their programmes that are in `live`, by document."""
    return [
        NewsCard(
            edition,
            [
                live[link["target"]]
                for link in edition.data.get("links", [])
                if link["rel"] == "program" and link["target"] in live
            ],
        )
        for edition in editions
    ]


def newest(at: datetime) -> Any:
    """Return the live German announcements, newest first, without their text."""
    return Edition.objects.live(at).of_kind("news").in_language(GERMAN).newest_first().for_card()
