"""What public pages read: one edition by its address, its neighbours in both directions, always as of one moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from . import languages
from .hindsight import Hindsight
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
    In hindsight nothing withdrawn or redacted is found, whenever that happened.
    """
    return at_first([path], at)[0]


def at_first(paths: Sequence[str], at: datetime) -> tuple[Found | None, str]:
    """Return what stands at the first of the addresses where anything is left, and that address.

    Where nothing is left at any, it is the last one. One query for all of them; a second one as in `at_path`.
    """
    lasts = _last_at(paths, at)
    found, path = None, ""
    for path in paths:
        found = _found(path, lasts.get(path), at)
        if found not in (None, Found()):
            break
    return found, path


def _found(path: str, last: Edition | None, at: datetime) -> Found | None:
    if last is None:
        return None
    laid = _laid_over(last)
    if laid and laid.kind == Kind.VANISHED:
        return None
    if laid and laid.kind == Kind.GONE:
        return Found(withdrawal=laid)
    if laid and laid.kind == Kind.REDIRECTED:
        return _merged_into(laid.target, getattr(at, "seen_from", at))
    if isinstance(at, Hindsight) and (laid or last.redacted_at):
        return Found(withdrawal=laid)
    if last.covers(at):
        return Found(edition=last, withdrawal=laid)
    present = _latest(Edition.objects.filter(document=last.document_id), at)
    if present and present.path != path and present.covers(at):
        return Found(moved_to=present.path)
    return Found(withdrawal=laid)


def _last_at(paths: Sequence[str], at: datetime) -> dict[str, Edition]:
    """Return by address the edition that started last there.

    Ranges on one path never overlap, so it is the only one there that can be live.
    """
    if len(paths) == 1:
        last = _latest(Edition.objects.filter(path=paths[0]), at)
        return {last.path: last} if last else {}
    started = Edition.objects.filter(path=OuterRef("path")).started(at).order_by("-live_from")
    lasts = Edition.objects.filter(path__in=paths, pk=Subquery(started.values("pk")[:1]))
    return {one.path: one for one in _with_laid(lasts, at)}


def _latest(editions: EditionQuerySet, at: datetime) -> Edition | None:
    """Return the edition that started last before `at`, with what is laid over its document as columns."""
    return _with_laid(editions.started(at), at).order_by("-live_from").first()


def _with_laid(editions: EditionQuerySet, at: datetime) -> EditionQuerySet:
    effective = Withdrawal.objects.effective(at).filter(document=OuterRef("document"))
    columns: dict[str, Any] = {
        f"laid_{name}": Subquery(effective.values(name)[:1]) for name in LAID
    }
    columns["is_behind"] = _is_behind(at)
    return editions.annotate(**columns).order_by()


def _is_behind(at: datetime) -> Exists:
    newer = Edition.objects.overtaking(source="translation_of", followed="follows__number", at=at)
    return Exists(newer)


def _laid_over(edition: Any) -> Laid | None:
    values = [getattr(edition, f"laid_{name}") for name in LAID]
    return Laid(*values) if values[0] else None


def _merged_into(document_id: int | None, at: datetime) -> Found:
    """Lead on to the target; where that was merged in its turn, its address leads on."""
    target = _latest(Edition.objects.filter(document=document_id), at)
    if target is None:
        return Found()
    laid = _laid_over(target)
    leads_on = laid.kind in (Kind.REDIRECTED, Kind.WITHDRAWN) if laid else target.covers(at)
    return Found(moved_to=target.path) if leads_on else Found()


@dataclass(frozen=True)
class Surroundings:
    """What a page shows of others: `targets` by rel, in its order; `languages` in which one can read it now.

    A target is shown in the page's language where it is live in that, else in German.
    """

    targets: dict[str, list[Edition]]
    languages: list[Edition]

    def in_german(self) -> Edition | None:
        return next((one for one in self.languages if one.spoken.is_german), None)


def surroundings(edition: Edition, at: datetime) -> Surroundings:
    """Return the live editions to which `edition` refers, and those that say the same in any language: one query.

    Where the text names posts, the target "staff" are the people of their units, among them whoever holds the posts.
    """
    links, subject = edition.data.get("links", []), edition.subject_id
    wanted = {link["target"] for link in links}
    around = Q(document__in=wanted | {subject}) | Q(translation_of=subject)
    if not edition.spoken.is_german:
        around |= Q(translation_of__in=wanted, language=edition.language)
    editions = Edition.objects.live(at).filter(around).order_by().for_card()
    staffed = {item["department"] for item in edition.data.get("post_contacts", [])}
    if staffed:
        staff = referring_to_any(staffed, rel="department", kinds=["person"], at=at)
        editions = editions.union(staff, all=True)
    found = {one.document_id: one for one in editions}.values()
    # What is in the page's language comes last and stays
    live = {
        one.subject_id: one
        for one in sorted(found, key=lambda one: one.language == edition.language)
    }
    targets = defaultdict(list)
    for link in links:
        if link["target"] in live:
            targets[link["rel"]].append(live[link["target"]])
    if staffed:
        targets["staff"] = [one for one in found if one.kind == "person" and one.spoken.is_german]
    same = [one for one in found if one.subject_id == subject]
    order = list(languages.BY_CODE)
    return Surroundings(dict(targets), sorted(same, key=lambda one: order.index(one.language)))


