"""Ends the term on a seat and begins the next one, in one transaction; both people's texts are drafts by that."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts import audit
from accounts.models import User
from publishing import working_copy
from publishing.actions.rules import locked, permit_change
from publishing.errors import ActionRefused, Conflict
from publishing.models import Document

from ..models import Appointment, Person, Post

ONE = timedelta(days=1)


@dataclass(frozen=True)
class HandOver:
    """On the seat `seat` of a post the term `ends` (None: nobody is in office) is over after `last_day`.

    `person` follows from `first_day` to `until` (None: open); None where nobody is known yet. Keys of rows throughout.
    """

    post: int
    seat: int
    ends: int | None
    last_day: date | None
    person: int | None
    first_day: date | None = None
    until: date | None = None
    acting: bool = False
    share: Decimal = Decimal("1.00")

    def __str__(self) -> str:
        return ";".join(str(value) for value in asdict(self).values())


def held_on(post: Post, seat: int, day: date) -> Appointment | None:
    """Return the term on the seat that covers the day, with its person."""
    terms = Appointment.objects.filter(post=post, seat=seat, term_from__lte=day)
    last = terms.select_related("person").order_by("-term_from").first()
    return last if last and (last.term_until is None or last.term_until >= day) else None


def changed_people(plan: HandOver) -> list[int]:
    """Return the keys of the people whose texts the hand-over changes."""
    ending = Appointment.objects.filter(pk=plan.ends).first() if plan.ends else None
    people = {plan.person} if plan.person else set()
    if ending and ending.term_until != plan.last_day:
        people.add(ending.person_id)
    return sorted(people)


def versions_of(plan: HandOver) -> dict[int, int]:
    """Return the versions of the texts that the hand-over changes, by their keys."""
    found = Document.objects.filter(pk__in=changed_people(plan))
    return dict(found.order_by("pk").values_list("pk", "version"))


@transaction.atomic
def hand_over(
    plan: HandOver, *, by: User, at: datetime, versions: Mapping[int, int]
) -> list[Document]:
    """Do it and return the documents that are drafts now; what comes later on the seat stays as it is.

    Refused where somebody changed one of the people since `versions`, where terms would overlap, and where nothing
    changes.
    """
    post = Post.objects.select_for_update(no_key=True).get(pk=plan.post)
    people = changed_people(plan)
    if not people:
        raise ActionRefused(
            "Es ändert sich nichts. Nennen Sie einen anderen letzten Tag oder wer nachfolgt."
        )
    documents = [locked(Document.objects.get(pk=key), versions.get(key, 0)) for key in people]
    for document in documents:
        permit_change(by, document)
    ending = _end(plan)
    following = _begin(plan, post)
    details = {
        "seat": plan.seat,
        "ends": str(ending.person) if ending else "",
        "last_day": str(plan.last_day or ""),
        "follows": str(following.person) if following else "",
        "first_day": str(plan.first_day or ""),
        "until": str(plan.until or ""),
        "acting": plan.acting,
    }
    audit.record("hand_over_post", by=by, at=at, obj=post, details=details)
    for document in documents:
        working_copy.changed(document, by=by, at=at, fields=["Besetzungen"])
    return documents


def _end(plan: HandOver) -> Appointment | None:
    if plan.ends is None:
        return None
    ending = Appointment.objects.select_related("person", "post").filter(pk=plan.ends).first()
    if ending is None or (ending.post_id, ending.seat) != (plan.post, plan.seat):
        raise Conflict("Diese Besetzung gibt es nicht mehr. Bitte laden Sie die Seite neu.")
    if plan.last_day is None or plan.last_day < ending.term_from:
        raise ActionRefused(
            f"Der letzte Tag liegt vor dem ersten: {ending.person} ist seit {ending.term_from:%d.%m.%Y} eingetragen."
        )
    ending.term_until = plan.last_day
    _store(ending)
    return ending


def _begin(plan: HandOver, post: Post) -> Appointment | None:
    if plan.person is None:
        return None
    following = Appointment(
        post=post,
        seat=plan.seat,
        person=Person.objects.get(pk=plan.person),
        full_time_equivalent=plan.share,
        term_from=plan.first_day,
        term_until=plan.until,
        acting=plan.acting,
    )
    _store(following)
    return following


def _store(appointment: Appointment) -> None:
    try:
        appointment.full_clean()
        with transaction.atomic():
            appointment.save()
    except ValidationError as wrong:
        raise ActionRefused(" ".join(wrong.messages)) from wrong
    except IntegrityError as wrong:
        raise Conflict(
            "Auf diesem Platz hat gerade jemand anderes etwas eingetragen. Bitte laden Sie die Seite neu."
        ) from wrong
