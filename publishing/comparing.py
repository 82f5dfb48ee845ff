"""Marks word by word what differs between two texts, for people who compare versions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]

# A line break, or a word or single sign with the blanks before it, or blanks at the end of a line
TOKEN = re.compile(r"\n|[^\S\n]*(?:\w+|[^\w\s])|[^\S\n]+")
# From here on the matcher leaves out the most frequent words: without, it would take seconds
MANY_TOKENS = 4000


@dataclass(frozen=True)
class Segment:
    """A stretch of text that stands in both texts ("same"), only in the first ("removed") or the second ("added")."""

    kind: Kind
    text: str


def word_changes(before: str, after: str) -> list[Segment]:
    """Return what has to be removed from `before` and added to it to get `after`, in reading order.

    Both are plain texts whose paragraphs are lines. "same" and "added" joined give `after` (with line feeds alone as
    line breaks); "same" and "removed" give `before` but for its blanks. What is removed stands before what
    is added in its place, and no two neighbours are of one kind.
    """
    old, new = _lines(before), _lines(after)
    segments: list[Segment] = []
    # Whole paragraphs first: quick for long texts, and no word is matched across the text
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            segments.append(Segment("same", "".join(new[c:d])))
        else:
            segments.extend(_words("".join(old[a:b]), "".join(new[c:d])))
    return list(_joined(_without_specks(list(_joined(segments)))))


def is_changed(segments: list[Segment]) -> bool:
    """Return whether the two texts differ in more than blanks."""
    return any(segment.kind != "same" for segment in segments)


def _lines(text: str) -> list[str]:
    # Not splitlines(): that also breaks at signs that a person does not see as a break
    return text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)


def _words(before: str, after: str) -> Iterator[Segment]:
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(
        None,
        [_seen(token) for token in old],
        [_seen(token) for token in new],
        autojunk=max(len(old), len(new)) > MANY_TOKENS,
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Segment("same", "".join(new[c:d]))
            continue
        if b > a:
            yield Segment("removed", "".join(old[a:b]))
        if d > c:
            yield Segment("added", "".join(new[c:d]))


def _seen(token: str) -> str:
    """Return a token as it is compared: one blank more or less is no change."""
    return token if token == "\n" else token.strip()


def _without_specks(segments: list[Segment]) -> list[Segment]:
    """Count a common word or sign amid a rewritten passage to the passage, as a reader would."""
    result: list[Segment] = []
    for index, segment in enumerate(segments):
        around = segments[index - 1 : index] and segments[index + 1 : index + 2]
        if segment.kind == "same" and around and _is_speck(segments, index):
            result += [Segment("removed", segment.text), Segment("added", segment.text)]
        else:
            result.append(segment)
    return result


def _is_speck(segments: list[Segment], index: int) -> bool:
    text = segments[index].text
    if "\n" in text or len(TOKEN.findall(text)) > 2:
        return False
    return len(text) <= min(_changed(segments, index, -1), _changed(segments, index, +1))


def _changed(segments: list[Segment], index: int, step: int) -> int:
    """Return how many signs are exchanged for others next to a segment: the shorter side counts."""
    found: dict[str, int] = {"removed": 0, "added": 0}
    index += step
    while 0 <= index < len(segments) and segments[index].kind != "same":
        found[segments[index].kind] += len(segments[index].text)
        index += step
    return min(found.values())


def _joined(segments: list[Segment]) -> Iterator[Segment]:
    """Join neighbours of one kind; between two that stay, what is removed comes before what is added."""
    removed = added = same = ""
    for segment in segments:
        if segment.kind == "same":
            if removed or added:
                yield from _some(Segment("same", same))
                yield from _some(Segment("removed", removed), Segment("added", added))
                removed = added = same = ""
            same += segment.text
        elif segment.kind == "removed":
            removed += segment.text
        else:
            added += segment.text
    yield from _some(Segment("same", same), Segment("removed", removed), Segment("added", added))


def _some(*segments: Segment) -> Iterator[Segment]:
    return (segment for segment in segments if segment.text)
