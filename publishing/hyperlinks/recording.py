"""Which addresses an edition links to; noted when the edition is written."""

from typing import Any

from publishing.models import Edition, Hyperlink, HyperlinkUse
from publishing.models.hyperlink import LONGEST
from publishing.readiness.markup import links_in

CHECKED = ("http://", "https://", "/")


def addresses_of(edition: Edition) -> list[str]:
    """Return what the edition's text and data link to, without fragments, each once, sorted."""
    found = [link.href.strip() for link in links_in(edition.body_html)]
    found += _addresses_in(edition.data)
    bare = {address.partition("#")[0] for address in found if address.startswith(CHECKED)}
    return sorted(address for address in bare if 1 < len(address) <= LONGEST)


def record(edition: Edition) -> None:
    """Note the edition's links; runs in the transaction that writes the edition."""
    addresses = addresses_of(edition)
    if not addresses:
        return
    Hyperlink.objects.bulk_create(
        [Hyperlink(address=address) for address in addresses], ignore_conflicts=True
    )
    known = Hyperlink.objects.filter(address__in=addresses)
    HyperlinkUse.objects.bulk_create(
        [HyperlinkUse(edition=edition, hyperlink=hyperlink) for hyperlink in known]
    )


def _addresses_in(data: Any) -> list[str]:
    """Return the web addresses among the values of frozen data; paths of our own are resolved at reading."""
    if isinstance(data, str):
        return [data] if data.startswith(("http://", "https://")) else []
    if isinstance(data, dict):
        data = list(data.values())
    return [one for value in data for one in _addresses_in(value)] if isinstance(data, list) else []
