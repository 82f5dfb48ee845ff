"""Everything that is public at a moment in one language, as the search needs it: in order, with what it belongs to."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from publishing.models import Edition, Topic
from publishing.public_state import public_state
from publishing.slugs import slug_in
from publishing.subjects import live_subjects, with_those_above
from search.bits import Bits, bits_of, first
from search.engines import keys_with
from search.models import Entry, Synonym
from search.synonyms import Thesaurus

from .indexed import DATED

FACETS = ("kind", "program", "department", "topic", "year")
# The latest announcements stand a little higher, and what has no date stands with them
YOUTHS = ((timedelta(days=90), 8), (timedelta(days=365), 6), (timedelta(days=3 * 365), 3))
UNDATED = 9
# 12 kB each at 100,000 texts, but few tokens are that frequent
MOST_ASKED = 2000


@dataclass(frozen=True)
class Value:
    """A value of a facet: what stands in the address, and what it is called."""

    value: str
    label: str


class Roster:
    """The live editions of a language, newest first; a set of them is a whole number with a bit for each place."""

    def __init__(self, at: datetime, language: str, state: str) -> None:
        self.state, self.language = state, language
        rows = (
            Edition.objects.live(at)
            .in_language(language)
            .newest_first()
            .values_list("pk", "sort_at")
        )
        pairs = list(rows)
        self.keys = [key for key, _ in pairs]
        # Ascending, for bisect
        self._ages = [-moment.timestamp() for _, moment in pairs]
        self.size = len(pairs)
        self.places = {key: place for place, key in enumerate(self.keys)}
        members = self._members()
        subjects = live_subjects(map(int, members["program"]), at)
        members["department"] = self._with_units_above(members["department"], subjects)
        self.members = {
            name: {value: bits_of(found, self.size) for value, found in values.items()}
            for name, values in members.items()
        }
        self.values = self._values(subjects)
        # What a state of the site has of a token stays the same
        self._asked: dict[str, Bits] = {}
        self.thesaurus = Thesaurus(Synonym.objects.values_list("words", flat=True))

    def bits(self, keys: Iterable[int]) -> Bits:
        """Return the places of those editions that are public."""
        places = self.places
        return bits_of([places[key] for key in keys if key in places], self.size)

    def having(self, tokens: Sequence[str]) -> list[Bits]:
        """Return the places that have each token: one query, or none for tokens that were asked for just now."""
        # Threads share the roster: each goes on with the one it began with
        known = self._asked
        if len(known) > MOST_ASKED:
            known = self._asked = {}
        unknown = [one for one in dict.fromkeys(tokens) if one not in known]
        found = keys_with(unknown)
        known.update((one, self.bits(found.get(one, ()))) for one in unknown)
        return [known[one] for one in tokens]

    def forget_tokens(self) -> None:
        """Ask the index again for everything, for measuring."""
        self._asked = {}

    def bonuses(self, at: datetime) -> list[tuple[int, Bits]]:
        """Return what age is worth at the moment, best first."""
        undated = first(self.size)
        for kind in DATED:
            undated &= ~self.members["kind"].get(kind, 0)
        young = [
            (worth, first(bisect_left(self._ages, -(at - age).timestamp())))
            for age, worth in YOUTHS
        ]
        return [(UNDATED, undated), *young]

    def _members(self) -> dict[str, dict[str, list[int]]]:
        """Return the places that have each value, by facet and value as the index names it."""
        # Few combinations of values, many texts: each combination is taken apart once
        alike: dict[str, list[int]] = defaultdict(list)
        entries = Entry.objects.filter(language=self.language).values_list("key", "facets")
        for key, facets in entries.iterator(chunk_size=5000):
            if key in self.places:
                alike[facets].append(self.places[key])
        places: dict[str, dict[str, list[int]]] = {name: defaultdict(list) for name in FACETS}
        for facets, found in alike.items():
            for facet in facets.split():
                name, _, value = facet.partition(":")
                places[name][value] += found
        return {name: dict(values) for name, values in places.items()}

    def _with_units_above(
        self, members: dict[str, list[int]], subjects: dict[int, Edition]
    ) -> dict[str, list[int]]:
        """Return the places of the units; a unit has what those below it have."""
        found: dict[str, list[int]] = defaultdict(list)
        for value, places in members.items():
            for unit in with_those_above(int(value), subjects):
                found[str(unit)] += places
        return found

    def _values(self, subjects: dict[int, Edition]) -> dict[str, dict[str, Value]]:
        """Return address and name of the values of facets that mean other documents and topics."""
        named = {str(pk): Value(slug_in(one.path), one.title) for pk, one in subjects.items()}
        topics = Topic.objects.filter(slug__in=self.members["topic"]).values_list("slug", "name")
        return {
            "program": {key: named[key] for key in self.members["program"] if key in named},
            "department": {key: named[key] for key in self.members["department"] if key in named},
            "topic": {slug: Value(slug, name) for slug, name in topics},
            "year": {year: Value(year, year) for year in self.members["year"]},
        }


def roster_at(at: datetime, language: str) -> Roster:
    """Return the roster of the moment: one query where this process knows the state of the site already."""
    return _roster(_State(public_state(at), language, at))


@dataclass(frozen=True)
class _State:
    """`at` is any moment of the state: the roster is the same for all of them."""

    state: str
    language: str
    at: datetime = field(compare=False)


@lru_cache(maxsize=12)
def _roster(state: _State) -> Roster:
    return Roster(state.at, state.language, state.state)


def forget() -> None:
    """Forget all rosters: for tests, whose databases repeat the same states."""
    _roster.cache_clear()
