"""Checks of the other blocks: nothing empty, tables with heads, quotes with names, documents for everybody."""

from collections.abc import Collection, Iterator

from media_library.models import Download

from ..models import (
    DownloadBlock,
    EventDatesBlock,
    FactsBlock,
    LinkListBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
    VideoBlock,
)
from .markup import links_in, text_in
from .places import Place
from .problem import Problem, hint


def block_problems(place: Place) -> Iterator[Problem]:
    match place.block:
        case TextBlock() | FactsBlock():
            yield from _empty_prose(place, "text")
        case QuestionBlock():
            yield from _empty_prose(place, "answer")
        case LinkListBlock():
            yield from _link_list(place)
        case QuoteBlock():
            yield from _quote(place)
        case TableBlock():
            yield from _table(place)
        case DownloadBlock():
            yield from _download(place)
        case EventDatesBlock():
            yield from _dates(place)
        case VideoBlock():
            yield from _video(place)


def _empty_prose(place: Place, field: str) -> Iterator[Problem]:
    if not text_in(getattr(place.block, field)):
        yield Problem(
            f"Leerer Text {place.words}: Schreiben Sie etwas oder löschen Sie den Baustein.",
            place.anchor(field),
        )


def _link_list(place: Place) -> Iterator[Problem]:
    if not links_in(place.block.text):
        yield Problem(f"Linkliste {place.words}: Sie enthält keinen Link.", place.anchor("text"))


def _quote(place: Place) -> Iterator[Problem]:
    if not place.block.quote.strip():
        yield Problem(f"Zitat {place.words}: Der Wortlaut fehlt.", place.anchor("quote"))
    if not place.block.person.strip():
        yield Problem(f"Zitat {place.words}: Es fehlt, wer das gesagt hat.", place.anchor("person"))


def _table(place: Place) -> Iterator[Problem]:
    block = place.block
    if not block.caption.strip():
        yield Problem(
            f"Tabelle {place.words}: Die Tabellenüberschrift fehlt. Sie sagt, was die Tabelle zeigt.",
            place.anchor("caption"),
        )
    if not block.body:
        yield Problem(
            f"Tabelle {place.words}: Unter den Spaltenköpfen fehlt mindestens eine Zeile.",
            place.anchor("cells"),
        )
    if block.column_headers and (
        not all(block.head[1 if block.row_headers else 0 :]) or not any(block.head)
    ):
        yield Problem(
            f"Tabelle {place.words}: In der ersten Zeile braucht jede Spalte eine Überschrift.",
            place.anchor("cells"),
        )
    if block.row_headers and not all(row[0] for row in block.body):
        yield Problem(
            f"Tabelle {place.words}: In der ersten Spalte fehlt ein Zeilenkopf.",
            place.anchor("cells"),
        )


def _download(place: Place) -> Iterator[Problem]:
    yield from file_problems(place.block.file, place.words, place.anchor("file"))


def repeated_file_problems(place: Place, own_files: Collection[str]) -> Iterator[Problem]:
    """Yield a hint where the block offers a file that the page has beside its blocks, too: `own_files` by hash."""
    block = place.block
    if isinstance(block, DownloadBlock) and block.file_id and block.file.content_hash in own_files:
        yield hint(
            f"Datei „{block.file.title}“ {place.words}: Sie steht auch unter „Dokumente“. Einmal genügt.",
            place.anchor("file"),
        )


def file_problems(file: Download, where: str, anchor: str) -> Iterator[Problem]:
    """Yield what is wrong with offering the file; `where` are the words for the place, `anchor` its field."""
    if not file.is_accessible and not file.alternative:
        yield Problem(
            f"Datei „{file.title}“ {where}: Sie ist {file.get_accessibility_display()}. Nennen Sie in der"
            " Mediathek die Webseite mit demselben Inhalt, oder bestätigen Sie dort nach einer Prüfung die"
            " Barrierefreiheit.",
            anchor,
        )


def _dates(place: Place) -> Iterator[Problem]:
    if not place.block.dates:
        yield Problem(f"Termine {place.words}: Es steht kein Termin darin.", place.anchor("dates"))


def _video(place: Place) -> Iterator[Problem]:
    if not place.block.provider_name:
        yield Problem(
            f"Video {place.words}: Der Anbieter fehlt. Die Seite kann dieses Video nur verlinken; nennen Sie, zu wem"
            " der Link führt.",
            place.anchor("provider"),
        )
