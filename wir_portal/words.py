"""Which German words of the public site are marked for translation: collected from the source, as gettext would."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation import template as translatable
from django.utils.translation import to_locale

from database.languages import OF_SITE

from .catalogs import locale_of

FUNCTIONS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
APPS = (
    "wir_portal", "open_data", "subscriptions", "news", "programs", "duties", "organization", "publishing",
    "media_library", "accounts", "search", "database",
)  # fmt: skip
INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def collected(root: Path) -> Catalog:
    """Return all marked words below `root` with the files in which they stand."""
    catalog = Catalog()
    for path in _sources(root):
        place = (path.relative_to(root).as_posix(), 0)
        text = path.read_text()
        if path.suffix != ".py":
            # Python code in the eyes of a tokenizer, once nothing is indented
            text = INDENT.sub("", translatable.templatize(text, origin=place[0]))
        for _line, words, comments, context in extract("python", BytesIO(text.encode()), FUNCTIONS):
            catalog.add(words, locations=[place], auto_comments=comments, context=context)
    return catalog


def renewed(path: Path, words: Catalog) -> Catalog:
    """Return the catalog in the file with exactly these words: what is new is empty, what is gone is left out.

    A language in which the site does not speak has the words that a text needs (publishing.notices), and no empty ones.
    """
    with path.open("rb") as file:
        old = read_po(file, locale=locale_of(path))
    new = Catalog(
        locale=locale_of(path),
        project=old.project,
        header_comment=old.header_comment,
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        fuzzy=False,
    )
    for word in sorted((one for one in words if one.id), key=_order):
        kept = old.get(word.id if isinstance(word.id, str) else word.id[0], word.context)
        string = kept.string if kept and _fits(kept.string, word.id) else None
        if is_whole(path) or (kept and is_complete(kept)):
            new.add(word.id, string, locations=word.locations, context=word.context)
    return new


def is_whole(path: Path) -> bool:
    """Tell whether the catalog is of a language in which the site speaks, and must have every word."""
    return path.parent.parent.name in {to_locale(one.code.lower()) for one in OF_SITE}


def write(path: Path, catalog: Catalog) -> None:
    """Write the catalog without line numbers, which would change with every edit of the source."""
    with path.open("wb") as file:
        write_po(file, catalog, width=120, include_lineno=False, omit_header=False)


def is_complete(word: Message) -> bool:
    """Tell whether the word is translated, in all its plural forms."""
    strings = [word.string] if isinstance(word.string, str) else word.string
    return bool(strings) and all(strings or ())


def _fits(string: object, identifier: object) -> bool:
    return isinstance(string, str) == isinstance(identifier, str)


def _order(word: Message) -> tuple[str, str]:
    return min(place for place, _ in word.locations), str(word.id)


def _sources(root: Path) -> Iterator[Path]:
    for name in (*APPS, "templates"):
        yield from sorted((root / name).rglob("*.py"))
        yield from sorted((root / name).rglob("*.html"))
        yield from sorted((root / name).rglob("*.txt"))
