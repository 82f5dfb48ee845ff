"""What has changed on the public site since a moment: texts of every kind, the latest change first.

Each text stands once, at its last announced change; mere corrections, and what was withdrawn, are marked as such. Like
publishing.roster this is kept in memory for one state of the site, so that choosing and counting ask nothing again.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from django.db.models import Q

from search.bits import Bits, bits_of, first

from .languages import GERMAN
from .models import Edition, Withdrawal
from .moments import day_of, midnight
from .public_state import public_state
from .roster import places

Kind = Withdrawal.Kind
# How far back is looked in one go: whoever asks for the last days does not wait for the years before
REACHES = (timedelta(days=31), timedelta(days=366))


class What(StrEnum):
    """What became of a text."""

    NEW = "new"
    CHANGED = "changed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    # Another text leads to this one now
    MERGED = "merged"
    # A withdrawal was lifted
    RESTORED = "restored"


@dataclass(frozen=True)
class Change:
    """`edition` is the id of the edition to show: the live one, that of a withdrawn text, or of a merge's target."""

    what: What
    moment: datetime
    edition: int


@dataclass(frozen=True)
class _Told:
    """A change before anybody asked since when: `begun` is when the text was first public, if within reach."""

    what: What
    moment: datetime
    edition: int
    begun: datetime | None = None


@dataclass(frozen=True)
class _Kept:
    """What is told within reach, the latest first: `ages` are the moments as negative timestamps, ascending.

    `births` are those of the first publications, ascending too, and `born` their places.
    """

    ages: array
    editions: array
    marks: dict[What, Bits]
    births: array
    born: array


@dataclass(frozen=True)
class Changes:
    """The changes since a moment by their places, the latest first."""

    _kept: _Kept
    marks: dict[What, Bits]

    def of(self, *whats: What) -> Bits:
        """Return the places of these sorts of change."""
        found = 0
        for what in whats:
            found |= self.marks.get(what, 0)
        return found

    def part(self, found: Bits, leaving: int, size: int) -> list[Change]:
        """Return `size` changes among the places `found`, `leaving` out those before them."""
        return [self._at(place) for place in places(found, leaving, size)]

    def _at(self, place: int) -> Change:
        what = next(what for what, bits in self.marks.items() if bits >> place & 1)
        moment = datetime.fromtimestamp(-self._kept.ages[place], UTC)
        return Change(what, moment, self._kept.editions[place])


def changes_since(moment: datetime, at: datetime, language: str = GERMAN) -> Changes:
    """Return the changes from `moment` up to the moment `at`: one query, or four to six where the state is new.

    In another language than German, a text is told of once: by its translation where that has changed.
    """
    begins = (midnight(day_of(at) - reach) for reach in REACHES)
    begin = next((begin for begin in begins if begin <= moment), None)
    kept = _called(_Asked(begin, language, public_state(at), at))
    since = first(bisect_right(kept.ages, -moment.timestamp()))
    marks = {what: bits & since for what, bits in kept.marks.items()}
    born = kept.born[: bisect_right(kept.births, -moment.timestamp())]
    new = bits_of(born, len(kept.ages)) & since
    for what in (What.CHANGED, What.RESTORED):
        marks[what] = marks.get(what, 0) & ~new
    return Changes(kept, {**marks, What.NEW: new})


@dataclass(frozen=True)
class _Asked:
    begin: datetime | None
    language: str
    state: str
    at: datetime = field(compare=False)

    @property
    def languages(self) -> set[str]:
        return {GERMAN, self.language}

    def since(self, column: str) -> Q:
        return Q(**{f"{column}__gte": self.begin}) if self.begin else Q()


@dataclass(frozen=True)
class _Laid:
    """Withdrawals by document: `withdrawn` and `restored` have the moment, `merged` also where it leads to now."""

    withdrawn: dict[int, datetime]
    merged: dict[int, tuple[datetime, int]]
    restored: dict[int, datetime]


@lru_cache(maxsize=12)
def _called(asked: _Asked) -> _Kept:
    laid = _laid(asked)
    told = [*_of_texts(asked, laid), *_withdrawn(asked, laid), *_merged(asked, laid)]
    told.sort(key=lambda one: (-one.moment.timestamp(), -one.edition))
    by_what: dict[What, list[int]] = defaultdict(list)
    for place, one in enumerate(told):
        by_what[one.what].append(place)
    births = sorted((-one.begun.timestamp(), place) for place, one in enumerate(told) if one.begun)
    return _Kept(
        array("d", [-one.moment.timestamp() for one in told]),
        array("q", [one.edition for one in told]),
        {what: bits_of(those, len(told)) for what, those in by_what.items()},
        array("d", [age for age, _ in births]),
        array("q", [place for _, place in births]),
    )


