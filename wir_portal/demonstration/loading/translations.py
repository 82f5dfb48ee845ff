"""Enters the translations: begun beside their source, written, handed in and approved like any text."""

from functools import partial
from typing import Any

from accounts.models import User
from publishing import actions, working_copy
from publishing.models import Document

from ..outline import Translation
from .blocks import Writer
from .timeline import SUBMITTED_BEFORE, WRITTEN_BEFORE, Timeline
from .versions import write_version


def plan(
    translations: tuple[Translation, ...], timeline: Timeline, writer: Writer, *, by: User
) -> None:
    """Plan each translation at its moment."""
    for item in translations:
        at = timeline.dates.moment(item.version.at)
        timeline.add(at - WRITTEN_BEFORE, partial(_write, item, at - WRITTEN_BEFORE, writer, by))
        timeline.add(at - SUBMITTED_BEFORE, partial(_submit, item, at - SUBMITTED_BEFORE, by))
        timeline.add(at, partial(_approve, item, at, timeline.approver))


def _write(item: Translation, at: Any, writer: Writer, by: User) -> None:
    source = Document.objects.get(slug=item.source, language="de")
    made = actions.begin_translation(source, by=by, at=at, language=item.language, with_words=False)
    write_version(made, item.version, writer)
    working_copy.changed(made, by=by, at=at)


def _submit(item: Translation, at: Any, by: User) -> None:
    current = _current(item)
    actions.submit(current, by=by, at=at, version=current.version)


def _approve(item: Translation, at: Any, by: User) -> None:
    current = _current(item)
    actions.approve(current, by=by, at=at, version=current.version)


def _current(item: Translation) -> Document:
    return Document.objects.get(slug=item.version.slug, language=item.language)
