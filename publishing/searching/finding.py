"""Answers a question: which public texts, in which order, why, and what else the person may have meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from django.utils.safestring import SafeString

from publishing import kinds
from publishing.models import Edition
from search.bits import Bits, first
from search.indexing import PARTS, WHOLE, token
from search.questions import Question, Wanted, question_of
from search.ranking import PARTS_APART, SYNONYM, Matches, in_order, phrase_levels, ranked
from search.spelling import similar

from . import excerpts
from .indexed import names_of, words_of
from .roster import FACETS, Roster, roster_at

# So many texts are read through for a phrase in quotation marks, the best ones first
READ_THROUGH = 1000
READ_AT_ONCE = 250
# So long is the first part of a compound that may be looked for alone: Diskriminierungs-schutz, not Zahn-arzt
TELLING = 8
READ = ("title", "search_text", "data")


@dataclass(frozen=True)
class Facet:
    """A value by which hits can be narrowed: `value` for the address, `label` for people, `count` of hits with it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Hit:
    """A text that was found: `edition` without its body, `excerpt` and `title` as HTML with `<mark>`.

    `because` are words of the text by which it was found though nobody asked for just these: compounds, synonyms.
    """

    edition: Edition
    excerpt: SafeString
    because: list[str]
    title: SafeString


