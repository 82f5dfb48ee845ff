"""What public pages read: one edition by its address, its neighbours in both directions, always as of one moment."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from .models import Edition, Withdrawal
from .models.edition import EditionQuerySet


@dataclass(frozen=True)
class Found:
    """What stands at an address: `edition` to show, `moved_to` to lead on, or neither (it is over)."""

    edition: Edition | None = None
    withdrawal: Withdrawal | None = None
    moved_to: str = ""


def at_path(path: str, at: datetime) -> Found | None:
    """Return what stands at `path` at the moment `at`, or None where nothing was ever public.

    An address that a document had earlier leads on to its present one; one whose document is over is found empty.
    """
    edition = Edition.objects.live(at).filter(path=path).first()
    if edition:
        return Found(edition=edition)
    last = Edition.objects.started(at).filter(path=path).order_by("-live_from").first()
    if last is None:
        return None
    withdrawal = Withdrawal.objects.effective(at).filter(document=last.document_id).first()
    if withdrawal is None:
        return _present_address(last.document_id, path, at)
    match withdrawal.kind:
        case Withdrawal.Kind.VANISHED:
            return None
        case Withdrawal.Kind.REDIRECTED:
            return _present_address(withdrawal.target_id, path, at)
        case Withdrawal.Kind.WITHDRAWN:
            readable = Edition.objects.readable(at).filter(document=last.document_id).first()
            return Found(edition=readable, withdrawal=withdrawal)
    return Found(withdrawal=withdrawal)


def _present_address(document_id: int, path: str, at: datetime) -> Found:
    target = Edition.objects.live(at).filter(document=document_id).first()
    return Found(moved_to=target.path if target and target.path != path else "")


def targets(edition: Edition, at: datetime) -> dict[str, list[Edition]]:
    """Return the live editions of the documents that `edition` refers to, by rel, in its order: one query."""
    links = edition.data.get("links", [])
    ids = {link["target"] for link in links}
    by_document = {
        target.document_id: target
        for target in Edition.objects.live(at).filter(document__in=ids).for_card()
    } if ids else {}  # fmt: skip
    found = defaultdict(list)
    for link in links:
        if link["target"] in by_document:
            found[link["rel"]].append(by_document[link["target"]])
    return dict(found)


def referring(document_ids: list[int], *, rel: str, kind: str, at: datetime) -> EditionQuerySet:
    """Return the live editions of `kind` that refer to any of the documents by `rel`."""
    return (
        Edition.objects.live(at)
        .of_kind(kind)
        .filter(links__rel=rel, links__target__in=document_ids, links__kind=kind)
        .distinct()
        .for_card()
    ) if len(document_ids) != 1 else (
        Edition.objects.live(at)
        .of_kind(kind)
        .filter(links__rel=rel, links__target=document_ids[0], links__kind=kind)
        .for_card()
    )  # fmt: skip
