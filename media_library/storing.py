"""How a picture or document gets into the library and out of it: first the files, then the row that names them.

Whoever is killed in between leaves files that no row names; the next upload of the same content takes them over, or
media_library.inventory removes them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import transaction
from PIL import Image as Pillow

from . import folders, renditions
from .addresses import stored_name
from .documents import CheckedFile, check_document
from .models import Download, FormerFile, Image
from .pictures import Picture, clean_picture
from .refusals import AlreadyThere
from .usage import require_unused


def store_image(upload: BinaryIO, filename: str, **fields: Any) -> Image:
    """Clean an upload, store it with all renditions and return the new Image; `fields` are the model's.

    Raises Refused where the upload is not taken, AlreadyThere where the library has the same picture.
    """
    image = Image(**fields)
    attach_picture(image, new_picture(upload, filename))
    image.save()
    return image


def store_download(upload: BinaryIO, filename: str, **fields: Any) -> Download:
    """Check an upload, store it and return the new Download; raises as `store_image` does."""
    download = Download(**fields)
    attach_document(download, new_document(upload, filename))
    download.save()
    return download


def new_picture(upload: BinaryIO, filename: str) -> Picture:
    """Return the cleaned picture of an upload that the library does not have yet."""
    picture = clean_picture(upload, filename)
    existing = Image.objects.filter(content_hash=picture.content_hash).first()
    if existing:
        raise AlreadyThere(existing)
    return picture


def new_document(upload: BinaryIO, filename: str) -> CheckedFile:
    """Return an accepted document that the library does not have yet."""
    checked = check_document(upload, filename)
    existing = Download.objects.filter(content_hash=checked.content_hash).first()
    if existing:
        raise AlreadyThere(existing)
    return checked


def attach_picture(image: Image, picture: Picture) -> None:
    """Store a picture's files and tell the (unsaved) row where they are."""
    image.content_hash = picture.content_hash
    image.width, image.height = picture.width, picture.height
    name, content = renditions.original(picture)
    image.file = stored_name(picture.content_hash, name)
    made = dict(renditions.make(picture.pixels))
    cards = _cards(image, picture.pixels, made)
    folders.put(picture.content_hash, {name: content, **made, **cards})


def attach_document(download: Download, checked: CheckedFile) -> None:
    """Store a document and tell the (unsaved) row where it is."""
    download.content_hash = checked.content_hash
    download.filename = checked.filename
    download.mime_type = checked.mime_type
    download.size = len(checked.content)
    download.file = stored_name(checked.content_hash, checked.filename)
    folders.put(checked.content_hash, {checked.filename: checked.content})


def renew_cards(image: Image) -> None:
    """Make the crops around a focal point that was moved; the former ones stay for the editions that show them."""
    with image.file.open("rb") as stored, Pillow.open(stored) as pixels:
        pixels.load()
        folders.put(image.content_hash, _cards(image, pixels))


def forget(item: Image | Download, at: datetime) -> None:
    """Delete an image or document and, once that is certain, its files; raise InUse where a text shows it."""
    with transaction.atomic():
        require_unused(item, at)
        hashes = item.hashes()
        seen = list(filter(None, map(folders.folder, hashes)))
        item.delete()
        transaction.on_commit(lambda: remove_unnamed(seen))


def remove_unnamed(seen: Iterable[folders.Folder]) -> int:
    """Remove those of the folders that no row names and nobody has touched since; return how many."""
    seen = list(seen)
    named = named_hashes({folder.content_hash for folder in seen})
    return sum(
        folders.remove(folder.content_hash, folder.touched)
        for folder in seen
        if folder.content_hash not in named
    )


def named_hashes(hashes: Iterable[str]) -> set[str]:
    """Return those of the content hashes that a picture, a document or a former file of one has."""
    hashes = list(hashes)
    return {
        found
        for model in (Image, Download, FormerFile)
        for found in model._default_manager.filter(content_hash__in=hashes).values_list(
            "content_hash", flat=True
        )
    }


def original_name(item: Image | Download) -> str:
    """Return the name of the stored original in its folder."""
    return PurePath(str(item.file.name)).name


def _cards(
    image: Image, pixels: Pillow.Image, made: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    return dict(renditions.make_cards(pixels, (image.focal_x, image.focal_y), made))
