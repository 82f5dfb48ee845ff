"""How the demonstration's texts are written down: plain values, without the database.

Moments and days are texts in the small language of `dates.py` ("2017-01-17 08:00", "today-9 08:30"), prose is in
that of `prose.py`. A link target `meldung:<slug>` stands for the address of another announcement.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    prose: str


@dataclass(frozen=True)
class Quote:
    quote: str
    person: str
    office: str = ""


@dataclass(frozen=True)
class Picture:
    drawing: str
    caption: str = ""


@dataclass(frozen=True)
class Facts:
    heading: str
    prose: str


@dataclass(frozen=True)
class Question:
    question: str
    prose: str


@dataclass(frozen=True)
class Links:
    heading: str
    prose: str


@dataclass(frozen=True)
class File:
    name: str
    description: str = ""


@dataclass(frozen=True)
class Table:
    """`cells`: one line per row, columns separated by `|`, the first line is the head."""

    caption: str
    cells: str


@dataclass(frozen=True)
class Contact:
    """`slug` of a unit or a person, or the title of a `post`."""

    slug: str = ""
    post: str = ""


@dataclass(frozen=True)
class Gallery:
    """`pictures`: name of the drawing and its caption."""

    heading: str
    pictures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Happening:
    """`dates`: "<day> HH:MM-HH:MM", or a day alone."""

    heading: str
    dates: tuple[str, ...]
    place: str = ""
    address: str = ""
    registration: str = ""


@dataclass(frozen=True)
class Video:
    title: str
    url: str
    provider: str
    transcript: str


Block = (
    Text
    | Quote
    | Picture
    | Gallery
    | Facts
    | Question
    | Links
    | File
    | Table
    | Happening
    | Contact
    | Video
)


@dataclass(frozen=True)
class Version:
    """One public version: approved at `at`, live from `live_from` (else at once) until `until` (else open)."""

    at: str
    title: str
    summary: str
    body: tuple[Block, ...] = ()
    note: str = ""
    minor: bool = False
    slug: str = ""
    live_from: str = ""
    until: str = ""
    forced_reason: str = ""


@dataclass(frozen=True)
class Withdrawn:
    at: str
    explanation: str


@dataclass(frozen=True)
class Merged:
    at: str
    into: str


@dataclass(frozen=True)
class Pending:
    """A working copy that is not, or not yet again, public.

    `message` goes with the submission, `remark` and `first_block_remark` (at its first block) with the rejection.
    """

    at: str
    title: str
    summary: str
    body: tuple[Block, ...] = ()
    submitted: bool = False
    message: str = ""
    remark: str = ""
    first_block_remark: str = ""


@dataclass(frozen=True)
class Announcement:
    slug: str
    drawing: str = ""
    tags: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    pending: Pending | None = None
    end: Withdrawn | None = None


@dataclass(frozen=True)
class Event:
    """`day` and `last_day` in the small language of dates, `hours` as "18:00-20:00", empty for a whole day."""

    slug: str
    day: str
    version: Version
    hours: str = ""
    last_day: str = ""
    place: str = ""
    address: str = ""
    online_url: str = ""
    registration: str = ""
    registration_url: str = ""
    cancelled: bool = False
    drawing: str = ""
    tags: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Translation:
    """`source` is the slug of the announcement or page that `version` says in another language."""

    source: str
    language: str
    version: Version


@dataclass(frozen=True)
class Page:
    slug: str
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class StatementVersion:
    """`fields` of the kind's own and its `rows`, by the names of the models' columns; days in the small language."""

    version: Version
    fields: dict[str, str]
    rows: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Statement:
    """One of the pages that every public site owes: `kind` is the code of the document's kind."""

    kind: str
    versions: tuple[StatementVersion, ...]


@dataclass(frozen=True)
class Letter:
    """What a visitor wrote at a moment about the page at `path`; `note` and `answer` are the newsroom's."""

    at: str
    kind: str
    text: str
    path: str = ""
    wanted: str = ""
    aids: str = ""
    name: str = ""
    email: str = ""
    note: str = ""
    answer: str = ""


@dataclass(frozen=True)
class PostPlan:
    title: str
    program: str = ""
    is_head: bool = False
    seats: int = 1


