"""Reminds people in time: of statements that are to be reviewed, of messages whose six weeks run out."""

from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction

from publishing.models import Document, Edition
from publishing.moments import day_of

from . import tasks
from .models import AccessibilityStatement, Imprint, Message, PrivacyStatement, ReviewReminder

STATEMENTS = (Imprint, PrivacyStatement, AccessibilityStatement)
REVIEWED_SOON = timedelta(weeks=4)
Stage = ReviewReminder.Stage


def remind(at: datetime) -> int:
    """Send every reminder that is due at the moment `at` and was not sent yet, and return how many those were.

    Harmless when it runs often, and in several processes at once.
    """
    return _warn_of_deadlines(at) + _remind_of_reviews(at)


def _warn_of_deadlines(at: datetime) -> int:
    count = 0
    for message in Message.objects.urgent(at).filter(warned_at__isnull=True):
        with transaction.atomic():
            if Message.objects.filter(pk=message.pk, warned_at=None).update(warned_at=at):
                transaction.on_commit(partial(tasks.warn_of_deadline.enqueue, message.pk))
                count += 1
    return count


def _remind_of_reviews(at: datetime) -> int:
    today = day_of(at)
    kinds = [model.KIND for model in STATEMENTS]
    public = Edition.objects.live(at).of_kind(*kinds).order_by().values("document")
    due = Document.objects.filter(
        pk__in=public, review_due__lte=today + REVIEWED_SOON, translation_of__isnull=True
    )
    count = 0
    for document in due.select_related("team", "last_edited_by"):
        day = document.review_due
        if day and _is_first(document, day, Stage.DUE if day <= today else Stage.AHEAD, at):
            for recipient in _recipients(document):
                tasks.remind_of_review.enqueue(document.pk, recipient)
            count += 1
    return count


def _is_first(document: Document, day: date, stage: str, at: datetime) -> bool:
    """Note the reminder, and tell whether nobody else has."""
    try:
        with transaction.atomic():
            _, is_new = ReviewReminder.objects.get_or_create(
                document=document,
                review_due=day,
                stage=stage,
                defaults={"sent_at": at},
            )
    except IntegrityError:
        return False
    return is_new


def _recipients(document: Document) -> list[str]:
    """Return the team's mailbox, else the one for messages, else whoever last worked on the text."""
    if document.team and document.team.mailbox:
        return [document.team.mailbox]
    if settings.MESSAGES_MAILBOX:
        return list(settings.MESSAGES_MAILBOX)
    editor = document.last_edited_by
    return [editor.email] if editor and editor.is_active else []
