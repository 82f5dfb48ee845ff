"""How a picture or document gets into the library and out of it: row and files together, harmless when repeated."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image as Pillow

from . import renditions
from .addresses import stored_name
from .documents import CheckedFile, check_document
from .models import Download, Image
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
    image.file = _put(picture.content_hash, name, content)
    made = dict(renditions.make(picture.pixels))
    for name, content in made.items():
        _put(picture.content_hash, name, content)
    _store_cards(image, picture.pixels, made)


def attach_document(download: Download, checked: CheckedFile) -> None:
    """Store a document and tell the (unsaved) row where it is."""
    download.content_hash = checked.content_hash
    download.filename = checked.filename
    download.mime_type = checked.mime_type
    download.size = len(checked.content)
    download.file = _put(checked.content_hash, checked.filename, checked.content)


def renew_cards(image: Image) -> None:
    """Make the crops around a focal point that was moved; the former ones stay for the editions that show them."""
    with image.file.open("rb") as stored, Pillow.open(stored) as pixels:
        pixels.load()
        _store_cards(image, pixels)


def forget(item: Image | Download) -> None:
    """Delete an image or document and, once that is certain, its files; raise InUse where a text shows it."""
    content_hash = item.content_hash
    with transaction.atomic():
        require_unused(item)
        item.delete()
        transaction.on_commit(lambda: _remove_files(content_hash))


def _store_cards(
    image: Image, pixels: Pillow.Image, made: Mapping[str, bytes] | None = None
) -> None:
    for name, content in renditions.make_cards(pixels, (image.focal_x, image.focal_y), made):
        _put(image.content_hash, name, content)


def _put(content_hash: str, name: str, content: bytes) -> str:
    """Store a file under its one name; a complete one that is there already stays, a broken one is replaced."""
    wanted = stored_name(content_hash, name)
    if default_storage.exists(wanted):
        if default_storage.size(wanted) == len(content):
            return wanted
        default_storage.delete(wanted)
    stored = default_storage.save(wanted, ContentFile(content))
    if stored != wanted:
        # Somebody else stored the same file in the same moment
        default_storage.delete(stored)
    return wanted


def _remove_files(content_hash: str) -> None:
    folder = stored_name(content_hash, "").rstrip("/")
    for name in default_storage.listdir(folder)[1]:
        default_storage.delete(f"{folder}/{name}")
