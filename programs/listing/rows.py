"""What the list of programmes knows of each: where it stands, what is done in it, how much money it has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from publishing import reading
from publishing.models import Edition
from publishing.moments import day_of

from ..measures.overview import counts_of
from ..measures.status import MeasureStatus
from ..money.adding import Sums, money_of
from ..overview import ProgramCard, all_programs, body_name, cards, periods
from ..status import Term
from ..status_sentence import status_sentence

UNDER_WAY = (MeasureStatus.ACTIVE, MeasureStatus.FINALISATION)


@dataclass(frozen=True)
class Row:
    """A programme in the list.

    `edition` is what the page shows, in the language of the site where it is live in that; everything else is told
    from the German one. `volume` are the euros that the funding periods announce, None where they name no sum;
    `sums` are those of the awards, None without any; `day` is the day looked at.
    """

    card: ProgramCard
    german: Edition
    granting_authority: str
    terms: list[Term]
    measures: Counter[str]
    volume: Decimal | None
    sums: Sums | None
    day: date

    @property
    def edition(self) -> Edition:
        return self.card.edition

    @property
    def sentence(self) -> str:
        """What the programme's page says at its head."""
        return status_sentence(self.card, self.measures)

    @property
    def amount(self) -> Decimal | None:
        """What was granted, or else what is announced, in euros."""
        return self.sums.granted if self.sums else self.volume

    @property
    def total(self) -> int:
        return self.measures.total()

    @property
    def under_way(self) -> int:
        return sum(self.measures[status] for status in UNDER_WAY)

    @property
    def closed(self) -> int:
        return self.measures[MeasureStatus.CLOSED]

    @property
    def years(self) -> range:
        """The years in which money flows, as far as they are settled: an open period reaches to the day looked at."""
        if not self.terms:
            return range(0)
        ends = [term.end or max(term.start, self.day) for term in self.terms]
        return range(self.terms[0].start.year, max(ends).year + 1)


def all_rows(at: datetime) -> list[Row]:
    """Return all programmes public at `at`, in German alphabetical order: three queries, four at most."""
    day, found = day_of(at), cards(all_programs(at), at)
    counts = counts_of((card.edition for card in found), at)
    return [
        Row(
            card=card,
            german=card.edition,
            granting_authority=body_name(card.edition, "granting_authority", day),
            terms=periods(card.edition),
            measures=Counter(counts.get(card.edition.document_id, {})),
            volume=(money := money_of(card.edition.data)).announced,
            sums=money.total if money.grants else None,
            day=day,
        )
        for card in found
    ]


def in_site_language(rows: Iterable[Row], at: datetime) -> list[Row]:
    """Return the rows with what the site shows of them in its language: one query where that is not German."""
    rows = list(rows)
    shown = reading.in_site_language([row.german for row in rows], at)
    return [
        replace(row, card=replace(row.card, edition=edition))
        for row, edition in zip(rows, shown, strict=True)
    ]
