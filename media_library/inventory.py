"""Whether every row has its files and every file has its row, and the removal of what nobody names any more."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from . import folders, storing
from .addresses import rendition_name
from .models import Download, FormerFile, Image
from .renditions import FORMATS, card_widths_of, widths_of
from .usage import shown_hashes

# An upload is checked, stored and named within minutes; what is older belongs to a server that is gone
UNFINISHED_FOR = timedelta(hours=1)
# A replaced file that no edition shows is kept a while, in case the replacement was a mistake
FORMER_FOR = timedelta(days=30)
AT_ONCE = 500


@dataclass(frozen=True)
class Inventory:
    """German lines about what is wrong; `missing` needs a person, the others go by `tidy_up`."""

    missing: list[str]
    unnamed: list[str]
    unfinished: list[str]
    strangers: list[str]

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.unnamed or self.unfinished or self.strangers)


@dataclass(frozen=True)
class Tidied:
    folders: int
    unfinished: int
    former: int


def take(older_than: timedelta = UNFINISHED_FOR) -> Inventory:
    """Compare all rows with all files; what was touched within `older_than` may still become whole, and is left out."""
    limit = _limit(older_than)
    return Inventory(
        missing=list(_missing()),
        unnamed=[f"{found.content_hash}: Kein Eintrag nennt diesen Inhalt." for found in _unnamed(limit)],
        unfinished=[f"{path.name}: nicht fertig geworden." for path in folders.passing(limit)],
        strangers=[f"{path}: gehört nicht hierher." for path in folders.strangers()],
    )  # fmt: skip


def tidy_up(at: datetime, older_than: timedelta = UNFINISHED_FOR) -> Tidied:
    """Remove what nobody names and what was left unfinished, both untouched for `older_than`, and old former files.

    Harmless beside uploads and when repeated. What lies in the storage and is none of ours stays.
    """
    former = forget_former(at - FORMER_FOR)
    limit = _limit(older_than)
    removed = storing.remove_unnamed(_unnamed(limit))
    unfinished = list(folders.passing(limit))
    for path in unfinished:
        folders.drop(path)
    return Tidied(folders=removed, unfinished=len(unfinished), former=former)


def forget_former(before: datetime) -> int:
    """Delete the former files that were replaced before that moment and that no edition shows; return how many."""
    old = FormerFile.objects.filter(replaced_at__lt=before).order_by("pk")
    forgotten = 0
    for batch in _batches(old.iterator(chunk_size=AT_ONCE)):
        hashes = {former.content_hash for former in batch}
        shown = shown_hashes(hashes)
        unshown = [former.pk for former in batch if former.content_hash not in shown]
        with transaction.atomic():
            seen = list(filter(None, map(folders.folder, hashes - shown)))
            forgotten += FormerFile.objects.filter(pk__in=unshown).delete()[0]
            transaction.on_commit(lambda seen=seen: storing.remove_unnamed(seen))  # type: ignore[misc]
    return forgotten


def _limit(older_than: timedelta) -> int:
    # Compared with times that the file system wrote, not with the portal's own
    return time.time_ns() - int(older_than.total_seconds() * 1e9)


def _unnamed(limit: int) -> Iterator[folders.Folder]:
    """Yield the folders that neither a row nor an edition names, untouched since `limit` (nanoseconds)."""
    for batch in _batches(folders.all_folders()):
        hashes = {found.content_hash for found in batch}
        needed = storing.named_hashes(hashes) | shown_hashes(hashes)
        for found in batch:
            if found.touched < limit and found.content_hash not in needed:
                yield found


def _missing() -> Iterator[str]:
    for image in Image.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        wanted = {storing.original_name(image): None, **_renditions(image.width, image.height)}
        wanted |= _cards(image)
        yield from _faults(image, wanted)
    for download in Download.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        yield from _faults(download, {download.filename: download.size})
    former_files = FormerFile.objects.select_related("image", "download").order_by("pk")
    for former in former_files.iterator(chunk_size=AT_ONCE):
        wanted = {former.name: former.size}
        if former.width and former.height:
            wanted |= _renditions(former.width, former.height)
        yield from _faults(former, wanted)


def _faults(row: Image | Download | FormerFile, wanted: dict[str, int | None]) -> Iterator[str]:
    """Yield a line where files of a row are not there; `wanted` are names with sizes (None: any but empty)."""
    there = folders.sizes(row.content_hash)
    faults = [
        name
        for name, size in wanted.items()
        if not there.get(name) or (size is not None and there[name] != size)
    ]
    # Deleted while we looked: then the files are rightly gone
    if faults and type(row)._default_manager.filter(pk=row.pk).exists():
        kind = row._meta.verbose_name
        yield f"{kind} {row.pk} („{row}“): Es fehlt {', '.join(faults)} in {row.content_hash}."


def _renditions(width: int, height: int) -> dict[str, int | None]:
    return {
        rendition_name(wide, extension): None for wide in widths_of(width) for extension in FORMATS
    }


def _cards(image: Image) -> dict[str, int | None]:
    focal = (image.focal_x, image.focal_y)
    widths = card_widths_of(image.width, image.height)
    return {
        rendition_name(width, extension, focal): None for width in widths for extension in FORMATS
    }


def _batches(items: Iterable) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, AT_ONCE)):
        yield batch
