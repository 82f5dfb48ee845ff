"""E-mails about messages: the confirmation to whoever wrote, the word to whoever has to answer, the answer."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from accounts.tasks import deliver
from publishing.models import Document
from publishing.moments import day_in_words, day_of

from .models import Message, MessageNote


@task()
def send_confirmation(message_id: int) -> None:
    """Confirm number and term, in the language of the form; nothing that was typed comes back.

    Otherwise the form could be used to have us send anything to anybody.
    """
    message = Message.objects.filter(pk=message_id).exclude(email="").first()
    if message:
        with translation.override(message.language):
            subject, text = _written("confirmation", message)
        send_mail(subject, text, from_email=None, recipient_list=[message.email])


@task()
def announce_arrival(message_id: int) -> None:
    """Tell the mailbox of whoever sees to messages that one has come; what it says stays in the newsroom."""
    _tell_office("arrival", message_id)


@task()
def warn_of_deadline(message_id: int) -> None:
    """Tell the mailbox, and whoever has taken the message, that two of the six weeks are left."""
    _tell_office("deadline", message_id)


@task()
def send_answer(note_id: int) -> None:
    """Send an answer that was written in the newsroom; replies go to the mailbox."""
    note = MessageNote.objects.select_related("message").filter(pk=note_id).first()
    if note and note.message.email:
        with translation.override(note.message.language):
            subject, text = _written("answer", note.message, answer=note.text)
        EmailMessage(
            subject, text, to=[note.message.email], reply_to=settings.MESSAGES_MAILBOX
        ).send()


@task()
def remind_of_review(document_id: int, recipient: str) -> None:
    """Tell somebody that a statement is to be reviewed soon, or now."""
    document = Document.objects.filter(pk=document_id, review_due__isnull=False).first()
    if document:
        address = reverse("admin:publishing_open", args=[document.pk])
        context = {
            "document": document,
            "address": settings.SITE_URL + address,
            "due_on": _day(document.review_due),
        }
        written = render_to_string("duties/mail/review.txt", context)
        subject, _, text = str(written).partition("\n")
        send_mail(subject.strip(), text.strip() + "\n", from_email=None, recipient_list=[recipient])


def _tell_office(name: str, message_id: int) -> None:
    message = Message.objects.select_related("assigned_to").filter(pk=message_id).first()
    if message is None or not message.is_open:
        return
    holder = message.assigned_to
    own = [holder.email] if holder and holder.is_active else []
    subject, text = _written(name, message)
    for recipient in dict.fromkeys([*settings.MESSAGES_MAILBOX, *own]):
        deliver.enqueue(subject, text, recipient)


def _written(name: str, message: Message, **more: object) -> tuple[str, str]:
    context = {
        "message": message,
        "due_on": _day(message.due_at and day_of(message.due_at)),
        "site_owner": settings.SITE_OWNER,
        "site_url": settings.SITE_URL,
        "inbox": settings.SITE_URL + reverse("admin:duties_message_change", args=[message.pk]),
        **more,
    }
    subject, _, text = render_to_string(f"duties/mail/{name}.txt", context).partition("\n")
    return subject.strip(), text.strip() + "\n"


def _day(day: date | None) -> str:
    """Return the day in the language that is spoken now, with plain spaces as e-mails have them."""
    return " ".join(day_in_words(day).split()) if day else ""
