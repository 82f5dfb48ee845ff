"""What people do with pictures and documents of the library: permission, check, change, log, each as one function.

Each takes `by` (who) and `at` (the aware moment). Each raises Refused with a German sentence, and stores the files
before its transaction begins: encoding takes seconds, and nobody else should wait for it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction

from . import audit, storing, usage
from .documents import CheckedFile, check_document
from .models import Download, FormerFile, Image
from .pictures import Picture, clean_picture
from .refusals import AlreadyThere, Refused

# What a row says about its file
FILE_FIELDS: dict[type, list[str]] = {
    Image: ["file", "content_hash", "width", "height"],
    Download: ["file", "content_hash", "filename", "mime_type", "size"],
}
NOT_PERMITTED = "Ihr Konto hat dafür keine Berechtigung."
SAME_MOMENT = "Dieselbe Datei wurde im selben Moment schon hochgeladen. Bitte verwenden Sie den vorhandenen Eintrag."
CHANGED_MEANWHILE = (
    "Die Datei wurde inzwischen schon ausgetauscht. Bitte sehen Sie sich den neuen Stand an und entscheiden Sie dann."
)  # fmt: skip


def upload_image(
    upload: BinaryIO, filename: str, *, by: Any, at: datetime, keywords: list[str], **fields: Any
) -> Image:
    """Take a picture into the library; `fields` are the model's."""
    _permit(by, "add_image")
    image = Image(**fields, uploaded_by=by, uploaded_at=at)
    storing.attach_picture(image, storing.new_picture(upload, filename))
    _name(image, by=by, at=at, keywords=keywords)
    return image


def upload_download(
    upload: BinaryIO, filename: str, *, by: Any, at: datetime, **fields: Any
) -> Download:
    """Take a document into the library; `fields` are the model's."""
    _permit(by, "add_download")
    download = Download(**fields, uploaded_by=by, uploaded_at=at)
    storing.attach_document(download, storing.new_document(upload, filename))
    _name(download, by=by, at=at)
    return download


def replace_image(
    image: Image, upload: BinaryIO, filename: str, *, by: Any, at: datetime, seen: str, **words: Any
) -> Image:
    """Give the picture another file: texts keep it, public pages change with their next approved edition.

    `seen` is the content hash that the person saw; `words` replace what is said about the picture.
    """
    _permit(by, "change_image")
    picture = clean_picture(upload, filename)
    changed, former = _begin_exchange(image, picture, seen, words, by=by, at=at)
    storing.attach_picture(changed, picture)
    return _exchange(changed, former, seen, words)


def replace_download(
    download: Download,
    upload: BinaryIO,
    filename: str,
    *,
    by: Any,
    at: datetime,
    seen: str,
    **words: Any,
) -> Download:
    """Give the document another file; as `replace_image`."""
    _permit(by, "change_download")
    checked = check_document(upload, filename)
    changed, former = _begin_exchange(download, checked, seen, words, by=by, at=at)
    storing.attach_document(changed, checked)
    return _exchange(changed, former, seen, words)


@transaction.atomic
def delete(item: Image | Download, *, by: Any, at: datetime) -> None:
    """Delete a picture or document that nothing shows; raises usage.InUse."""
    _permit(by, f"delete_{item._meta.model_name}")
    audit.record(
        "delete_media", by=by, at=at, obj=item, details={"content_hash": item.content_hash}
    )
    storing.forget(item, at)


def note_upload(item: Image | Download, *, by: Any, at: datetime) -> None:
    """Write down that the item, whose row was just stored, has come into the library."""
    details = {"content_hash": item.content_hash}
    audit.record("upload_media", by=by, at=at, obj=item, details=details)


def note_change(item: Image | Download, *, by: Any, at: datetime, fields: Iterable[str]) -> None:
    """Write down that what is said about the item was changed; `fields` are names of model fields."""
    audit.record("change_media", by=by, at=at, obj=item, details={"fields": sorted(fields)})


def _permit(by: Any, permission: str) -> None:
    if not (by.is_active and by.has_perm(f"media_library.{permission}")):
        raise Refused(NOT_PERMITTED)


def _name(
    item: Image | Download, *, by: Any, at: datetime, keywords: list[str] | None = None
) -> None:
    """Store the row of files that are there already."""
    try:
        with transaction.atomic():
            item.save(force_insert=True)
            if isinstance(item, Image) and keywords:
                item.keywords.set(keywords)
            note_upload(item, by=by, at=at)
    except IntegrityError as error:
        raise Refused(SAME_MOMENT) from error


def _begin_exchange(
    item: Any,
    content: Picture | CheckedFile,
    seen: str,
    words: Mapping[str, Any],
    *,
    by: Any,
    at: datetime,
) -> tuple[Any, FormerFile]:
    """Return the item as it is stored, with its new words, and the unsaved note of its present file."""
    changed = type(item)._default_manager.get(pk=item.pk)
    _require_new(changed, content, seen)
    former = _former(changed, by=by, at=at)
    for name, value in words.items():
        setattr(changed, name, value)
    return changed, former


def _require_new(item: Image | Download, content: Picture | CheckedFile, seen: str) -> None:
    if item.content_hash != seen:
        raise Refused(CHANGED_MEANWHILE)
    if content.content_hash == item.content_hash:
        raise Refused(
            "Das ist genau die Datei, die schon hier steht. Es gibt nichts auszutauschen."
        )
    others = type(item)._default_manager.filter(content_hash=content.content_hash)
    other = others.first()
    if other:
        raise AlreadyThere(other)


def _former(item: Image | Download, *, by: Any, at: datetime) -> FormerFile:
    """Return the unsaved note of the file that the item has now."""
    former = FormerFile(
        content_hash=item.content_hash,
        name=storing.original_name(item),
        replaced_by=by,
        replaced_at=at,
    )
    if isinstance(item, Image):
        former.image, former.width, former.height = item, item.width, item.height
    else:
        former.download, former.size = item, item.size
    return former


def _exchange(item: Any, former: FormerFile, seen: str, words: Iterable[str]) -> Any:
    """Store that the item, whose new file is in place and in its fields, has replaced the former one."""
    by, at = former.replaced_by, former.replaced_at
    try:
        with transaction.atomic():
            present = type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk)
            if present.content_hash != seen:
                raise Refused(CHANGED_MEANWHILE)
            item.save(update_fields=[*FILE_FIELDS[type(item)], *words])
            # A file that comes back is a former one no longer
            item.former_files.filter(content_hash__in=[seen, item.content_hash]).delete()
            former.save(force_insert=True)
            usage.tell_replaced(item, by, at)
            details = {"old": seen, "new": item.content_hash}
            audit.record("replace_media", by=by, at=at, obj=item, details=details)
    except IntegrityError as error:
        raise Refused(SAME_MOMENT) from error
    return item
