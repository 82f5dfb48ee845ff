"""What the search index keeps of an edition: its words, and by what it can be filtered."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from publishing.models import ContentGeneration, Edition, EditionLink, Rel
from publishing.moments import day_of
from search import indexing
from search.engines import tidy

# What has a year is news; everything else is what holds now
DATED = ("news", "event")
# What stands in `data` beside the words of the page: references, and what is indexed otherwise
NO_WORDS = {"links", "topics", "lead_image", "post_contacts", "translation", "code", "card"}
# Addresses of every sort, figures, days, keys of rows, and the codes of choices ("partial")
NO_WORD = re.compile(r"\A(?:\S*[/@]\S*|[\d\W]*|[0-9a-f-]{32,36}|[0-9a-f]{64}|[a-z_]+)\Z")
BATCH = 500


def add(edition: Edition) -> None:
    """Put an edition with its links, just stored, into the index."""
    indexing.add(_text(edition, list(edition.links.select_related("topic"))))


def add_all(editions: Iterable[Edition]) -> int:
    """Put editions with their links, all stored, into an index that has none of them; return how many."""
    return indexing.add_all(text for batch in _batches(editions) for text in _texts(batch))


def remove(edition: Edition) -> None:
    """Take an edition out of the index: to be called while its words are still there."""
    indexing.remove(_text(edition, []))


def forget_removed() -> None:
    """Have the index give up what was taken out of it: else its files keep the words until it is next put in order."""
    tidy()


@transaction.atomic
def rebuild() -> int:
    """Make the index anew from all editions that are not redacted; return how many there are."""
    indexing.clear()
    number = add_all(_all())
    ContentGeneration.bump()
    return number


def words_of(edition: Edition) -> str:
    """Return the words of an edition after its title, as on the page, a line for each paragraph and heading."""
    lines = edition.search_text.split("\n")
    if lines and lines[0] == " ".join(edition.title.split()):
        lines = lines[1:]
    return "\n".join([*lines, *_words_in(edition.data)])


def names_of(edition: Edition) -> list[str]:
    """Return by what an edition is found without saying it: the names of its topics, and its short name."""
    topics = [topic["name"] for topic in edition.data.get("topics", [])]
    return [*topics, *filter(None, [str(edition.data.get("code") or "")])]


def _all() -> Iterator[Edition]:
    """Yield all editions that say something, without their HTML."""
    editions, last = Edition.objects.filter(redacted_at=None).order_by("pk").defer("body_html"), 0
    while batch := list(editions.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _batches(editions: Iterable[Edition]) -> Iterator[list[Edition]]:
    rest = iter(editions)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _texts(batch: list[Edition]) -> Iterator[indexing.Text]:
    links: dict[int, list[EditionLink]] = defaultdict(list)
    for link in EditionLink.objects.filter(edition__in=batch).select_related("topic"):
        links[link.edition_id].append(link)
    for edition in batch:
        yield _text(edition, links[edition.pk])


def _text(edition: Edition, links: list[EditionLink]) -> indexing.Text:
    words = words_of(edition)
    summary = " ".join(edition.summary.split())
    return indexing.Text(
        key=edition.pk,
        language=edition.language,
        title=edition.title,
        summary="\n".join([summary, *names_of(edition)]),
        body=words.removeprefix(summary),
        facets={
            "kind": [edition.kind],
            "year": [day_of(edition.sort_at).year] if edition.kind in DATED else [],
            "program": _targets(links, Rel.PROGRAM),
            "department": _targets(links, Rel.DEPARTMENT),
            "topic": [link.topic.slug for link in links if link.topic],
        },
    )


def _targets(links: list[EditionLink], rel: str) -> list[int]:
    return sorted({link.target_id for link in links if link.rel == rel and link.target_id})


def _words_in(value: Any) -> Iterator[str]:
    """Yield the texts in an edition's data that its page shows as words."""
    match value:
        case dict():
            for name, inner in value.items():
                if name not in NO_WORDS:
                    yield from _words_in(inner)
        case list():
            for inner in value:
                yield from _words_in(inner)
        case str() if not NO_WORD.match(value):
            yield " ".join(value.split())
