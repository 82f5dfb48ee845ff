"""What every kind of document takes from a version: title, summary, address, change note, tags, blocks."""

from typing import Any

from ..outline import Pending, Version
from .blocks import Writer


def write_version(
    document: Any, version: Version | Pending, writer: Writer, tags: tuple[str, ...] = ()
) -> None:
    """Store the words of `version` in the working copy; fields set before on `document` are stored as well."""
    document.title = version.title
    document.summary = writer.line(version.summary)
    if isinstance(version, Version):
        document.slug = version.slug or document.slug
        document.change_note = version.note
        document.minor_change = version.minor
    document.save()
    if tags:
        document.tags.set(tags)
    writer.write(document, version.body)
