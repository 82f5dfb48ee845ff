"""Enters the events."""

from functools import partial
from typing import Any

from accounts.models import User
from news.models import Event

from .. import outline
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version

PLAIN = ("place", "address", "online_url", "registration_url", "cancelled")


def plan(
    events: tuple[outline.Event, ...],
    programmes: dict[str, Any],
    units: dict[str, Any],
    timeline: Timeline,
    writer: Writer,
    *,
    by: User,
) -> None:
    """Store every event as an empty working copy and plan its one version."""

    def write(document: Event, item: outline.Event) -> None:
        write_version(document, item.version, writer, item.tags)
        document.programs.set(programmes[slug] for slug in item.programs)
        document.departments.set(units[slug] for slug in item.units)

    for item in events:
        one = writer.occurrence(f"{item.day} {item.hours}".strip())
        document = Event.objects.create(
            slug=item.slug,
            day=one.day,
            begins=one.begins,
            ends=one.ends,
            last_day=writer.dates.day_or_none(item.last_day),
            registration=writer.line(item.registration),
            lead_image=writer.images[item.drawing] if item.drawing else None,
            **{name: getattr(item, name) for name in PLAIN},
        )
        timeline.version(document, item.version, by=by, write=partial(write, document, item))
