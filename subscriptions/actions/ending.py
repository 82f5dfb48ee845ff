"""The end of a subscription: the address goes at once, what proves the consent stays for a while without it."""

from datetime import datetime

from django.db import transaction

from subscriptions import endings
from subscriptions.models import Consent, SignUp, Subscriber


@transaction.atomic
def end(subscriber: Subscriber, *, at: datetime) -> None:
    """Delete the subscriber with everything chosen and everything that waits in the outbox."""
    Consent.objects.filter(subscriber=subscriber).update(ended_at=at)
    SignUp.objects.filter(email=subscriber.email).delete()
    key = subscriber.key
    subscriber.delete()
    # Last: a restored backup must not write to somebody again who has ended it
    endings.note(key, at)


@transaction.atomic
def end_again(ending: endings.Ending, *, at: datetime) -> bool:
    """Repeat an ending after a backup was restored; tell whether there was something to end."""
    subscriber = Subscriber.objects.filter(key=ending.key).first()
    if subscriber is None:
        return False
    Consent.objects.filter(subscriber=subscriber).update(ended_at=ending.at)
    SignUp.objects.filter(email=subscriber.email).delete()
    subscriber.delete()
    return True
