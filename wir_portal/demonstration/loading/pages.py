"""Enters the simple pages."""

from functools import partial

from accounts.models import User
from news.models import Page

from .. import outline
from .blocks import Writer
from .timeline import Timeline
from .versions import write_version


def plan(pages: tuple[outline.Page, ...], timeline: Timeline, writer: Writer, *, by: User) -> None:
    """Store every page as an empty working copy and plan its versions."""
    for page in pages:
        document = Page.objects.create(slug=page.slug)
        for version in page.versions:
            timeline.version(
                document,
                version,
                by=by,
                write=partial(write_version, document, version, writer),
            )
