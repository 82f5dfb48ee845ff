"""Plays what happened in its order: writing, submitting, approving and withdrawing, each at its own moment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from publishing import actions, working_copy
from publishing.models import Document
from publishing.remarking import NewRemark, Places

from ..dates import Dates
from ..outline import Pending, Version

# A text is written before it is handed in, and handed in before somebody else approves it
WRITTEN_BEFORE = timedelta(minutes=50)
SUBMITTED_BEFORE = timedelta(minutes=20)

Write = Callable[[], None]


class Timeline:
    """Collects happenings and plays them by their moments; ties keep the order in which they were added."""

    def __init__(self, dates: Dates, approver: User) -> None:
        self.dates = dates
        self.approver = approver
        self._happenings: list[tuple[datetime, int, Callable[[], Any]]] = []

    def add(self, at: datetime, happening: Callable[[], Any]) -> None:
        self._happenings.append((at, len(self._happenings), happening))

    def play(self) -> None:
        for _, _, happening in sorted(self._happenings, key=lambda item: item[:2]):
            happening()

    def version(self, document: Any, version: Version, *, by: User, write: Write) -> None:
        """Plan one public version: `write` fills the working copy in, two people publish it."""
        at = self.dates.moment(version.at)
        self._written(document, at - WRITTEN_BEFORE, by, write)
        if not version.forced_reason:
            self._submitted(document, at - SUBMITTED_BEFORE, by)

        def approve() -> None:
            current = _current(document)
            actions.approve(
                current,
                by=self.approver,
                at=at,
                version=current.version,
                live_from=self.dates.moment_or_none(version.live_from),
                live_until=self.dates.moment_or_none(version.until),
                forced_reason=version.forced_reason,
            )

        self.add(at, approve)

    def pending(self, document: Any, pending: Pending, *, by: User, write: Write) -> None:
        """Plan a working copy that stays in the newsroom: begun, submitted or rejected."""
        at = self.dates.moment(pending.at)
        self._written(document, at - WRITTEN_BEFORE, by, write)
        if pending.submitted:
            self._submitted(document, at - SUBMITTED_BEFORE, by, pending.message)
        if pending.remark:

            def reject() -> None:
                current = _current(document)
                first_block = next(iter(Places(current).blocks))
                actions.reject(
                    current,
                    by=self.approver,
                    at=at,
                    version=current.version,
                    remark=pending.remark,
                    remarks=[NewRemark(pending.first_block_remark, block=first_block)],
                )

            self.add(at, reject)

    def withdrawn(self, document: Any, at: str, explanation: str) -> None:
        moment = self.dates.moment(at)
        self.add(
            moment,
            lambda: actions.withdraw(
                _current(document), by=self.approver, at=moment, explanation=explanation
            ),
        )

    def merged(self, document: Any, at: str, into: Any) -> None:
        moment = self.dates.moment(at)
        self.add(
            moment,
            lambda: actions.redirect(
                _current(document), by=self.approver, at=moment, target=_current(into)
            ),
        )

    def _written(self, document: Any, at: datetime, by: User, write: Write) -> None:
        def happening() -> None:
            first = document.last_edited_by_id is None
            if first:
                document.team, document.created_at = by.teams.first(), at
            write()
            sign = working_copy.created if first else working_copy.changed
            sign(document, by=by, at=at)

        self.add(at, happening)

    def _submitted(self, document: Any, at: datetime, by: User, message: str = "") -> None:
        def happening() -> None:
            current = _current(document)
            actions.submit(current, by=by, at=at, version=current.version, message=message)

        self.add(at, happening)


def _current(document: Any) -> Document:
    return Document.objects.get(pk=document.pk)