@dataclass(frozen=True)
class Unit:
    """`posts` come into being with the version of the same index."""

    slug: str
    kind: str
    versions: tuple[Version, ...]
    parent: str = ""
    mailbox: str = ""
    telephone: str = ""
    opening_hours: str = ""
    valid_from: str = ""
    tags: tuple[str, ...] = ()
    drawing: str = ""
    posts: tuple[tuple[PostPlan, ...], ...] = ((),)


@dataclass(frozen=True)
class Term:
    unit: str
    post: str
    start: str
    end: str = ""
    share: str = "1.00"
    acting: bool = False


@dataclass(frozen=True)
class Human:
    """`terms` are those known in the version of the same index."""

    slug: str
    versions: tuple[Version, ...]
    terms: tuple[tuple[Term, ...], ...]
    email: str = ""
    telephone: str = ""
    room: str = ""
    end: Merged | None = None


@dataclass(frozen=True)
class Funder:
    name: str
    kind: str
    website: str = ""
    names: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Period:
    start: str
    end: str = ""
    focus: str = ""
    volume: str = ""


@dataclass(frozen=True)
class Report:
    """A Sachstand of the day `on`, in the small language of dates."""

    on: str
    status: str
    text: str
    outlook: str = ""
    next_step: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Stage:
    """A public version of a measure, approved at `at`: what was reported since the last, days that came true."""

    at: str
    reports: tuple[Report, ...]
    note: str = ""
    actual_start: str = ""
    actual_end: str = ""


@dataclass(frozen=True)
class MeasurePlan:
    """`goal` is the index of one of the programme's goals."""

    slug: str
    title: str
    text: str
    goal: int
    stages: tuple[Stage, ...]
    planned_start: str = ""
    planned_end: str = ""


@dataclass(frozen=True)
class PaperPlan:
    """A document of a programme: `place` is the name of a file of the demonstration or an address."""

    place: str
    kind: str = ""
    day: str = ""
    title: str = ""


@dataclass(frozen=True)
class ProgramFacts:
    """What is known of money in one version of a programme, and which documents it names."""

    periods: tuple[Period, ...] = ()
    papers: tuple[PaperPlan, ...] = ()


@dataclass(frozen=True)
class Programme:
    """`facts` are those known in the version of the same index."""

    slug: str
    code: str
    funder: str
    unit: str
    versions: tuple[Version, ...]
    facts: tuple[ProgramFacts, ...]
    long_name: str = ""
    legal_basis: str = ""
    funding_kind: str = "project"
    funding_area: str = ""
    target_groups: str = ""
    drawing: str = ""
    tags: tuple[str, ...] = ()
    goals: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    measures: tuple[MeasurePlan, ...] = ()


@dataclass(frozen=True)
class AwardPlan:
    """A notice; `amends` and `parent` are identifiers of earlier ones, `called` has days and sums in euros.

    A sum below nothing was paid back.

    `recipient` is the name of a body outside, empty for the county.
    """

    award_id: str
    title: str
    amount: str
    date: str
    start: str = ""
    end: str = ""
    total: str = ""
    own: str = ""
    financing: str = ""
    report_due: str = ""
    recipient: str = ""
    amends: str = ""
    parent: str = ""
    called: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class MilestonePlan:
    """What a version says of a milestone that is new in it, or known by its title from an earlier one.

    `dates` are those added: day, precision (day, month, quarter, year) and, unless it is the first, why it was moved;
    `measure` is the address of the measure of the programme to which it belongs, where it is of one.
    """

    title: str
    dates: tuple[tuple[str, str, str], ...] = ()
    reached_on: str = ""
    measure: str = ""


@dataclass(frozen=True)
class FundingFacts:
    """The awards known in one version of a programme, what is new of milestones, and the day of the next check."""

    awards: tuple[AwardPlan, ...] = ()
    milestones: tuple[MilestonePlan, ...] = ()
    review: str = ""


@dataclass(frozen=True)
class IndicatorPlan:
    """`measured` has a text for each version: a line per measurement, as "2024 | part | value | comparison | state".

    Periods are "2024", "2024-H1", "2024-Q3" or a day; what was measured before becomes a revision. `fields` are the
    kind's own by their columns, `goal` the place of a goal of the programme.
    """

    slug: str
    program: str
    versions: tuple[Version, ...]
    measured: tuple[str, ...]
    fields: dict[str, str]
    goal: int | None = None
    counts_people: bool = False
