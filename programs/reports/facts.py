"""What a Sachbericht says, as plain values that stand in its data; amounts are in euros, days are German."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..measures.status import MeasureStatus, Outlook
from ..promises import PromisedDate, State


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date

    def touches(self, start: date | None, end: date | None) -> bool:
        """Tell whether a span, open where None, has a day in common with this one."""
        return (start is None or start <= self.end) and (end is None or end >= self.start)

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Source:
    """An edition from which something was taken; `sha256` is the edition's own."""

    kind: str
    number: int
    title: str
    path: str
    live_from: datetime
    sha256: str


@dataclass(frozen=True)
class ProgramFacts:
    title: str
    code: str
    long_name: str
    legal_basis: str
    funding_kind: str
    funding_area: str
    target_groups: str
    goals: list[dict[str, str]]


@dataclass(frozen=True)
class NoticeFacts:
    """One notice of the chain, as it was granted on `date`."""

    id: str
    date: date
    amount: Decimal


@dataclass(frozen=True)
class Called:
    """What was called on `date`, or paid back: less than nothing."""

    date: date
    amount: Decimal


@dataclass(frozen=True)
class PassedOn:
    """What of the award others got, "" for a recipient that is not named."""

    title: str
    recipient: str
    amount: Decimal
    called: Decimal
    returned: Decimal


@dataclass(frozen=True)
class AwardFacts:
    """The award by its last notice; `start` and `end` are its period (open where None).

    `file_number` is internal and stands in no edition. `called` is all that was called and not paid back,
    `called_by_end` what was so by the last day reported on, `called_inside` those calls and returns that lie in the
    reporting period, `returned` and `returned_by_end` what is taken off. Names are those of the last day reported on,
    "" for the county.
    """

    id: str
    title: str
    description: str
    file_number: str
    funder: str
    authority: str
    recipient: str
    financing: str
    note: str
    start: date | None
    end: date | None
    report_due: date | None
    amount: Decimal
    total_cost: Decimal | None
    own_contribution: Decimal | None
    called: Decimal
    called_by_end: Decimal
    returned: Decimal
    returned_by_end: Decimal
    called_inside: list[Called]
    notices: list[NoticeFacts]
    passed_on: list[PassedOn]


@dataclass(frozen=True)
class MoneyRow:
    """A funding period, or the total (`is_total`); `start` None: what belongs to no period. As money.adding adds up."""

    start: date | None
    end: date | None
    focus: str
    notes: list[str]
    granted: Decimal
    called: Decimal
    returned: Decimal
    passed_on: Decimal
    own: Decimal | None
    total_cost: Decimal | None
    is_total: bool = False


@dataclass(frozen=True)
class Update:
    """A Sachstand of the reporting period; `corrected`: a later entry for the same day took its place."""

    date: date
    status: str
    outlook: str
    text: str
    next_step: str
    reason: str
    corrected: bool

    @property
    def status_word(self) -> str:
        return str(MeasureStatus(self.status).label)

    @property
    def outlook_word(self) -> str:
        return str(Outlook(self.outlook).label) if self.outlook else ""


@dataclass(frozen=True)
class MeasureFacts:
    """A measure; `status` is that of the last day reported on, `status_now` that of its edition, with their days."""

    title: str
    summary: str
    path: str
    goals: list[str]
    start: date | None
    end: date | None
    start_is_actual: bool
    end_is_actual: bool
    status: str
    status_on: date | None
    status_now: str
    status_now_on: date | None
    updates: list[Update]

    @property
    def status_now_word(self) -> str:
        return str(MeasureStatus(self.status_now).label)


@dataclass(frozen=True)
class MilestoneFacts:
    """A milestone of the reporting period, as it stood on the last day reported on; what came after stands beside it.

    `state` is the name of a promises.State in lower case, `measure` the title of the measure that it belongs to or "".
    `dates` were announced by then, oldest first, at least one; `later` after that.
    """

    title: str
    measure: str
    state: str
    dates: list[PromisedDate]
    reached_on: date | None
    later: list[PromisedDate]
    reached_later: date | None

    @property
    def state_word(self) -> str:
        return State[self.state.upper()].value


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator; `data` is what its edition froze, with the measurements up to the last day reported on."""

    title: str
    summary: str
    path: str
    data: dict[str, Any]


@dataclass(frozen=True)
class TermFacts:
    """Somebody in office; `fte` is the share of a full post, None where it is not known. `end` None: open."""

    person: str
    start: date
    end: date | None
    acting: bool
    fte: Decimal | None


@dataclass(frozen=True)
class Gap:
    """From `start` to `end` so many seats were vacant, or held by people whom the site does not name."""

    start: date
    end: date
    vacant: int
    unnamed: int


@dataclass(frozen=True)
class PostFacts:
    """A post of the programme; `seats` None where no public page says how many there are."""

    title: str
    seats: int | None
    terms: list[TermFacts]
    gaps: list[Gap]


@dataclass(frozen=True)
class ReportData:
    """Everything that a Sachbericht says, as of the moment `as_of`; `left_out` counts measures outside the period."""

    county: str
    as_of: datetime
    span: Span
    program: ProgramFacts
    award: AwardFacts
    words: dict[str, str]
    measures: list[MeasureFacts]
    left_out: int
    milestones: list[MilestoneFacts]
    indicators: list[IndicatorFacts]
    posts: list[PostFacts]
    money: list[MoneyRow]
    contradictions: list[str]
    sources: list[Source]
