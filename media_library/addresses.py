"""Where the files of a content hash lie in the storage, and under which public address they are read."""

import re

# Part of frozen pages: never change it without redirects
PUBLIC_PREFIX = "/medien/"

HASH = re.compile(r"[0-9a-f]{64}\Z")
RENDITION = re.compile(r"[1-9][0-9]{0,4}(-3x2-[0-9]{1,3}-[0-9]{1,3})?\.(avif|webp|jpg)\Z")
FILENAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(pdf|docx|xlsx|odt|ods|csv|txt|ics)\Z")


def public_url(content_hash: str, name: str) -> str:
    """Return the address, without the domain, of a file of the content `content_hash`."""
    return f"{PUBLIC_PREFIX}{content_hash}/{name}"


def stored_name(content_hash: str, name: str) -> str:
    """Return the storage name; two letters of the hash keep folders small."""
    return f"{content_hash[:2]}/{content_hash}/{name}"


def rendition_name(width: int, extension: str, focal: tuple[int, int] | None = None) -> str:
    """Return the file name of a rendition; with a focal point (percent) it is the 3:2 crop around it."""
    crop = f"-3x2-{focal[0]}-{focal[1]}" if focal else ""
    return f"{width}{crop}.{extension}"


def is_servable(content_hash: str, name: str) -> bool:
    """Tell whether the two parts of an address can name a rendition or a download: never an original."""
    return bool(HASH.match(content_hash) and (RENDITION.match(name) or FILENAME.match(name)))
