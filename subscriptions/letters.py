"""The e-mails in words: rendered when they are sent, in the subscriber's language, as plain text and as HTML.

Neither has a picture, a tracked link or anything else that tells somebody that it was opened.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from publishing import languages, reading
from publishing.event_cards import occurrence_in
from publishing.models import Edition
from publishing.occurrences import Occurrence

from . import choices
from .links import confirming_token, ending_token, hash_of, managing_token
from .models import Mail, SignUp, Subscriber
from .verp import bounce_sender

EVENT = "event"


@dataclass(frozen=True)
class Item:
    """A public text of which an e-mail tells; `edition` is in the reader's language where there is one.

    When and where an event takes place says `source`, the German text: a translation may be behind.
    """

    edition: Edition
    source: Edition
    is_change: bool
    change_note: str

    @property
    def occurrence(self) -> Occurrence | None:
        """When it takes place, for an event."""
        return occurrence_in(self.source.data, self.source) if self.source.kind == EVENT else None

    @property
    def is_cancelled(self) -> bool:
        return bool(self.source.data.get("cancelled"))

    @property
    def url(self) -> str:
        return settings.SITE_URL + languages.address_of(self.edition.path, self.edition.spoken)


def write_all(mails: Iterable[Mail], at: datetime) -> dict[int, EmailMultiAlternatives | None]:
    """Return the messages by the e-mails' keys, None for those that have nothing to say any more.

    The e-mails come with subscriber, sign_up and notices; what is public is read once for all of them.
    """
    mails = list(mails)
    editions = [notice.edition for mail in mails for notice in mail.notices.all()]
    live = reading.live_by_document({edition.document_id for edition in editions}, at)
    spoken = {mail.subscriber.language for mail in mails if mail.subscriber}
    translations = Edition.objects.live(at).filter(
        translation_of__in=live, language__in=spoken - {languages.GERMAN}
    )
    foreign = {(one.translation_of_id, one.language): one for one in translations.for_card()}
    return {mail.pk: _write(mail, live, foreign, at) for mail in mails}


def _write(mail: Mail, live: Any, foreign: Any, at: datetime) -> EmailMultiAlternatives | None:
    if mail.sign_up:
        return _confirmation(mail, mail.sign_up, at)
    reader = cast(Subscriber, mail.subscriber)
    with _speaking_to(reader):
        if mail.purpose == Mail.Purpose.MANAGE:
            return _message(mail, reader, "manage", _("Ihre Abonnements verwalten"), {})
        items = _items(mail, reader.language, live, foreign)
        if not items or reader.deactivated_at:
            return None
        return _message(mail, reader, "editions", _subject(items), {"items": items})


def _items(mail: Mail, language: str, live: dict[int, Edition], foreign: dict) -> list[Item]:
    """Return what is public now of what was to be told: each text once, in its latest edition, latest first."""
    found: dict[int, Item] = {}
    for notice in mail.notices.all():
        told, present = notice.edition, live.get(notice.edition.document_id)
        if present is None:
            continue
        shown = foreign.get((present.document_id, language), present)
        former = found.get(present.document_id)
        # Of a text that is new and has been changed since, the reader knows nothing yet
        is_change = told.number > 1 and (former is None or former.is_change)
        note = present.change_note if is_change and shown is present else ""
        found[present.document_id] = Item(shown, present, is_change, note)
    return sorted(found.values(), key=lambda item: item.edition.live_from, reverse=True)


def _subject(items: list[Item]) -> str:
    if len(items) == 1:
        return items[0].edition.title
    words = ngettext(
        "%(count)s Neuigkeit: %(title)s", "%(count)s Neuigkeiten, darunter: %(title)s", len(items)
    )
    return words % {"count": len(items), "title": items[0].edition.title}


def _confirmation(mail: Mail, wish: SignUp, at: datetime) -> EmailMultiAlternatives | None:
    if wish.expires_at <= at or wish.confirmed_at:
        return None
    token = confirming_token(mail)
    wish.token_hash = hash_of(token)
    wish.save(update_fields=["token_hash"])
    with _speaking_to(wish):
        context = {
            "link": settings.SITE_URL + reverse("subscriptions:confirm", args=[token]),
            "subjects": choices.named(wish.subjects, choices.groups(at)),
            "rhythm": wish.get_rhythm_display(),
            "until": wish.expires_at,
        }
        subject = _("Bitte bestätigen Sie Ihr E-Mail-Abonnement")
        return _message(mail, wish, "confirm", subject, context)


def _message(
    mail: Mail, recipient: Subscriber | SignUp, name: str, subject: str, context: dict[str, Any]
) -> EmailMultiAlternatives:
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": f"<{mail.key.hex}@{_host()}>",
        "Content-Language": recipient.language,
        # Answering machines are to be silent
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if isinstance(recipient, Subscriber):
        ending = settings.SITE_URL + _path("end", ending_token(recipient))
        context = {
            **context,
            "ending": ending,
            "managing": settings.SITE_URL + _path("manage", managing_token(recipient)),
        }
        # RFC 8058: mail programs show a button of their own, and end it by a POST without a visit
        headers["List-Unsubscribe"] = f"<{ending}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        headers["List-Id"] = f"{settings.SITE_NAME} <meldungen.{_host()}>"
        headers["Precedence"] = "list"
    context = {
        **context,
        "subject": subject,
        "spoken": languages.of_site(),
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "SITE_OWNER": settings.SITE_OWNER,
    }
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"subscriptions/mail/{name}.txt", context).strip() + "\n",
        from_email=bounce_sender(mail),
        to=[recipient.email],
        headers=headers,
    )
    message.attach_alternative(
        render_to_string(f"subscriptions/mail/{name}.html", context), "text/html"
    )
    return message


def _speaking_to(recipient: Subscriber | SignUp) -> AbstractContextManager[None]:
    return languages.speaking(languages.get(recipient.language))


def _path(name: str, token: str) -> str:
    return reverse(f"subscriptions:{name}", args=[token])


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
