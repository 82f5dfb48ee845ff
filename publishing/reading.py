"""What public pages read: one edition by its address, its neighbours in both directions, always as of one moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Subquery

from .models import Edition, Withdrawal
from .models.edition import EditionQuerySet

Kind = Withdrawal.Kind
LAID = ("kind", "explanation", "target", "effective_from")


@dataclass(frozen=True)
class Laid:
    """A withdrawal that is in effect; `target` is the document that a redirect leads to."""

    kind: str
    explanation: str
    target: int | None
    effective_from: datetime


@dataclass(frozen=True)
class Found:
    """What stands at an address: `edition` to show, `moved_to` to lead on, or neither (it is over).

    With a withdrawal beside an edition, the text stays readable under the explanation.
    """

    edition: Edition | None = None
    withdrawal: Laid | None = None
    moved_to: str = ""


def at_path(path: str, at: datetime) -> Found | None:
    """Return what stands at `path` at the moment `at`, or None where nothing was ever public: at most two queries.

    An address that a document had earlier leads on to its present one; one whose document is over is found empty.
    """
    # Ranges on one path never overlap, so the latest that started is the only one that can be live
    last = _latest(Edition.objects.filter(path=path), at)
    if last is None:
        return None
    laid = _laid_over(last)
    if laid and laid.kind == Kind.VANISHED:
        return None
    if laid and laid.kind == Kind.GONE:
        return Found(withdrawal=laid)
    if laid and laid.kind == Kind.REDIRECTED:
        return _merged_into(laid.target, at)
    if _in_range(last, at):
        return Found(edition=last, withdrawal=laid)
    present = _latest(Edition.objects.filter(document=last.document_id), at)
    if present and present.path != path and _in_range(present, at):
        return Found(moved_to=present.path)
    return Found(withdrawal=laid)


def _latest(editions: EditionQuerySet, at: datetime) -> Edition | None:
    """Return the edition that started last before `at`, with what is laid over its document as columns."""
    effective = Withdrawal.objects.effective(at).filter(document=OuterRef("document"))
    columns = {f"laid_{name}": Subquery(effective.values(name)[:1]) for name in LAID}
    return editions.started(at).annotate(**columns).order_by("-live_from").first()


def _laid_over(edition: Any) -> Laid | None:
    values = [getattr(edition, f"laid_{name}") for name in LAID]
    return Laid(*values) if values[0] else None


def _in_range(edition: Edition, at: datetime) -> bool:
    return edition.live_until is None or edition.live_until > at


def _merged_into(document_id: int | None, at: datetime) -> Found:
    """Lead on to the target; where that was merged in its turn, its address leads on."""
    target = _latest(Edition.objects.filter(document=document_id), at)
    if target is None:
        return Found()
    laid = _laid_over(target)
    leads_on = laid.kind in (Kind.REDIRECTED, Kind.WITHDRAWN) if laid else _in_range(target, at)
    return Found(moved_to=target.path) if leads_on else Found()


def targets(edition: Edition, at: datetime) -> dict[str, list[Edition]]:
    """Return the live editions of the documents that `edition` refers to, by rel, in its order: one query."""
    links = edition.data.get("links", [])
    live = live_by_document((link["target"] for link in links), at)
    found = defaultdict(list)
    for link in links:
        if link["target"] in live:
            found[link["rel"]].append(live[link["target"]])
    return dict(found)


def live_by_document(document_ids: Iterable[int], at: datetime) -> dict[int, Edition]:
    """Return the live editions of the documents, by document: one query, none when there are no documents."""
    ids = set(document_ids)
    if not ids:
        return {}
    editions = Edition.objects.live(at).filter(document__in=ids).order_by().for_card()
    return {edition.document_id: edition for edition in editions}


def target_ids(editions: Iterable[Edition], rel: str) -> set[int]:
    """Return the documents to which the editions refer by `rel`, live or not: no query."""
    return {
        link["target"]
        for edition in editions
        for link in edition.data.get("links", [])
        if link["rel"] == rel
    }


def referring(document_id: int, *, rel: str, kind: str, at: datetime) -> EditionQuerySet:
    """Return the live editions of `kind` that refer to the document by `rel`, newest first."""
    links = {"links__target": document_id, "links__rel": rel, "links__kind": kind}
    return _by_link(links, at)


def all_news_address(edition: Edition, parameter: str) -> str:
    """Return the address of the list of all announcements about the document: the list selects by its slug."""
    slug = edition.path.strip("/").rpartition("/")[2]
    return f"/aktuelles/?{urlencode({parameter: slug})}"


def about_topic(slug: str, *, kind: str, at: datetime) -> EditionQuerySet:
    """Return the live editions of `kind` with the topic, newest first."""
    return _by_link({"links__topic__slug": slug, "links__kind": kind}, at)


def _by_link(links: dict[str, Any], at: datetime) -> EditionQuerySet:
    # Ordered by the links' columns: their index finds the first few of very many without sorting them all
    columns = {"listed_at": F("links__sort_at"), "listed_id": F("links__edition_id")}
    return (
        Edition.objects.live(at)
        .filter(**links)
        .annotate(**columns)
        .order_by("-listed_at", "-listed_id")
        .for_card()
    )


def referring_to_any(
    document_ids: Iterable[int], *, rel: str, kinds: Iterable[str], at: datetime
) -> EditionQuerySet:
    """Return the live editions of the kinds that refer to any of the documents, each once, unordered."""
    linked = Edition.objects.filter(
        links__target__in=set(document_ids), links__rel=rel, links__kind__in=list(kinds)
    )
    return Edition.objects.live(at).filter(pk__in=linked.values("pk")).order_by().for_card()


def change_notes(edition: Edition, at: datetime) -> list[Edition]:
    """Return the announced changes of the text up to `edition`, latest first: editions with note and `live_from`."""
    return list(
        Edition.objects.started(at)
        .filter(document=edition.document_id, number__gt=1, number__lte=edition.number, minor=False)
        .only("document", "number", "live_from", "change_note")
        .order_by("-number")
    )
