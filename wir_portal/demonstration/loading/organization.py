"""Enters the units with their posts, and the people with their terms."""

from decimal import Decimal
from functools import partial
from typing import Any

from accounts.models import User
from media_library.models import Image
from organization.models import Appointment, Department, Person, Post

from ..outline import Human, PostPlan, Term, Unit, Version
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version

ADDRESS = "Beispielplatz 1\n12345 Musterstadt"


def begin_units(units: tuple[Unit, ...], images: dict[str, Image]) -> dict[str, Department]:
    """Store an empty working copy for every unit and return them by slug."""
    begun: dict[str, Department] = {}
    for position, unit in enumerate(units):
        begun[unit.slug] = Department.objects.create(
            slug=unit.slug,
            unit_kind=unit.kind,
            parent=begun.get(unit.parent),
            position=position,
            mailbox=unit.mailbox,
            telephone=unit.telephone,
            address=ADDRESS,
            opening_hours=unit.opening_hours,
            lead_image=images.get(unit.drawing),
        )
    return begun


def begin_people(people: tuple[Human, ...]) -> dict[str, Person]:
    return {
        human.slug: Person.objects.create(
            slug=human.slug, email=human.email, telephone=human.telephone, room=human.room
        )
        for human in people
    }


def plan_units(
    units: tuple[Unit, ...],
    begun: dict[str, Department],
    programmes: dict[str, Any],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Plan every version of every unit; posts come into being with their version."""

    def write(unit: Unit, version: Version, posts: tuple[PostPlan, ...]) -> None:
        document = begun[unit.slug]
        document.valid_from = writer.dates.day_or_none(unit.valid_from)
        for position, post in enumerate(posts):
            Post.objects.create(
                title=post.title,
                department=document,
                program=programmes.get(post.program),
                is_head=post.is_head,
                seats=post.seats,
                position=position,
            )
        write_version(document, version, writer, unit.tags)

    for unit in units:
        for version, posts in zip(unit.versions, unit.posts, strict=True):
            timeline.version(
                begun[unit.slug],
                version,
                by=by,
                write=partial(write, unit, version, posts),
            )


def plan_people(
    people: tuple[Human, ...],
    begun: dict[str, Person],
    units: dict[str, Department],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Plan every version of every person, with the terms known then."""

    def write(human: Human, version: Version, terms: tuple[Term, ...]) -> None:
        document = begun[human.slug]
        document.appointments.all().delete()
        for term in terms:
            Appointment.objects.create(
                person=document,
                post=Post.objects.get(department=units[term.unit], title=term.post),
                full_time_equivalent=Decimal(term.share),
                term_from=writer.dates.day(term.start),
                term_until=writer.dates.day_or_none(term.end),
                acting=term.acting,
            )
        write_version(document, version, writer)

    for human in people:
        for version, terms in zip(human.versions, human.terms, strict=True):
            timeline.version(
                begun[human.slug],
                version,
                by=by,
                write=partial(write, human, version, terms),
            )
        if human.end:
            timeline.merged(begun[human.slug], human.end.at, begun[human.end.into])
