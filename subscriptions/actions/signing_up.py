"""Asking for a subscription, and saying yes to it from the mailbox."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from database.engines import lock_for_append
from publishing import languages
from subscriptions import consent, tasks
from subscriptions.choices import fields_of
from subscriptions.errors import StaleLink
from subscriptions.links import address_hash, hash_of
from subscriptions.models import Consent, Mail, SignUp, Subscriber, Subscription

# How long the link of a confirmation is good
ANSWERED_WITHIN = timedelta(hours=48)
# Somebody else may type my address: they must not be able to fill my mailbox with it
MOST_UNANSWERED = 3


@transaction.atomic
def request(*, email: str, subjects: Iterable[str], rhythm: str, at: datetime) -> SignUp | None:
    """Note the wish and have the mailbox asked; `subjects` are codes that were offered.

    Returns None where the mailbox has been asked often enough without an answer: then nothing is sent.
    """
    email = email.lower()
    # Two at the same moment would not see each other
    lock_for_append(SignUp)
    unanswered = SignUp.objects.filter(email=email, confirmed_at=None, expires_at__gt=at)
    if unanswered.count() >= MOST_UNANSWERED:
        return None
    wish = SignUp.objects.create(
        email=email,
        language=languages.of_site().code,
        subjects=list(dict.fromkeys(subjects)),
        rhythm=rhythm,
        text=consent.text(at),
        asked_at=at,
        expires_at=at + ANSWERED_WITHIN,
    )
    Mail.objects.create(purpose=Mail.Purpose.CONFIRM, sign_up=wish, due_at=at)
    transaction.on_commit(tasks.send_due_mails.enqueue)
    return wish


def sign_up_of(token: str, *, at: datetime) -> SignUp:
    """Return the wish whose link has this token; StaleLink where there is none or its time is up."""
    wish = SignUp.objects.filter(token_hash=hash_of(token)).first()
    if wish is None:
        raise StaleLink("unknown")
    if wish.expires_at <= at:
        raise StaleLink("expired")
    return wish


@transaction.atomic
def confirm(token: str, *, at: datetime) -> Subscriber:
    """Begin what was wished, or add it to what the mailbox has already; note the consent. Twice is no error."""
    wish = (
        SignUp.objects.select_for_update(no_key=True).filter(pk=sign_up_of(token, at=at).pk).first()
    )
    if wish is None:
        raise StaleLink("unknown")
    if wish.confirmed_at:
        subscriber = Subscriber.objects.filter(email=wish.email).first()
        if subscriber is None:
            raise StaleLink("expired")
        return subscriber
    subscriber, _ = Subscriber.objects.select_for_update(no_key=True).update_or_create(
        email=wish.email,
        # The mailbox has just been read: whatever could not be delivered there is over
        defaults={
            "language": wish.language,
            "failures": 0,
            "failed_at": None,
            "deactivated_at": None,
        },
        create_defaults={"language": wish.language, "confirmed_at": at},
    )
    subscribe(subscriber, dict.fromkeys(wish.subjects, wish.rhythm), at=at)
    Consent.objects.create(
        subscriber=subscriber,
        address_hash=address_hash(subscriber.email),
        text_id=wish.text_id,
        subjects=wish.subjects,
        rhythm=wish.rhythm,
        way=Consent.Way.MAILBOX,
        asked_at=wish.asked_at,
        confirmed_at=at,
    )
    wish.confirmed_at = at
    wish.save(update_fields=["confirmed_at"])
    return subscriber


def subscribe(subscriber: Subscriber, rhythms: dict[str, str], *, at: datetime) -> None:
    """Add subjects, named by their codes, or give those that are there another rhythm."""
    for code, rhythm in rhythms.items():
        Subscription.objects.update_or_create(
            subscriber=subscriber,
            **fields_of(code),
            defaults={"rhythm": rhythm},
            create_defaults={"rhythm": rhythm, "since": at},
        )
