"""What differs between the stored working copy and what somebody typed over an older one, and how one takes over parts.

Both sides are fields as a browser sends them; what was typed has been carried on to the stored document (rebasing.py),
so that a row of a formset has the same number on both sides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import Truncator

from publishing.comparing import Segment, is_changed, word_changes

from . import sent
from .readable import words_in
from .rebasing import Place, Stored, merged, ordered, stored_order, typed_order
from .sent import Fields, Row, rows_of, with_rows

# Belong to the form and not to the text
TECHNICAL = {"id", "parent", "ordering", "DELETE", "seen_version"}
ORDER = "reihenfolge"
MARKUP_ONLY = "Die Wörter sind gleich; es unterscheidet sich nur, was fett, kursiv oder anders gegliedert ist."


@dataclass(frozen=True)
class Compared:
    """One field on both sides."""

    label: str
    segments: list[Segment]

    @property
    def stored(self) -> list[Segment]:
        return [segment for segment in self.segments if segment.kind != "added"]

    @property
    def typed(self) -> list[Segment]:
        return [segment for segment in self.segments if segment.kind != "removed"]

    @property
    def note(self) -> str:
        return "" if is_changed(self.segments) else MARKUP_ONLY


@dataclass(frozen=True)
class Difference:
    """A field of the document, a block or a part; `key` names it when its stored side is to be taken over."""

    key: str
    heading: str
    fields: list[Compared] = field(default_factory=list)
    # The side that alone has it: "stored", "typed" or neither
    only: str = ""

    @property
    def take(self) -> str:
        words = {"stored": "Doch aufnehmen", "typed": "Weglassen"}
        return words.get(self.only, "Gespeicherten Stand übernehmen")


def differences(
    form: Any, formsets: Iterable[Any], typed: Fields, stored: Stored
) -> list[Difference]:
    """Return what differs; `form` and `formsets` are those of the stored document, filled with what was typed."""
    formsets = list(formsets)
    found = [
        Difference(
            f"feld:{name}",
            str(form.fields[name].label),
            [_compared(form, name, typed, stored.fields)],
        )
        for name in form.changed_data
        if name not in TECHNICAL
    ]
    by_prefix = {each.prefix: each for each in formsets if each.prefix in stored.blocks}
    order = merged(typed_order(typed, stored), stored_order(typed, stored))
    for position, (prefix, index) in enumerate(order, 1):
        formset = by_prefix[prefix]
        name = f"Baustein {position}: {formset.model._meta.verbose_name}"
        found.extend(_row(formset, index, name, typed, stored))
    for formset in formsets:
        if formset.prefix not in by_prefix:
            for index in range(len(formset.forms)):
                name = str(formset.model._meta.verbose_name)
                found.extend(_row(formset, index, name, typed, stored))
    return [*found, *_order(by_prefix, typed, stored)]


def taken(typed: Fields, stored: Stored, key: str, form: forms.BaseForm) -> Fields:
    """Return what was typed with one difference settled for the stored side; an unknown key changes nothing."""
    what, _, name = key.partition(":")
    if what == "feld" and name in form.fields:
        widget, sides = form.fields[name].widget, [*typed, *stored.fields]
        names = sent.names_of(form.add_prefix(name), widget, sides)
        rest = {each: values for each, values in typed.items() if each not in names}
        return rest | {each: stored.fields[each] for each in names if each in stored.fields}
    if what == "zeile":
        return _taken_row(typed, stored, name)
    return ordered(typed, stored, as_stored=True) if key == ORDER else typed


def _taken_row(typed: Fields, stored: Stored, place: str) -> Fields:
    prefix, _, number = place.rpartition("-")
    rows, theirs = rows_of(typed, prefix), [row for row in rows_of(stored.fields, prefix) if row.pk]
    if not number.isdecimal() or int(number) >= len(rows):
        return typed
    index = int(number)
    if index < len(theirs):
        ordering = rows[index].fields.get("ordering", [])
        rows[index] = Row({**theirs[index].fields, **({"ordering": ordering} if ordering else {})})
    else:
        del rows[index]
    return with_rows(typed, prefix, rows[: len(theirs)], rows[len(theirs) :])


def _row(
    formset: Any, index: int, name: str, typed: Fields, stored: Stored
) -> Iterator[Difference]:
    form = formset.forms[index]
    shown = [each for each in form.fields if each not in TECHNICAL and not _is_link(form, each)]
    key = f"zeile:{formset.prefix}-{index}"
    is_stored = index < formset.initial_form_count()
    if is_stored and f"{formset.prefix}-{index}-DELETE" in typed:
        lines = _filled(form, shown, {}, stored.fields)
        yield Difference(key, name, lines, only="stored")
    elif not is_stored:
        lines = _filled(form, shown, typed, {})
        yield Difference(key, name, lines, only="typed")
    elif changed := [each for each in form.changed_data if each in shown]:
        yield Difference(
            key, name, [_compared(form, each, typed, stored.fields) for each in changed]
        )


def _filled(form: Any, names: list[str], typed: Fields, stored: Fields) -> list[Compared]:
    lines = [_compared(form, name, typed, stored) for name in names if name != "region"]
    return [line for line in lines if line.segments]


def _compared(form: Any, name: str, typed: Fields, stored: Fields) -> Compared:
    label = str(form.fields[name].label or "")
    sides = [words_in(form, name, side) if side else "" for side in (stored, typed)]
    return Compared(label, word_changes(*sides))


def _order(by_prefix: dict[str, Any], typed: Fields, stored: Stored) -> Iterator[Difference]:
    theirs, mine = stored_order(typed, stored), typed_order(typed, stored)
    theirs, mine = [at for at in theirs if at in mine], [at for at in mine if at in theirs]
    if theirs != mine:
        sides = (_listed(by_prefix, order, typed) for order in (theirs, mine))
        line = Compared("Bausteine in dieser Folge", word_changes(*sides))
        yield Difference(ORDER, "Reihenfolge der Bausteine", [line])


def _listed(by_prefix: dict[str, Any], order: list[Place], typed: Fields) -> str:
    lines = []
    for prefix, index in order:
        form = by_prefix[prefix].forms[index]
        names = [name for name in form.fields if name not in {*TECHNICAL, "region"}]
        words = next((line.segments[0].text for line in _filled(form, names, typed, {})), "")
        first = Truncator(" ".join(words.split())).words(8, truncate="…")
        lines.append(f"{by_prefix[prefix].model._meta.verbose_name}: {first}")
    return "\n".join(lines)


def _is_link(form: Any, name: str) -> bool:
    """Tell whether the field only says to which document a row belongs."""
    return isinstance(form.fields[name], forms.models.InlineForeignKeyField)
