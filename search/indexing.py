"""What the index keeps of a text: each term once, at the best place where it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import transaction

from .analysis import PIECE, analyser
from .analysis.folding import folded
from .engines import keys_with
from .models import Entry, Word

# Words of titles as they are written, for suggestions while somebody types
AS_WRITTEN = "t"
# So often in the body, and the text is about it
OFTEN = 3
ROWS = 500


class Tier(StrEnum):
    """Where a term stands, best first; its letter begins the token. Parts of compounds come after whole words."""

    TITLE = "a"
    SUMMARY = "b"
    OFTEN = "c"
    BODY = "d"
    TITLE_PART = "e"
    SUMMARY_PART = "f"
    BODY_PART = "g"


# Better before worse
WHOLE = (Tier.TITLE, Tier.SUMMARY, Tier.OFTEN, Tier.BODY)
PARTS = (Tier.TITLE_PART, Tier.SUMMARY_PART, Tier.BODY_PART)


@dataclass(frozen=True)
class Text:
    """What is indexed of an edition. `facets` are values by name, without spaces or colons."""

    key: int
    language: str
    title: str
    summary: str
    body: str
    facets: dict[str, Sequence[object]] = field(default_factory=dict)


def encoded(term: str) -> str:
    """Return the term in ASCII letters and digits, which both databases take as one token."""
    return "".join(c if c.isascii() and c.isalnum() else f"0x{ord(c):x}" for c in term)


def token(tier: str, term: str) -> str:
    return f"{tier}{encoded(term)}"


def entry_of(text: Text) -> tuple[Entry, dict[str, str]]:
    """Return the unsaved entry of a text, and its words as they are shown, by their folded form."""
    analyse = analyser(text.language).words
    tiers: dict[str, str] = {}
    shown: dict[str, str] = {}
    counted: Counter[str] = Counter()
    places = ((text.title, Tier.TITLE, Tier.TITLE_PART), (text.summary, Tier.SUMMARY, Tier.SUMMARY_PART),
              (text.body, Tier.BODY, Tier.BODY_PART))  # fmt: skip
    for words, whole, part in places:
        for word in analyse(words):
            if not word.term:
                continue
            tiers[word.term] = min(tiers.get(word.term, whole), whole)
            for term in word.parts:
                tiers[term] = min(tiers.get(term, part), part)
            if whole == Tier.BODY:
                counted[word.term] += 1
            if word.folded.isalpha():
                shown.setdefault(word.folded[:60], words[word.start : word.end][:60])
            for name in word.named:
                shown.setdefault(folded(name)[:60], name[:60].capitalize())
    for term, number in counted.items():
        if number >= OFTEN and tiers[term] == Tier.BODY:
            tiers[term] = Tier.OFTEN
    tokens = {token(tier, term) for term, tier in tiers.items()}
    tokens |= {token(AS_WRITTEN, word) for word in PIECE.findall(folded(text.title))}
    named = [f"{name}:{value}" for name, values in text.facets.items() for value in values]
    facets = " ".join(dict.fromkeys(named))
    return Entry(
        key=text.key, language=text.language, facets=facets, tokens=" ".join(sorted(tokens))
    ), shown


@transaction.atomic
def add(text: Text) -> None:
    """Put a text into the index that is not in it yet."""
    entry, shown = entry_of(text)
    entry.save(force_insert=True)
    _learn(text.language, shown)


@transaction.atomic
def remove(text: Text) -> None:
    """Take a text out of the index, and with it the words that no other text has. Harmless where it is not in it."""
    Entry.objects.filter(key=text.key).delete()
    analyse = analyser(text.language).words
    words = [word for part in (text.title, text.summary, text.body) for word in analyse(part)]
    terms = {word.folded[:60]: word.term for word in words if word.term}
    terms |= {term[:60]: term for word in words for term in word.parts}
    gone = [word for word, found in _still_there(terms).items() if not found]
    for start in range(0, len(gone), ROWS):
        Word.objects.filter(language=text.language, word__in=gone[start : start + ROWS]).delete()


def clear() -> None:
    """Empty the index."""
    Entry.objects.all().delete()
    Word.objects.all().delete()


def add_all(texts: Iterable[Text]) -> int:
    """Put texts into an index that has none of them, in batches; return how many."""
    total, batch = 0, []
    learned: dict[str, dict[str, str]] = defaultdict(dict)
    for text in texts:
        entry, shown = entry_of(text)
        batch.append(entry)
        known = learned[text.language]
        for word in shown.keys() - known.keys():
            known[word] = shown[word]
        total += 1
        if len(batch) == ROWS:
            Entry.objects.bulk_create(batch)
            batch = []
    Entry.objects.bulk_create(batch)
    for language, words in learned.items():
        _learn(language, words)
    return total


def _learn(language: str, shown: dict[str, str]) -> None:
    # In one order, so that two approvals at the same time wait for each other and not crosswise
    words = [Word(language=language, word=word, shown=shown[word]) for word in sorted(shown)]
    Word.objects.bulk_create(words, ROWS, ignore_conflicts=True)


def _still_there(terms: dict[str, str]) -> dict[str, bool]:
    """Tell of each word whether any entry has its term."""
    found = {}
    for word, term in terms.items():
        found[word] = bool(keys_with([token(tier, term) for tier in (*WHOLE, *PARTS)]))
    return found
