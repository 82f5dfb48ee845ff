"""Whether what a link of an e-mail leads to can still be done."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from ..errors import StaleLink
from ..models import AddressChange, Invitation

Row = TypeVar("Row", Invitation, AddressChange)


def still_open(model: type[Row], key: UUID | None, *, at: datetime) -> Row:
    """Return the row with this key and its account; raise StaleLink where there is none, or it has ended."""
    row = model._default_manager.filter(pk=key).select_related("user").first() if key else None
    if row is None:
        raise StaleLink("unknown")
    if row.ending:
        raise StaleLink(row.ending)
    if row.expires_at <= at:
        raise StaleLink("expired")
    return row
