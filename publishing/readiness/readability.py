"""How hard a text is to read, in numbers and in words; and the sentences that are too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django_prose_editor.fields import ProseEditorField

from ..models import EventDatesBlock, FactsBlock, QuestionBlock, QuoteBlock, TextBlock, VideoBlock
from .formulas import Counts, amstad, counts_of, lix, vienna_4
from .markup import paragraphs_in
from .places import Place
from .problem import Problem, hint
from .sentences import sentences_in, words_in

GERMAN = "de"
EASY_LANGUAGE = "de-simple"
# Words of a sentence; in Leichte Sprache each sentence says one thing (DIN SPEC 33429)
LONGEST_SENTENCE = {GERMAN: 25, EASY_LANGUAGE: 12}
# Flesch and Amstad counted samples of a hundred words; from fewer a single word moves the number
FEWEST_WORDS = 100
SHOWN_OF_SENTENCE = 90

# Running text; headings, tables and captions have no sentences
RUNNING_TEXT = {
    TextBlock: ("text",),
    QuoteBlock: ("quote",),
    FactsBlock: ("text",),
    QuestionBlock: ("question", "answer"),
    EventDatesBlock: ("registration",),
    VideoBlock: ("transcript",),
}


@dataclass(frozen=True)
class Formula:
    """`levels` are (up to this value, meaning), the easiest first; with `falling` numbers a high one is easy."""

    name: str
    compute: Callable[[Counts], float]
    levels: Sequence[tuple[float, str]]
    target: float
    aim: str
    falling: bool = False

    def measure(self, counts: Counts) -> "Measure":
        """Return the number for a text; `counts` must have words and sentences."""
        value = round(self.compute(counts), 1)
        ease = -value if self.falling else value
        limits = [(-limit if self.falling else limit, words) for limit, words in self.levels]
        meaning = next((words for limit, words in limits if ease <= limit), limits[-1][1])
        met = value >= self.target if self.falling else value <= self.target
        return Measure(self.name, value, meaning, self.aim, met)


@dataclass(frozen=True)
class Measure:
    name: str
    value: float
    meaning: str
    aim: str
    met: bool


@dataclass(frozen=True)
class Readability:
    """`measures` are empty where `remark` says why there are none."""

    counts: Counts
    measures: list[Measure]
    remark: str = ""

    @property
    def is_hard(self) -> bool:
        """Two of the three formulas agree that the text is too hard."""
        return sum(not measure.met for measure in self.measures) > 1


FORMULAS = (
    Formula(
        "Lesbarkeit nach Amstad",
        amstad,
        [
            (80, "leicht, wie eine Boulevardzeitung"),
            (60, "verständlich, wie ein Gespräch"),
            (50, "mittelschwer, wie eine Tageszeitung"),
            (30, "schwer, wie ein Fachartikel"),
            (-1000, "sehr schwer, wie eine wissenschaftliche Arbeit"),
        ],
        50,
        "mindestens 50",
        falling=True,
    ),
    Formula(
        "4. Wiener Sachtextformel",
        vienna_4,
        [
            (6, "verständlich ab der 6. Klasse"),
            (8, "verständlich ab der 8. Klasse"),
            (10, "verständlich ab der 10. Klasse"),
            (12, "verständlich ab der Oberstufe"),
            (1000, "verständlich erst mit Studium"),
        ],
        10,
        "höchstens 10 (Schuljahre)",
    ),
    Formula(
        "LIX",
        lix,
        [
            (30, "sehr leicht, wie ein Kinderbuch"),
            (40, "leicht, wie ein Roman"),
            (50, "mittelschwer, wie eine Zeitung"),
            (60, "schwer, wie ein Sachbuch"),
            (1000, "sehr schwer, wie ein Fachbuch"),
        ],
        50,
        "höchstens 50",
    ),
)


def readability_of(document: Any, places: Sequence[Place]) -> Readability:
    """Return how hard the lead and the running text are to read: no query."""
    paragraphs = [text for text, _anchor in _running_text(document, places)]
    if document.language == EASY_LANGUAGE:
        return Readability(counts_of(paragraphs), [], _EASY_LANGUAGE_REMARK)
    if document.language != GERMAN:
        return Readability(counts_of([]), [], _OTHER_LANGUAGE_REMARK)
    counts = counts_of(paragraphs)
    if counts.spoken < FEWEST_WORDS:
        words = "Wort" if counts.words == 1 else "Wörter"
        return Readability(
            counts,
            [],
            f"Der Text hat erst {counts.words} {words}. Ab {FEWEST_WORDS} Wörtern lässt sich sagen, wie gut er sich"
            " lesen lässt.",
        )
    return Readability(counts, [formula.measure(counts) for formula in FORMULAS])


def readability_problems(readability: Readability) -> Iterator[Problem]:
    if readability.is_hard:
        yield hint(
            "Der Text ist insgesamt schwer zu lesen. Kürzere Sätze und kürzere Wörter helfen; die Zahlen dazu stehen"
            " unter „Lesbarkeit“.",
            "id_title",
        )


def summary_sentence_problems(document: Any) -> Iterator[Problem]:
    paragraphs = [(document.summary, "id_summary")]
    yield from _too_long(paragraphs, "Vorspann", document.language)


def sentence_problems(place: Place, language: str) -> Iterator[Problem]:
    """Name each sentence of the block that is too long, in the languages whose words we count."""
    yield from _too_long(paragraphs_of(place), place.words, language)


def _too_long(
    paragraphs: Iterable[tuple[str, str]], where: str, language: str
) -> Iterator[Problem]:
    limit = LONGEST_SENTENCE.get(language)
    if limit is None:
        return
    at = where if where.startswith("im ") else f"im {where}"
    for text, anchor in paragraphs:
        for sentence in sentences_in(text):
            number = len(words_in(sentence))
            if number > limit:
                yield hint(
                    f"Langer Satz {at} ({number} Wörter, gut sind höchstens {limit}): „{_shortened(sentence)}“"
                    " Teilen Sie ihn.",
                    anchor,
                )


def _running_text(document: Any, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    yield document.summary, "id_summary"
    for place in places:
        yield from paragraphs_of(place)


def paragraphs_of(place: Place) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the block's running text, each with the id of its field."""
    for name in RUNNING_TEXT.get(type(place.block), ()):
        value = getattr(place.block, name) or ""
        is_html = isinstance(place.block._meta.get_field(name), ProseEditorField)
        for paragraph in paragraphs_in(value) if is_html else value.splitlines():
            yield paragraph, place.anchor(name)


def _shortened(sentence: str) -> str:
    if len(sentence) <= SHOWN_OF_SENTENCE:
        return sentence
    return sentence[:SHOWN_OF_SENTENCE].rsplit(" ", 1)[0] + " …"


_OTHER_LANGUAGE_REMARK = (
    "Lesbarkeit und Satzlänge prüfen wir nur in deutschen Texten: Die Formeln gelten für keine andere Sprache."
)  # fmt: skip
_EASY_LANGUAGE_REMARK = (
    "Für Leichte Sprache zählt der einzelne Satz: höchstens 12 Wörter. Ob der Text verständlich ist, sagt nur eine"
    " Prüfung durch Menschen, die ihn brauchen."
)