def is_behind(edition: Edition, at: datetime) -> bool:
    """Tell whether the source has got a major edition since the one followed; no query for what `at_path` found."""
    if not edition.translation_of_id:
        return False
    if hasattr(edition, "is_behind"):
        return edition.is_behind
    followed = (edition.data.get("translation") or {}).get("follows") or 0
    newer = Edition.objects.announced().started(at).filter(document=edition.translation_of_id)
    return newer.filter(number__gt=followed).exists()


def targets(edition: Edition, at: datetime) -> dict[str, list[Edition]]:
    """Return the live editions of the documents that `edition` refers to, by rel, in its order: one query."""
    return surroundings(edition, at).targets


def live_by_document(document_ids: Iterable[int], at: datetime) -> dict[int, Edition]:
    """Return the live editions of the documents, by document: one query, none when there are no documents."""
    ids = set(document_ids)
    if not ids:
        return {}
    editions = Edition.objects.live(at).filter(document__in=ids).order_by().for_card()
    return {edition.document_id: edition for edition in editions}


def in_site_language(editions: Iterable[Edition], at: datetime) -> list[Edition]:
    """Return the editions in their order, German ones in the language of the site where they are live in it.

    One query; none where the site speaks German.
    """
    editions, language = list(editions), languages.of_site()
    ids = {one.document_id for one in editions if one.spoken.is_german}
    if language.is_german or not ids:
        return editions
    found = Edition.objects.live(at).filter(translation_of__in=ids, language=language.code)
    translated = {one.subject_id: one for one in found.order_by().for_card()}
    return [translated.get(one.document_id, one) for one in editions]


def target_ids(editions: Iterable[Edition], rel: str) -> set[int]:
    """Return the documents to which the editions refer by `rel`, live or not: no query."""
    return {
        link["target"]
        for edition in editions
        for link in edition.data.get("links", [])
        if link["rel"] == rel
    }


def referring(
    document_id: int, *, rel: str, kind: str, at: datetime, language: str = languages.GERMAN
) -> EditionQuerySet:
    """Return the live editions of `kind` that refer to the document by `rel`, in one language, newest first."""
    links = {"links__target": document_id, "links__rel": rel, "links__kind": kind}
    return _by_link(links, at, language)


def together(at: datetime, *parts: EditionQuerySet) -> list[Edition]:
    """Return the live editions of all parts, each of which may be cut, in no order: one query."""
    live = Edition.objects.live(at).order_by().for_card()
    first, *others = (live.filter(pk__in=part.values("pk")) for part in parts)
    return list(first.union(*others, all=True))


def _by_link(links: dict[str, Any], at: datetime, language: str) -> EditionQuerySet:
    # Ordered by the links' columns: their index finds the first few of very many without sorting them all
    columns = {"listed_at": F("links__sort_at"), "listed_id": F("links__edition_id")}
    return (
        Edition.objects.live(at)
        .in_language(language)
        .filter(**links)
        .annotate(**columns)
        .order_by("-listed_at", "-listed_id")
        .for_card()
    )


def referring_to_any(
    document_ids: Iterable[int], *, rel: str, kinds: Iterable[str], at: datetime
) -> EditionQuerySet:
    """Return the live German editions of the kinds that refer to any of the documents, each once, unordered."""
    linked = Edition.objects.filter(
        links__target__in=set(document_ids), links__rel=rel, links__kind__in=list(kinds)
    )
    german = Edition.objects.live(at).in_language(languages.GERMAN)
    return german.filter(pk__in=linked.values("pk")).order_by().for_card()


def announced_so_far(edition: Edition, at: datetime) -> list[Edition]:
    """Return the announced editions of the text up to `edition`, latest first, with note and `live_from`.

    Mere corrections are not announced, and a redacted edition has lost its note. No query for a first edition.
    """
    if edition.number is None or edition.number < 2:
        return [edition] if edition.live_from else []
    return list(
        Edition.objects.started(at)
        .announced()
        .filter(document=edition.document_id, number__lte=edition.number)
        .filter(redacted_at__isnull=True)
        .only("document", "number", "live_from", "live_until", "change_note")
        .order_by("-number")
    )


def in_order(ids: list[int], at: datetime) -> list[Edition]:
    """Return the live German editions with these ids, in their order, without their text: one query.

    What is live in the language of the site too comes in that, with the German one as its attribute `in_german`.
    """
    if not ids:
        return []
    asked, language = Q(pk__in=ids), languages.of_site()
    if not language.is_german:
        sources = Edition.objects.filter(pk__in=ids).values("document")
        asked |= Q(translation_of__in=sources, language=language.code)
    found = list(Edition.objects.live(at).filter(asked).order_by().for_card())
    by_id: dict[int, Any] = {one.pk: one for one in found}
    translated = {one.translation_of_id: one for one in found if one.translation_of_id}
    result = []
    for german in (by_id[pk] for pk in ids if pk in by_id):
        shown = translated.get(german.document_id, german)
        shown.in_german = german
        result.append(shown)
    return result


def history(editions: EditionQuerySet, at: datetime) -> EditionQuerySet:
    """Return every edition that was public up to `at` of the documents whose live edition is among `editions`.

    Each has `ended_at`: None for what is live still, whatever end is planned. A redacted one is among them, for that
    there was one is no secret; its words are gone.
    """
    started = Edition.objects.started(at).filter(
        document__in=editions.order_by().values("document")
    )
    over = When(live_until__lte=at, then=F("live_until"))
    return started.annotate(ended_at=Case(over, default=None)).for_card()
