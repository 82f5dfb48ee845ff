"""Who held the programme's posts during the period, as public editions of people and units say, and when nobody did."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from database.alphabet import alphabetical
from organization.models import Post
from publishing import reading
from publishing.models import Edition
from publishing.moments import day_from

from .facts import Gap, PostFacts, Span, TermFacts

DAY = timedelta(days=1)
# First and last day, None where no end is known
Days = tuple[date, date | None]
# By post, person and first day
Shares = dict[tuple[str, int, date], Decimal]


@dataclass(frozen=True)
class _Term:
    """A term of one person on a post as the person's edition says."""

    person: Edition
    post: str
    title: str
    facts: TermFacts


def posts_of(
    program_id: int, people: Iterable[Edition], span: Span, at: datetime
) -> tuple[list[PostFacts], list[Edition]]:
    """Return the posts of the programme by title, and the editions from which they are: two queries.

    `people` are the live editions of whoever names the programme.

    Names, titles, terms and seats are public ones. Two facts are the newsroom's own: the share of a full post of a
    term that an edition names, and whether somebody holds a seat whom no public edition names. Such a person is not
    named; the seat is called vacant no more.
    """
    departments, held, shares = _held(program_id)
    terms = [one for person in people for one in _terms(person, program_id, span, shares)]
    units = reading.live_by_document(departments, at).values()
    told = [(unit, item) for unit in units for item in unit.data.get("posts", [])]
    public = {item["uuid"]: item for _unit, item in told if item["program"] == program_id}
    found = []
    for uuid in dict.fromkeys([*public, *(term.post for term in terms)]):
        own = [term for term in terms if term.post == uuid]
        facts = sorted((term.facts for term in own), key=lambda one: (one.start, one.person))
        post = public.get(uuid)
        found.append(
            PostFacts(
                title=post["title"] if post else own[0].title,
                seats=post["seats"] if post else None,
                terms=facts,
                gaps=gaps_of(facts, held[uuid], post["seats"], span) if post else [],
            )
        )
    editions = [unit for unit, item in told if item["uuid"] in public]
    editions += [term.person for term in terms]
    return sorted(found, key=lambda one: alphabetical(one.title)), list(
        {edition.pk: edition for edition in editions}.values()
    )


def _held(program_id: int) -> tuple[set[int], dict[str, list[Days]], Shares]:
    """Return the units of the programme's posts, all terms of each post, and the shares of a full post: one query."""
    rows = Post.objects.filter(program=program_id).values_list(
        "uuid", "department", "appointments__person", "appointments__term_from", "appointments__term_until",
        "appointments__full_time_equivalent",
    )  # fmt: skip
    departments, held, shares = set(), defaultdict(list), {}
    for key, department, person_id, start, end, fte in rows:
        departments.add(department)
        # A post that nobody ever held stands there once
        if start is not None:
            held[str(key)].append((start, end))
            shares[str(key), person_id, start] = fte
    return departments, held, shares


def gaps_of(
    terms: Sequence[TermFacts],
    held: Iterable[Days],
    seats: int,
    span: Span,
) -> list[Gap]:
    """Return when seats were vacant or held by people who are not named, in order; neighbours alike are one.

    `terms` are public, `held` are all terms of the post, as (first day, last day or None).
    """
    public = [(term.start, term.end) for term in terms]
    held = list(held)
    edges = {span.start, span.end + DAY}
    for start, end in (*public, *held):
        edges |= {start, *([end + DAY] if end and end <= span.end else [])}
    days = sorted(day for day in edges if span.start <= day <= span.end + DAY)
    found: list[Gap] = []
    for first, following in pairwise(days):
        named, inside = _covering(public, first), _covering(held, first)
        unnamed = max(min(inside, seats) - named, 0)
        gap = Gap(first, following - DAY, max(seats - named - unnamed, 0), unnamed)
        if not (gap.vacant or gap.unnamed):
            continue
        last = found[-1] if found else None
        if last and last.end + DAY == first and _alike(last, gap):
            found[-1] = Gap(last.start, gap.end, gap.vacant, gap.unnamed)
        else:
            found.append(gap)
    return found


def _alike(one: Gap, other: Gap) -> bool:
    return (one.vacant, one.unnamed) == (other.vacant, other.unnamed)


def _covering(terms: Iterable[Days], day: date) -> int:
    return sum(start <= day and (end is None or day <= end) for start, end in terms)


def _terms(person: Edition, program_id: int, span: Span, shares: Shares) -> Iterable[_Term]:
    name = " ".join(filter(None, [person.data.get("honorific", ""), person.title]))
    for item in person.data.get("appointments", []):
        start, end = date.fromisoformat(item["from"]), day_from(item["until"])
        if item["program"] == program_id and span.touches(start, end):
            fte = shares.get((item["post"], person.document_id, start))
            facts = TermFacts(name, start, end, item["acting"], fte)
            yield _Term(person, item["post"], item["title"], facts)
