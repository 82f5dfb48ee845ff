"""Which page somebody writes about: its address, and the edition of it that they had before them."""

import re
from dataclasses import dataclass
from datetime import datetime

from publishing.languages import Language
from publishing.models import Edition

LONGEST = 250
LOCAL = re.compile(r"/(?!/)[^\s\\]*\Z")


@dataclass(frozen=True)
class Seen:
    """`edition` is the key of the edition named, or 0; `title` is only told while that edition is public."""

    path: str = ""
    edition: int = 0
    title: str = ""
    spoken: Language | None = None


def page_seen(path: str, number: str, at: datetime) -> Seen:
    """Return what an address and an edition's number from a link mean at the moment `at`: at most two queries.

    Whatever is no address of ours is no page.
    """
    path = local(path)
    if not path or not (number.isascii() and number.isdigit() and len(number) < 9):
        return Seen(path)
    editions = Edition.objects.started(at).filter(path=path, number=int(number))
    key = editions.order_by("-live_from").values_list("pk", flat=True).first()
    return seen_again(path, key or 0, at)


def seen_again(path: str, key: int, at: datetime) -> Seen:
    """Return the page with the title of the edition, if that is public at the moment `at`: at most one query."""
    edition = Edition.objects.live(at).filter(pk=key).for_card().first() if key else None
    if edition is None:
        return Seen(path, key)
    return Seen(path, key, edition.title, edition.spoken)


def local(address: str) -> str:
    """Return an address below the domain as it was given, or "" where it is none or too long."""
    address = address.strip()
    return address if LOCAL.match(address) and len(address) <= LONGEST else ""
