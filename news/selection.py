"""Which part of a list is shown: programme, department, topic and year combined, as the address says.

`?programm=<slug>&organisation=<slug>&thema=<slug>&jahr=2017`, each at most once and all of them together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from database.alphabet import alphabetical
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.roster import DEPARTMENT, PROGRAM, TOPIC, YEAR, Mark, Roster
from publishing.slugs import slug_in

LONGEST = 120
# More choices than this help nobody; the most frequent ones are offered
OFFERED = 100


@dataclass(frozen=True)
class Dimension:
    """One way to narrow a list: `parameter` stands in the address; `path` is where its subjects' pages are."""

    parameter: str
    name: str
    label: str | Promise
    everything: str | Promise
    path: str = ""


DIMENSIONS = (
    Dimension(
        "programm",
        PROGRAM,
        gettext_lazy("Förderprogramm"),
        gettext_lazy("Alle Programme"),
        "/programme/{}/",
    ),
    Dimension(
        "organisation",
        DEPARTMENT,
        gettext_lazy("Organisationseinheit"),
        gettext_lazy("Alle Einheiten"),
        "/organisation/{}/",
    ),
    Dimension("thema", TOPIC, gettext_lazy("Thema"), gettext_lazy("Alle Themen")),
    Dimension("jahr", YEAR, gettext_lazy("Jahr"), gettext_lazy("Alle Jahre")),
)
PARAMETERS = tuple(one.parameter for one in DIMENSIONS)


@dataclass(frozen=True)
class Choice:
    """A value of a dimension: how many there would be with it beside the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    dimension: Dimension
    choices: list[Choice]


@dataclass(frozen=True)
class Chosen:
    """A filter in force: `title` says which one, `without` is the query that leaves it out, `subject` its page."""

    dimension: Dimension
    mark: Mark
    value: str
    title: str
    subject: Edition | None = None
    without: str = ""


@dataclass(frozen=True)
class Selection:
    """`chosen` are the filters in force, in one order; `found` which editions of the roster they leave.

    `within` is what the list holds as long as no year is chosen.
    """

    roster: Roster
    chosen: list[Chosen]
    found: int
    query: str
    within: int

    def __bool__(self) -> bool:
        return bool(self.chosen)

    @property
    def total(self) -> int:
        return self.found.bit_count()

    @property
    def has_year(self) -> bool:
        return _has_year(self.chosen)

    @property
    def title(self) -> str:
        """What is shown, as in "Sprache fördern, 2017"."""
        return ", ".join(one.title for one in self.chosen)

    @property
    def only(self) -> Chosen | None:
        """The filter, where it is the only one."""
        return self.chosen[0] if len(self.chosen) == 1 else None

    def facets(self) -> list[Facet]:
        """Return the dimensions with what each offers beside the other filters; what would find nothing is left out."""
        return [Facet(one, self._choices(one)) for one in DIMENSIONS]

    def _choices(self, dimension: Dimension) -> list[Choice]:
        others = [one for one in self.chosen if one.dimension is not dimension]
        chosen = {one.mark for one in self.chosen}
        beside = self.roster.bearing(one.mark for one in others)
        if dimension.name != YEAR and not _has_year(self.chosen):
            beside &= self.within
        counted = [
            (mark, (beside & self.roster.marks[mark]).bit_count())
            for mark in self.roster.named(dimension.name)
        ]
        counted = [(mark, count) for mark, count in counted if count or mark in chosen]
        counted.sort(key=lambda item: (item[0] not in chosen, -item[1]))
        choices = [
            Choice(
                value := _value(self.roster, mark),
                _title(self.roster, mark),
                count,
                mark in chosen,
                query_of([*others, Chosen(dimension, mark, value, "")]),
            )
            for mark, count in counted[:OFFERED]
        ]
        if dimension.name == YEAR:
            return sorted(choices, key=lambda choice: choice.value, reverse=True)
        return sorted(choices, key=lambda choice: alphabetical(choice.label))


def selected(
    request: PortalRequest, roster: Roster, within: int | None = None, known: Roster | None = None
) -> Selection:
    """Return what the address asks for among what the roster holds: one query at most.

    `within` is what the list holds as long as no year is asked for. Http404 for a programme or department that is not
    public, and for a topic or year that nothing has, here or among what is `known`.
    """
    asked = [
        (one, request.GET[one.parameter]) for one in DIMENSIONS if one.parameter in request.GET
    ]
    chosen = [_chosen(roster, known or roster, *one, request.at) for one in asked]
    chosen = [
        replace(one, without=query_of(other for other in chosen if other is not one))
        for one in chosen
    ]
    within = roster.everything if within is None else within
    found = roster.bearing(one.mark for one in chosen)
    if not _has_year(chosen):
        found &= within
    return Selection(roster, chosen, found, query_of(chosen), within)


def _has_year(chosen: Iterable[Chosen]) -> bool:
    return any(one.dimension.name == YEAR for one in chosen)


def query_of(chosen: Iterable[Chosen]) -> str:
    """Return the address's query, the filters always in the same order: "programm=wir&jahr=2017", or ""."""
    values = {one.dimension.parameter: one.value for one in chosen}
    return urlencode(
        {one.parameter: values[one.parameter] for one in DIMENSIONS if one.parameter in values}
    )


def _chosen(
    roster: Roster, known: Roster, dimension: Dimension, value: str, at: datetime
) -> Chosen:
    if not value.isprintable() or not 0 < len(value) <= LONGEST:
        raise Http404(_("Diese Auswahl gibt es nicht."))
    if dimension.path:
        subject = _subject(roster, dimension, value, at)
        named = (dimension.name, subject.document_id)
        return Chosen(dimension, named, value, subject.title, subject)
    is_year = value.isascii() and value.isdigit() and len(value) == 4
    mark: Mark = (dimension.name, int(value) if dimension.name == YEAR and is_year else value)
    having = next((one for one in (roster, known) if mark in one.marks), None)
    if having is None:
        raise Http404(_("Zu dieser Auswahl gibt es nichts."))
    return Chosen(dimension, mark, value, _title(having, mark))


def _subject(roster: Roster, dimension: Dimension, slug: str, at: datetime) -> Edition:
    path = dimension.path.format(slug)
    for subject in roster.subjects.values():
        if subject.path == path:
            return subject
    # It may be public without anything in the list
    found = Edition.objects.live(at).filter(path=path, kind=dimension.name).for_card().first()
    if found is None:
        raise Http404(
            _("Unter „%s“ ist nichts veröffentlicht, wonach sich auswählen ließe.") % slug
        )
    return found


def _value(roster: Roster, mark: Mark) -> str:
    name, value = mark
    if name in (PROGRAM, DEPARTMENT):
        return slug_in(roster.subjects[int(value)].path)
    return str(value)


def _title(roster: Roster, mark: Mark) -> str:
    name, value = mark
    if name in (PROGRAM, DEPARTMENT):
        return roster.subjects[int(value)].title
    return roster.topics[str(value)] if name == TOPIC else str(value)
