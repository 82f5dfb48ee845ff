"""Brings a document into each state in which it can stand, through the actions; used by the visibility tests.

The working copy always carries the word DRAFT, every edition that is or was public the word PUBLIC and its number.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from publishing import actions, working_copy
from publishing.models import Document, Edition
from tests import factories

DRAFT = "Arbeitsfassung-geheim"
PUBLIC = "Veroeffentlicht-Nummer"
EXPLANATION = "Diese Angabe war falsch."
HOUR = timedelta(hours=1)


def renamed(document: Any, title: str, at: datetime) -> Any:
    """Change the working copy as the newsroom does."""
    document = type(document).objects.get(pk=document.pk)
    document.title = title
    document.change_note = "Angaben ergänzt"
    document.save()
    working_copy.changed(document, by=factories.editor(), at=at)
    return document


def edition(document: Any, number: int, at: datetime, **when: Any) -> Edition:
    """Publish the next edition under a title of its own, then write on."""
    made = factories.published(renamed(document, f"{PUBLIC}-{number}", at), at=at, **when)
    renamed(document, DRAFT, at)
    return made


def draft(document: Any, now: datetime) -> None:
    renamed(document, DRAFT, now)


def submitted(document: Any, now: datetime) -> None:
    factories.submitted(renamed(document, DRAFT, now), at=now)


def rejected(document: Any, now: datetime) -> None:
    waiting = factories.submitted(renamed(document, DRAFT, now), at=now)
    actions.reject(
        waiting, by=factories.approver(), at=now, version=waiting.version, remark="Bitte kürzen."
    )


def scheduled(document: Any, now: datetime) -> None:
    edition(document, 1, now - HOUR, live_from=now + HOUR)


def live(document: Any, now: datetime) -> None:
    edition(document, 1, now - HOUR)


def superseded(document: Any, now: datetime) -> None:
    edition(document, 1, now - 3 * HOUR)
    edition(document, 2, now - HOUR)


def expired(document: Any, now: datetime) -> None:
    edition(document, 1, now - 3 * HOUR, live_until=now - HOUR)


def withdrawn(document: Any, now: datetime) -> None:
    live(document, now)
    actions.withdraw(base(document), by=factories.approver(), at=now, explanation=EXPLANATION)


def redirected(document: Any, now: datetime) -> None:
    live(document, now)
    target = factories.published(factories.page(slug="ziel", title="Ziel"), at=now - HOUR)
    actions.redirect(base(document), by=factories.approver(), at=now, target=target.document)


def gone(document: Any, now: datetime) -> None:
    live(document, now)
    actions.remove(base(document), by=factories.approver(), at=now, explanation=EXPLANATION)


def vanished(document: Any, now: datetime) -> None:
    live(document, now)
    actions.hide(base(document), by=factories.approver(), at=now)


def redacted(document: Any, now: datetime) -> None:
    """Two editions, of which the first was redacted."""
    superseded(document, now)
    first = Edition.objects.get(document=document.pk, number=1)
    actions.redact(first, by=factories.approver(), at=now, reason="Name einer Privatperson")


def base(document: Any) -> Document:
    return Document.objects.get(pk=document.pk)


State = Callable[[Any, datetime], None]
NEVER_PUBLIC: list[State] = [draft, submitted, rejected]
EVERY_STATE: list[State] = [
    *NEVER_PUBLIC, scheduled, live, superseded, expired, withdrawn, redirected, gone, vanished, redacted,
]  # fmt: skip