@dataclass(frozen=True)
class Found:
    """`total` hits in all, those of the page, `facets` by name ("kind", "program", "department", "topic", "year").

    `suggestion` is the question as it may have been meant. With `is_corrected`, the hits are already those of the
    suggestion, because nothing has the word that was typed; with `is_relaxed`, a hit need not have all words, or has
    only what a compound begins with.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: dict[str, list[Facet]] = field(default_factory=dict)
    suggestion: str = ""
    is_corrected: bool = False
    is_relaxed: bool = False


def search(
    text: str,
    *,
    at: datetime,
    language: str = "de",
    kind: str = "",
    program: str = "",
    department: str = "",
    topic: str = "",
    year: int | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Found:
    """Return what is public at `at` and answers `text`, in one language; any text is safe.

    Filters are values of facets: the code of a kind, slugs, a year. One that nothing has leaves nothing.
    Queries: the state of the site, the index, the texts of the page; two more where a word is in no text.
    """
    roster = roster_at(at, language)
    question = question_of(text, language, roster.thesaurus)
    answer = _Answer(roster, question, at)
    if not question.wanted:
        return Found()
    answer.look()
    if answer.is_empty and answer.correct():
        answer.look()
    if answer.is_empty:
        answer.look_apart()
    wanted = {
        "kind": kind,
        "program": program,
        "department": department,
        "topic": topic,
        "year": str(year or ""),
    }
    return answer.found(wanted, offset, limit)


class _Answer:
    """One question on its way to its answer."""

    def __init__(self, roster: Roster, question: Question, at: datetime) -> None:
        self.roster, self.question, self.at = roster, question, at
        self._sets: dict[tuple[str, str], Bits] = {}
        self.words: list[Matches] = []
        # What was asked, as it was understood in the end: what excerpts mark
        self.asked: list[Wanted] = []
        self.all: Bits = 0
        self.suggestion = ""
        self.is_corrected = self.is_relaxed = False

    @property
    def is_empty(self) -> bool:
        return not self.all

    def look(self) -> None:
        """Find the places that have all words, as words, as parts of words or as synonyms."""
        wanted = self.question.wanted
        self.asked = list(wanted)
        self._read({term for one in wanted for term in one.terms}, self.question.excluded)
        self.words = [self._matches(one) for one in wanted]
        self._take_apart()
        self._join()

    def _join(self) -> None:
        self.all = first(self.roster.size)
        for matches in self.words:
            self.all &= matches.all
        if not self.all and len(self.words) > 2:
            self._relax()
        self.all &= ~self._excluded()

    def correct(self) -> bool:
        """Put a similar word that public texts have in place of each word that none has; tell whether that helped."""
        corrected, text = [], self.question.text
        for one, matches in zip(self.question.wanted, self.words, strict=True):
            better = one if matches.all else self._similar(one)
            if better is None:
                return False
            corrected.append(better)
            if better is not one:
                text = _replaced(text, one, better)
        if corrected == self.question.wanted:
            return False
        self.question = replace(self.question, wanted=corrected)
        self.suggestion, self.is_corrected = text, True
        return True

    def found(self, chosen: dict[str, str], offset: int, limit: int) -> Found:
        """Return the page of hits that have the chosen values, and the facets of all hits."""
        bonuses = self.roster.bonuses(self.at)
        among = self.all
        if self.question.phrases or self.question.excluded_phrases:
            among = self._read_through(ranked(among, self.words, bonuses, self.roster.size))
        picked = {name: self._with(name, value) for name, value in chosen.items() if value}
        hits = among
        for bits in picked.values():
            hits &= bits
        places = islice(
            in_order(ranked(hits, self.words, bonuses, self.roster.size)), offset, offset + limit
        )
        is_something = bool(among)
        return Found(
            hits=self._hits([self.roster.keys[place] for place in places]),
            total=hits.bit_count(),
            facets={name: self._facet(name, among, picked) for name in FACETS},
            suggestion=self.suggestion if is_something else "",
            is_corrected=self.is_corrected and is_something,
            is_relaxed=self.is_relaxed and is_something,
        )

    def _read(self, terms: Iterable[str], excluded: Iterable[str] = ()) -> None:
        """Ask the index for what it has of the terms, in one query."""
        asked = [(tier, term) for term in sorted(terms) for tier in (*WHOLE, *PARTS)]
        asked += [(tier, term) for term in excluded for tier in WHOLE]
        asked = [one for one in dict.fromkeys(asked) if one not in self._sets]
        found = self.roster.having([token(*one) for one in asked])
        self._sets.update(zip(asked, found, strict=True))

    def _set(self, tier: str, term: str) -> Bits:
        return self._sets.get((tier, term), 0)

    def _matches(self, one: Wanted) -> Matches:
        levels = phrase_levels(self._set, one.phrase)
        for other in one.alternatives:
            levels += phrase_levels(self._set, other, SYNONYM)
        return Matches(levels)

    def look_apart(self) -> None:
        """Take the first part for a compound that no text has: it says what kind of the last one is meant."""
        if self._take_apart(first_only=True):
            self._join()

    def _take_apart(self, first_only: bool = False) -> bool:
        """Let compounds that no text has be found by texts that have all their parts; tell whether that helped."""
        helped = False
        for place, one in enumerate(self.question.wanted):
            if self.words[place].levels or len(one.parts) < 2:
                continue
            parts = one.parts[:1] if first_only else one.parts
            if first_only and len(parts[0]) < TELLING:
                continue
            bits = self._having_all(parts, widened=not first_only)
            if bits:
                self.words[place] = Matches([(PARTS_APART, bits)])
                self.asked[place] = self._of_parts(one, parts)
                self.is_relaxed |= first_only
                helped = True
        return helped

    def _of_parts(self, one: Wanted, parts: tuple[str, ...]) -> Wanted:
        others = [other for part in parts for other in self.roster.thesaurus.others((part,))]
        return replace(one, phrase=parts, alternatives=tuple(others))

    def _having_all(self, terms: Sequence[str], widened: bool) -> Bits:
        """Return the places that have all terms, or what means the same if that is `widened`."""
        known = self.roster.thesaurus.others
        others = {term: known((term,)) if widened else [] for term in terms}
        self._read({*terms, *(one for rows in others.values() for row in rows for one in row)})
        bits = first(self.roster.size)
        for term, rows in others.items():
            phrases = [(term,), *rows]
            bits &= Matches(
                [level for one in phrases for level in phrase_levels(self._set, one)]
            ).all
        return bits

    def _relax(self) -> None:
        """Let one of three or more words be missing."""
        for missing in range(len(self.words)):
            rest = first(self.roster.size)
            for place, matches in enumerate(self.words):
                if place != missing:
                    rest &= matches.all
            self.all |= rest
        self.is_relaxed |= bool(self.all)

    def _excluded(self) -> Bits:
        bits = 0
        for term in self.question.excluded:
            for tier in WHOLE:
                bits |= self._set(tier, term)
        return bits

    def _similar(self, one: Wanted) -> Wanted | None:
        candidates = []
        for word in similar(one.text, self.roster.language, self.roster.state):
            question = question_of(word, self.roster.language, self.roster.thesaurus)
            if len(question.wanted) == 1:
                candidates.append(replace(question.wanted[0], text=word))
        self._read({term for other in candidates for term in other.terms})
        known = [other for other in candidates if self._matches(other).all]
        return known[0] if known else None

    def _read_through(self, groups: list[tuple[int, Bits]]) -> Bits:
        """Return the places whose texts have the phrases word for word, and not those that were excluded."""
        bits, places = 0, list(islice(in_order(groups), READ_THROUGH))
        for start in range(0, len(places), READ_AT_ONCE):
            some = {
                self.roster.keys[place]: place for place in places[start : start + READ_AT_ONCE]
            }
            for edition in Edition.objects.filter(pk__in=some).only(*READ).order_by():
                if self._says(f"{edition.title}\n{words_of(edition)}"):
                    bits |= 1 << some[edition.pk]
        return bits

    def _says(self, text: str) -> bool:
        text = excerpts.in_a_row(text)
        return all(f" {' '.join(phrase)} " in text for phrase in self.question.phrases) and not any(
            f" {' '.join(phrase)} " in text for phrase in self.question.excluded_phrases
        )

    def _with(self, name: str, value: str) -> Bits:
        """Return the places that have a value as the address names it."""
        named = self.roster.values.get(name)
        keys = (
            [value] if named is None else [key for key, one in named.items() if one.value == value]
        )
        bits = 0
        for key in keys:
            bits |= self.roster.members[name].get(key, 0)
        return bits

    def _facet(self, name: str, among: Bits, picked: dict[str, Bits]) -> list[Facet]:
        """Return the values of a facet that hits have, the most frequent first; years newest first."""
        for other, bits in picked.items():
            if other != name:
                among &= bits
        facets = []
        for key, bits in self.roster.members[name].items():
            count = (among & bits).bit_count()
            if count and name == "kind":
                facets.append(Facet(key, kinds.get(key).label, count))
            elif count and key in self.roster.values[name]:
                value = self.roster.values[name][key]
                facets.append(Facet(value.value, value.label, count))
        if name == "year":
            return sorted(facets, key=lambda one: one.value, reverse=True)
        return sorted(facets, key=lambda one: (-one.count, one.label, one.value))

    def _hits(self, keys: list[int]) -> list[Hit]:
        editions = Edition.objects.filter(pk__in=keys).defer("body_html").order_by().in_bulk()
        found = []
        for key in keys:
            excerpt, because = excerpts.excerpt(
                editions[key].title,
                words_of(editions[key]),
                self.asked,
                self.roster.language,
                names_of(editions[key]),
            )
            title = excerpts.highlighted(editions[key].title, self.asked, self.roster.language)
            found.append(Hit(editions[key], excerpt, because, title))
        return found


def _replaced(text: str, one: Wanted, better: Wanted) -> str:
    """Return the question with a word in place of what was typed for it."""
    return excerpts.replaced(text, one.text, better.text)
