"""Brings the differences of two sides together: fields, pictures, and the text piece by piece and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from publishing.comparing import Segment, is_changed, word_changes
from publishing.models import Document

from .alignment import Item, Pair, aligned
from .fields import described, keys_in, name_of_field
from .markup import Names, contacts_in, pictures_in, words_of
from .sides import Piece, Side

Line = list[Segment]
WHAT = {
    "same": "unverändert",
    "changed": "geändert",
    "marked": "nur die Auszeichnung geändert (fett, kursiv, Gliederung)",
    "added": "eingefügt",
    "removed": "entfernt",
}


@dataclass(frozen=True)
class FieldChange:
    """A field that differs, in lines of marked words."""

    label: str
    lines: list[Line]
    name: str = ""


@dataclass(frozen=True)
class PieceChange:
    """`kind` is same, changed, marked (only bold, italic and the like), added or removed; places count from 1."""

    kind: str
    label: str
    lines: list[Line]
    block: str = ""
    former_place: int | None = None
    place: int | None = None
    moved: bool = False
    picture_before: SafeString | None = None
    picture_after: SafeString | None = None

    @property
    def beginning(self) -> str:
        """The first words, by which a folded piece is known."""
        words = "".join(segment.text for line in self.lines[:1] for segment in line).split()
        return " ".join(words[:12]) + (" …" if len(words) > 12 else "")

    @property
    def what(self) -> str:
        """What happened to it, in words: "geändert, von Platz 5 nach Platz 2 verschoben"."""
        words = [WHAT[self.kind]] if self.kind != "same" or not self.moved else []
        if self.moved:
            words.append(f"von Platz {self.former_place} nach Platz {self.place} verschoben")
        return ", ".join(words)

    @property
    def is_quiet(self) -> bool:
        return self.kind == "same" and not self.moved


@dataclass(frozen=True)
class Comparison:
    before: Side
    after: Side
    fields: list[FieldChange] = field(default_factory=list)
    pieces: list[PieceChange] = field(default_factory=list)

    @property
    def lead_images(self) -> tuple[Any, Any] | None:
        """The pictures (references) before and after, where another one is shown."""
        before, after = (side.data.get("lead_image") for side in (self.before, self.after))
        changed = (before or {}).get("hash") != (after or {}).get("hash")
        return (before, after) if changed else None

    @property
    def is_first(self) -> bool:
        return not self.before.path

    @property
    def is_empty(self) -> bool:
        quiet = all(piece.is_quiet for piece in self.pieces)
        return quiet and not self.fields and not self.lead_images

    @property
    def summary(self) -> str:
        """How much changed, in one sentence."""
        kinds = [piece.kind for piece in self.pieces]
        counted = [
            (len(self.fields), "Angabe", "Angaben", "geändert"),
            (kinds.count("changed") + kinds.count("marked"), "Baustein", "Bausteine", "geändert"),
            (kinds.count("added"), "Baustein", "Bausteine", "eingefügt"),
            (kinds.count("removed"), "Baustein", "Bausteine", "entfernt"),
            (sum(piece.moved for piece in self.pieces), "Baustein", "Bausteine", "verschoben"),
        ]
        parts = [f"{n} {one if n == 1 else many} {how}" for n, one, many, how in counted if n]
        return ", ".join(parts) + "." if parts else "Es gibt keinen Unterschied."


def compare(before: Side, after: Side) -> Comparison:
    """Return what differs. One query for the titles of documents that either side names."""
    if before.pieces and not before.knows_blocks:
        after = after.in_elements()
    elif after.pieces and not after.knows_blocks:
        before = before.in_elements()
    names = _names(before, after)
    return Comparison(
        before, after, list(_fields(before, after, names)), list(_pieces(before, after, names))
    )


def _names(before: Side, after: Side) -> Names:
    keys: set[int] = set()
    posts: dict[int | str, str] = {}
    for side in (before, after):
        posts |= {post["post"]: post["title"] for post in side.data.get("post_contacts", [])}
        keys |= keys_in(side.data).union(*(contacts_in(piece.html) for piece in side.pieces))
    titles = Document.objects.filter(pk__in=keys).order_by().values_list("pk", "title")
    return {**posts, **dict(titles)}


def _fields(before: Side, after: Side, names: Names) -> Iterator[FieldChange]:
    one, other = _told(before, names), _told(after, names)
    for label in [*other, *(label for label in one if label not in other)]:
        segments = word_changes(one.get(label, ""), other.get(label, ""))
        if is_changed(segments):
            yield FieldChange(label, _lines(segments), name_of_field(after.kind, label))


def _told(side: Side, names: Names) -> dict[str, str]:
    image = side.data.get("lead_image") or {}
    return {
        "Titel": side.title,
        "Vorspann": side.summary,
        "Adresse": side.path,
        "Titelbild": "\n".join(filter(None, (image.get(key) for key in ("alt", "credit")))),
        **described(side.kind, side.data, names),
    }


def _pieces(before: Side, after: Side, names: Names) -> Iterator[PieceChange]:
    former = [Item(p.block, p.label, words_of(p.html, names)) for p in before.pieces]
    present = [Item(p.block, p.label, words_of(p.html, names)) for p in after.pieces]
    if not (before.knows_blocks and after.knows_blocks):
        # Cut into elements: what block they belong to says nothing about which is which
        former = [Item("", "", item.words) for item in former]
        present = [Item("", "", item.words) for item in present]
    for pair in aligned(former, present):
        old = None if pair.before is None else before.pieces[pair.before]
        new = None if pair.after is None else after.pieces[pair.after]
        old_words = "" if pair.before is None else former[pair.before].words
        new_words = "" if pair.after is None else present[pair.after].words
        yield _change(pair, old, new, word_changes(old_words, new_words))


def _change(
    pair: Pair, old: Piece | None, new: Piece | None, segments: list[Segment]
) -> PieceChange:
    shown = new or old
    assert shown is not None
    pictures = _pictures(old, new)
    return PieceChange(
        kind=_kind(old, new, segments),
        label=shown.label,
        lines=_lines(segments),
        block=new.block if new else "",
        former_place=None if pair.before is None else pair.before + 1,
        place=None if pair.after is None else pair.after + 1,
        moved=pair.moved,
        picture_before=mark_safe(old.html) if old and pictures else None,
        picture_after=mark_safe(new.html) if new and pictures else None,
    )


def _kind(old: Piece | None, new: Piece | None, segments: list[Segment]) -> str:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if is_changed(segments) or pictures_in(old.html) != pictures_in(new.html):
        return "changed"
    return "same" if old.html == new.html else "marked"


def _pictures(old: Piece | None, new: Piece | None) -> bool:
    """Tell whether the two are to be looked at side by side: they show other pictures."""
    before, after = (pictures_in(piece.html) if piece else [] for piece in (old, new))
    return before != after


def _lines(segments: list[Segment]) -> list[Line]:
    """Cut segments at line breaks; each line is a list of segments."""
    lines: list[Line] = [[]]
    for segment in segments:
        first, *others = segment.text.split("\n")
        if first:
            lines[-1].append(Segment(segment.kind, first))
        for text in others:
            lines.append([Segment(segment.kind, text)] if text else [])
    return [line for line in lines if line]