def _laid(asked: _Asked) -> _Laid:
    """Return the withdrawals to tell of: what was hidden, or removed without a trace, is none of them."""
    effective = Withdrawal.objects.effective(asked.at)
    # A redirect may lead to what was itself merged long before
    begun = effective.filter(asked.since("effective_from"), kind=Kind.WITHDRAWN)
    ended = Withdrawal.objects.filter(asked.since("effective_until"), effective_until__lte=asked.at)
    rows = begun | effective.filter(kind=Kind.REDIRECTED) | ended.exclude(kind=Kind.VANISHED)
    laid = _Laid({}, {}, {})
    onward: dict[int, int] = {}
    since: dict[int, datetime] = {}
    columns = (
        "document",
        "document__translation_of",
        "kind",
        "target",
        "effective_from",
        "effective_until",
    )
    sources: dict[int, int | None] = {}
    for document, source, kind, target, first_moment, last_moment in rows.order_by(
        "effective_from"
    ).values_list(*columns):
        sources[document] = source
        if last_moment and last_moment <= asked.at:
            laid.restored[document] = last_moment
        elif kind == Kind.WITHDRAWN:
            laid.withdrawn[document] = first_moment
        else:
            onward[document] = target
            since[document] = first_moment
    for document, moment in since.items():
        # Translations went with their source, of which is told
        if sources[document] not in since and (not asked.begin or moment >= asked.begin):
            laid.merged[document] = (moment, _end(document, onward))
    return laid


def _of_texts(asked: _Asked, laid: _Laid) -> list[_Told]:
    """Return what is live and has a new edition, or is live again, each text once; and mere corrections, once too."""
    announced: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    told = Edition.objects.announced().started(asked.at).filter(asked.since("live_from"))
    told = told.filter(redacted_at=None, language__in=asked.languages)
    columns = ("document_id", "live_from", "number")
    for document, moment, number in told.order_by().values_list(*columns):
        announced[document].append((moment, number))
    by_subject: dict[tuple[int, bool], _Told] = {}
    for pk, document, source, language, began, minor in _live(asked, laid.restored):
        is_own = language == asked.language
        for one in _told(pk, began, minor, announced[document], laid.restored.get(document)):
            subject = (source or document, one.what is What.CORRECTED)
            # What is in the language of the site goes before German
            if is_own or subject not in by_subject:
                by_subject[subject] = one
    return list(by_subject.values())


def _live(asked: _Asked, restored: dict[int, datetime]) -> list[tuple]:
    live = Edition.objects.live(asked.at).filter(redacted_at=None, language__in=asked.languages)
    columns = ("pk", "document_id", "translation_of_id", "language", "live_from", "minor")
    rows = list(live.filter(asked.since("live_from")).order_by().values_list(*columns))
    begun = {row[1] for row in rows}
    missing = [document for document in restored if document not in begun]
    if missing:
        rows += live.filter(document__in=missing).order_by().values_list(*columns)
    return rows


def _told(
    pk: int,
    began: datetime,
    minor: bool,
    announced: list[tuple[datetime, int]],
    restored: datetime | None,
) -> Iterator[_Told]:
    moment = max((moment for moment, _ in announced), default=None)
    begun = next((moment for moment, number in announced if number == 1), None)
    if restored and (moment is None or moment < restored):
        yield _Told(What.RESTORED, restored, pk, begun)
    elif moment:
        yield _Told(What.CHANGED, moment, pk, begun)
    # A first publication is no correction, whatever was ticked
    if minor and began != begun:
        yield _Told(What.CORRECTED, began, pk)


def _withdrawn(asked: _Asked, laid: _Laid) -> list[_Told]:
    """Return what was withdrawn with an explanation and can be read under it."""
    if not laid.withdrawn:
        return []
    readable = Edition.objects.readable(asked.at).filter(
        document__in=list(laid.withdrawn), redacted_at=None, language__in=asked.languages
    )
    columns = ("pk", "document_id", "translation_of_id", "language")
    by_subject: dict[int, _Told] = {}
    for pk, document, source, language in readable.order_by().values_list(*columns):
        # What is in the language of the site goes before German
        if language == asked.language or (source or document) not in by_subject:
            told = _Told(What.WITHDRAWN, laid.withdrawn[document], pk)
            by_subject[source or document] = told
    return list(by_subject.values())


def _merged(asked: _Asked, laid: _Laid) -> list[_Told]:
    """Return the texts into which others were merged; what those were called is not told."""
    if not laid.merged:
        return []
    live = Edition.objects.live(asked.at).filter(
        document__in={end for _, end in laid.merged.values()},
        redacted_at=None,
        language__in=asked.languages,
    )
    shown = dict(live.order_by().values_list("document_id", "pk"))
    return [
        _Told(What.MERGED, moment, shown[end])
        for moment, end in laid.merged.values()
        if end in shown
    ]


def _end(document: int, onward: dict[int, int]) -> int:
    """Return where the redirects that begin at `document` end; a circle ends where it began."""
    seen: set[int] = set()
    while document in onward and document not in seen:
        seen.add(document)
        document = onward[document]
    return document
