"""Checks of links to this site's own pages: what never existed is an error, what is merely not public a hint."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from media_library.models import Download, Image

from .. import kinds, languages
from ..models import Document, DownloadBlock, Edition, Withdrawal
from ..slugs import slug_in
from .markup import links_in
from .places import Place
from .problem import Problem, hint
from .texts import prose_of

# What stands there is for staff, or for the holder of one address
NOT_FOR_THE_PUBLIC = ("/admin/", "/konto/", "/vorschau/")
MEDIA_VIEW = "media"


class State(StrEnum):
    """Where an address of this site leads at a moment."""

    SHOWN = "shown"
    PLANNED = "planned"
    OVER = "over"
    DRAFT = "draft"
    NOWHERE = "nowhere"
    NOT_PUBLIC = "not public"


SENTENCES = {
    State.PLANNED: "Die Seite ist erst geplant. Bis sie erscheint, führt der Link ins Leere.",
    State.OVER: "Die Seite ist nicht mehr öffentlich. Nennen Sie eine andere, oder nehmen Sie den Link heraus.",
    State.DRAFT: "Die Seite ist noch nicht veröffentlicht. Bis dahin führt der Link ins Leere.",
    State.NOWHERE: "Unter dieser Adresse gibt es auf unserer Website nichts. Bitte prüfen Sie die Adresse.",
    State.NOT_PUBLIC: "Das kann die Öffentlichkeit nicht öffnen. Nennen Sie die Adresse der öffentlichen Seite.",
}  # fmt: skip
BLOCKING = {State.NOWHERE, State.NOT_PUBLIC}
# The position of what stands in no block; blocks count from 1
OUTSIDE = 0


class NamedLink(NamedTuple):
    """Where a link stands, in words and as an id of the form, what it says and where it leads."""

    position: int
    where: str
    anchor: str
    text: str
    address: str


def link_target_problems(
    document: Any, places: Sequence[Place], at: datetime
) -> dict[int, list[Problem]]:
    """Return the problems of links to this site, by the position of their block, OUTSIDE for those of the document.

    The number of queries depends on whether there are such links, never on how many: two for pages, one more for each
    sort of file, and one for each kind of document where an address was never public.
    """
    links = [*_in_blocks(places), *(NamedLink(OUTSIDE, *told) for told in document.own_links())]
    found = [(link, path) for link in links if (path := local_path(link.address))]
    states = states_of({path for _, path in found} - {document.public_path()}, at)
    problems: dict[int, list[Problem]] = defaultdict(list)
    for link, path in found:
        state = states.get(path, State.SHOWN)
        if state != State.SHOWN:
            make = Problem if state in BLOCKING else hint
            message = f"Link „{link.text}“ {link.where} (er führt zu {path}): {SENTENCES[state]}"
            problems[link.position].append(make(message, link.anchor))
    return problems


def _in_blocks(places: Sequence[Place]) -> Iterator[NamedLink]:
    for place in places:
        for field, html in prose_of(place):
            for link in links_in(html):
                yield NamedLink(
                    place.position, place.words, place.anchor(field), link.text, link.href
                )
    for place in places:
        if isinstance(place.block, DownloadBlock) and place.block.file_id:
            where = place.position, place.words, place.anchor("file")
            yield NamedLink(*where, *alternative_of(place.block.file))


def alternative_of(file: Download) -> tuple[str, str]:
    """Return the words and the address of the page that says what the file does, "" where it has none."""
    return f"Die Inhalte von „{file.title}“ als Webseite", file.alternative


def local_path(href: str) -> str:
    """Return the path on this site to which a link leads, with a slash at the end, or "" for all others."""
    href = href.strip().removeprefix(settings.SITE_URL)
    if not href.startswith("/") or href.startswith("//"):
        return ""
    path = unquote(urlsplit(href).path)
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"


def states_of(paths: Iterable[str], at: datetime) -> dict[str, State]:
    """Return where each path leads at the moment `at`."""
    states, files, pages = {}, {}, []
    for path in paths:
        if path.startswith(NOT_FOR_THE_PUBLIC):
            states[path] = State.NOT_PUBLIC
        elif path.startswith(settings.STATIC_URL):
            states[path] = State.SHOWN
        elif (view := _view_of(path)) is None:
            states[path] = State.NOWHERE
        elif view.url_name == MEDIA_VIEW:
            files[path] = str(view.kwargs["content_hash"])
        elif _answers_editions(view):
            pages.append(path)
        else:
            states[path] = State.SHOWN
    return {**states, **_states_of_files(files), **_states_of_pages(pages, at)}


def _view_of(path: str) -> Any:
    # Addresses below a language are known to whoever speaks it
    with languages.speaking(languages.of_path(path)):
        try:
            return resolve(path)
        except Resolver404:
            return None


def _answers_editions(view: Any) -> bool:
    return getattr(view.func, "__name__", "") == "edition_detail"


def _states_of_files(hashes: dict[str, str]) -> dict[str, State]:
    if not hashes:
        return {}
    wanted = {"content_hash__in": set(hashes.values())}
    known = {
        content_hash
        for model in (Image, Download)
        for content_hash in model.objects.filter(**wanted).values_list("content_hash", flat=True)
    }
    return {
        path: State.SHOWN if content_hash in known else State.NOWHERE
        for path, content_hash in hashes.items()
    }


def _states_of_pages(paths: Sequence[str], at: datetime) -> dict[str, State]:
    """Return where each path leads; below a language of the site a German text is shown where no translation is."""
    german = {}
    for path in paths:
        language = languages.of_path(path)
        if language.has_site and not language.is_german:
            german[path] = path.removeprefix(language.path_prefix)
    states = _states_of_texts([*paths, *german.values()], at)
    return {
        path: State.SHOWN if states.get(german.get(path, "")) == State.SHOWN else states[path]
        for path in paths
    }


def _states_of_texts(paths: Sequence[str], at: datetime) -> dict[str, State]:
    if not paths:
        return {}
    columns = ("path", "document", "live_from", "live_until")
    editions = defaultdict(list)
    for path, *rest in Edition.objects.filter(path__in=paths).values_list(*columns):
        editions[path].append(rest)
    documents = {document for rows in editions.values() for document, *_ in rows}
    shown = _shown_somewhere(documents, at) if documents else set()
    states = {}
    for path, rows in editions.items():
        if any(document in shown for document, *_ in rows):
            states[path] = State.SHOWN
        elif any(live_from > at for _, live_from, _ in rows):
            states[path] = State.PLANNED
        else:
            states[path] = State.OVER
    unknown = [path for path in paths if path not in states]
    drafts = _paths_of_drafts(unknown) if unknown else set()
    return states | {path: State.DRAFT if path in drafts else State.NOWHERE for path in unknown}


def _shown_somewhere(documents: set[int], at: datetime) -> set[int]:
    """Return the documents that are public now: an address that they had earlier leads on to the present one."""
    live = Edition.objects.live(at).filter(document__in=documents)
    merged = Withdrawal.objects.effective(at).filter(
        document__in=documents, kind=Withdrawal.Kind.REDIRECTED
    )
    both = live.order_by().values_list("document"), merged.order_by().values_list("document")
    return {pk for (pk,) in both[0].union(both[1])}


def _paths_of_drafts(paths: Sequence[str]) -> set[str]:
    """Return the addresses that working copies would have: a query, and one for each kind that has such a slug."""
    slugs = {slug_in(path) for path in paths}
    found = Document.objects.filter(slug__in=slugs).order_by().values_list("kind", flat=True)
    return {
        draft.public_path()
        for code in found.distinct()
        for draft in kinds.get(code).model.objects.filter(slug__in=slugs)
    }
