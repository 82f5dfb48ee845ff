"""What waits to be done with documents: the start page shows how each list begins, the change lists filter by it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from publishing import rights
from publishing.models import Document, Edition, Hyperlink, HyperlinkUse, State

Documents = QuerySet[Document]


@dataclass(frozen=True)
class Listed:
    """A document of a list, where the work on it is done, and why it is listed."""

    key: int
    title: str
    url: str
    detail: str


@dataclass(frozen=True)
class Worklist:
    """`find(user, at)` returns the documents of the list, the most urgent first.

    `permission` is asked about the role; without it the list is not shown at all. The first column of the order says
    since when or by when. Where no query can tell what is listed, `listed(user, at)` tells it in words, the most
    urgent first.
    """

    code: str
    title: str
    empty: str
    permission: str
    find: Callable[[User, datetime], Documents]
    # Where the work is done, as the name of an address; "" is the list of texts, narrowed to these
    place: str = ""
    listed: Callable[[User, datetime], list[Listed]] | None = None


def _to_approve(user: User, at: datetime) -> Documents:
    own = Q(submitted_by=user.pk) | Q(last_edited_by=user.pk)
    theirs = Document.objects.waiting().filter(rights.of_teams(user)).exclude(own)
    return theirs.order_by("submitted_at", "pk")


def _rejected(user: User, at: datetime) -> Documents:
    mine = Q(submitted_by=user.pk) | Q(last_edited_by=user.pk)
    return Document.objects.filter(mine, state=State.REJECTED).order_by("-last_edited_at", "-pk")


def _to_confirm(user: User, at: datetime) -> Documents:
    # From the few editions to their documents: the other way round a database would look at every document
    alone = Edition.objects.unconfirmed().exclude(approved_by=user.pk).order_by()
    found = Document.objects.filter(rights.of_teams(user), pk__in=alone.values("document"))
    return found.order_by("last_edited_at", "pk")


def _drafts(user: User, at: datetime) -> Documents:
    mine = Document.objects.filter(last_edited_by=user.pk, state=State.DRAFT)
    return mine.order_by("-last_edited_at", "-pk")


def _in_approval(user: User, at: datetime) -> Documents:
    return Document.objects.waiting().filter(submitted_by=user.pk).order_by("submitted_at", "pk")


def _to_review(user: User, at: datetime) -> Documents:
    live = Edition.objects.live(at).filter(document=OuterRef("pk")).order_by()
    today = timezone.localdate(at)
    due = Document.objects.filter(rights.of_teams(user), Exists(live), review_due__lte=today)
    return due.order_by("review_due", "pk")


def _behind_their_source(user: User, at: datetime) -> Documents:
    behind = Document.objects.behind(at).filter(rights.of_teams(user))
    return behind.order_by("last_edited_at", "pk")


def _with_broken_links(user: User, at: datetime) -> Documents:
    uses = HyperlinkUse.objects.filter(hyperlink__in=Hyperlink.objects.broken()).values("edition")
    shown = Edition.objects.live(at).filter(pk__in=uses).order_by().values("document")
    found = Document.objects.filter(rights.of_teams(user), pk__in=shown)
    return found.order_by("last_edited_at", "pk")


def _planned(user: User, at: datetime) -> Documents:
    coming = Edition.objects.scheduled(at).order_by().values("document")
    return Document.objects.filter(pk__in=coming).order_by("-last_edited_at", "-pk")


WORKLISTS = [
    Worklist(
        "freigeben",
        "Freizugeben",
        "Zurzeit wartet kein Text auf Ihre Freigabe.",
        "publishing.approve_document",
        _to_approve,
    ),
    Worklist(
        "zurueckgewiesen",
        "An mich zurückgewiesen",
        "Kein Text ist an Sie zurückgekommen.",
        "publishing.submit_document",
        _rejected,
    ),
    Worklist(
        "nachfreigeben",
        "Nachträglich zu bestätigen",
        "Keine Freigabe wartet auf eine zweite Person.",
        "publishing.approve_document",
        _to_confirm,
    ),
    Worklist(
        "entwuerfe",
        "Meine Entwürfe",
        "Sie haben nichts angefangen, was noch offen ist.",
        "publishing.submit_document",
        _drafts,
    ),
    Worklist(
        "eingereicht",
        "Von mir eingereicht",
        "Von Ihnen liegt kein Text zur Freigabe vor.",
        "publishing.submit_document",
        _in_approval,
    ),
    Worklist(
        "wiedervorlage",
        "Zu überprüfen",
        "Kein veröffentlichter Text ist zur Überprüfung fällig.",
        "publishing.submit_document",
        _to_review,
    ),
    Worklist(
        "uebersetzungen",
        "Übersetzungen hinter ihrer Vorlage",
        "Alle Übersetzungen sind auf dem Stand ihrer Vorlage.",
        "publishing.submit_document",
        _behind_their_source,
    ),
    Worklist(
        "links",
        "Mit Links, die ins Leere führen",
        "Alle geprüften Links in veröffentlichten Texten funktionieren.",
        "publishing.submit_document",
        _with_broken_links,
    ),
    Worklist(
        "geplant",
        "Geplant",
        "Zurzeit ist nichts geplant.",
        "publishing.view_edition",
        _planned,
    ),
]
BY_CODE = {worklist.code: worklist for worklist in WORKLISTS}


def register(worklist: Worklist) -> None:
    """Add a list of an app above, behind the ones that concern texts of every kind."""
    if worklist.code not in BY_CODE:
        WORKLISTS.append(worklist)
        BY_CODE[worklist.code] = worklist


def offered_to(user: User) -> list[Worklist]:
    """Return the lists that make sense for the person's roles."""
    return [worklist for worklist in WORKLISTS if user.has_perm(worklist.permission)]


class WorklistFilter(admin.SimpleListFilter):
    """Narrows any list of documents to one of the worklists."""

    title = "Aufgabe"
    parameter_name = "aufgabe"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [(worklist.code, worklist.title) for worklist in offered_to(request.user)]

    def queryset(self, request: Any, queryset: Any) -> Any:
        worklist = BY_CODE.get(self.value() or "")
        if worklist is None or not request.user.has_perm(worklist.permission):
            return queryset.none() if self.value() else queryset
        return queryset.filter(
            pk__in=worklist.find(request.user, request.now).order_by().values("pk")
        )
