"""Measures how good the search is: recall@5, nDCG@10, and how often it answers what it should not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log2

from django.utils import timezone

from news.models import NewsItem, Page
from organization.models import Department, Person
from programs.models import Program
from publishing.content import content_of, edition_of, link_rows
from publishing.models import Document, EditionLink, Topic, TopicAssignment
from publishing.searching import indexed, search
from search.models import Synonym
from search.shipped_synonyms import rows
from tests import factories

from .corpus import SAMPLES
from .queries import Query

MODELS = {
    "news": NewsItem,
    "page": Page,
    "department": Department,
    "person": Person,
    "program": Program,
}
Answer = Callable[[str], list[str]]


def publish_corpus() -> None:
    """Store the corpus with editions that are live, without the steps of the workflow, and the shipped synonyms."""
    approver = factories.approver()
    topics: dict[str, Topic] = {}
    for number, sample in enumerate(SAMPLES):
        moment = datetime(sample.year, 5, 1 + number % 28, 9, tzinfo=UTC)
        fields = {"date": moment.date()} if sample.kind == "news" else {}
        document = MODELS[sample.kind].objects.create(
            title=sample.title, slug=f"q-{number}", summary=sample.summary, **fields
        )
        factories.with_text(document, f"<p>{sample.body}</p>")
        for name in filter(None, sample.topics.split(", ")):
            topics[name] = topics.get(name) or Topic.objects.create(name=name)
            TopicAssignment.objects.create(tag=topics[name], content_object_id=document.pk)
        stored = Document.objects.get(pk=document.pk)
        content = content_of(stored, moment)
        edition = edition_of(stored, content, moment)
        edition.number, edition.approved_by, edition.approved_at = 1, approver, moment
        edition.save()
        EditionLink.objects.bulk_create(link_rows(edition, content))
        indexed.add(edition)
    Synonym.objects.all().delete()
    Synonym.objects.bulk_create(Synonym(words=row) for row in rows())


def answers(text: str) -> list[str]:
    """Return the keys of what the search finds, best first."""
    keys = {sample.title: sample.key for sample in SAMPLES}
    found = search(text, at=timezone.now(), limit=50)
    return [keys[hit.edition.title] for hit in found.hits]


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1, and what was worst, as lines for people."""

    recall: float
    ndcg: float
    false_positives: float
    remarks: list[str]


def measure(asked: Sequence[Query], refused: Sequence[Query], answer: Answer = answers) -> Figures:
    """Ask everything and return the means: recall@5 and nDCG@10 of `asked`, wrong answers to `refused`."""
    recalls, gains, wrong, remarks = [], [], 0, []
    for query in asked:
        found = answer(query.text)
        recalls.append(recall_at(found, query.grades, 5))
        gains.append(ndcg_at(found, query.grades, 10))
        if recalls[-1] < 1 or gains[-1] < 0.8:
            remarks.append(f"{query.text}: {recalls[-1]:.2f} {gains[-1]:.2f} {found[:6]}")
    for query in refused:
        found = answer(query.text)
        unwanted = set(found) & query.forbidden if query.forbidden else set(found)
        if unwanted:
            wrong += 1
            remarks.append(f"{query.text}: falsch {sorted(unwanted)[:4]}")
    return Figures(
        sum(recalls) / len(recalls), sum(gains) / len(gains), wrong / len(refused), remarks
    )


def recall_at(found: list[str], grades: dict[str, int], places: int) -> float:
    """Return which share of the right answers, at most as many as there are places, stands in the first places."""
    hits = len(set(found[:places]) & grades.keys())
    return hits / min(len(grades), places)


def ndcg_at(found: list[str], grades: dict[str, int], places: int) -> float:
    """Return the discounted cumulative gain (2^grade - 1) of the first places, as a share of the best order's."""
    got = _gain([grades.get(key, 0) for key in found[:places]])
    return got / _gain(sorted(grades.values(), reverse=True)[:places])


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
