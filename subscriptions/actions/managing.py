"""What somebody changes who came by the signed link of an e-mail."""

from datetime import datetime, timedelta

from django.db import transaction

from subscriptions import consent, tasks
from subscriptions.links import address_hash
from subscriptions.models import Consent, Mail, Subscriber

from .ending import end
from .signing_up import subscribe

# One link in that time: somebody else may ask for it too
LINK_EVERY = timedelta(minutes=10)


@transaction.atomic
def send_managing_link(*, email: str, at: datetime) -> Mail | None:
    """Send the link to the page for managing, if the address has a subscription; None where nothing is sent."""
    known = Subscriber.objects.active().select_for_update(no_key=True)
    subscriber = known.filter(email=email.lower()).first()
    if subscriber is None:
        return None
    lately = subscriber.mails.filter(purpose=Mail.Purpose.MANAGE, due_at__gt=at - LINK_EVERY)
    if lately.exists():
        return None
    mail = Mail.objects.create(purpose=Mail.Purpose.MANAGE, subscriber=subscriber, due_at=at)
    transaction.on_commit(tasks.send_due_mails.enqueue)
    return mail


@transaction.atomic
def change(subscriber: Subscriber, rhythms: dict[str, str], *, at: datetime) -> bool:
    """Make `rhythms` (code → rhythm) what is subscribed to; tell whether anything is left.

    What is added is a consent of its own, given where the mailbox has been shown to be theirs. Nothing left means the
    end of everything.
    """
    present = Subscriber.objects.select_for_update(no_key=True).filter(pk=subscriber.pk).first()
    if present is None:
        # Ended meanwhile, by another window or a second click
        return False
    subscriber = present
    if not rhythms:
        end(subscriber, at=at)
        return False
    former = {one.code: one for one in subscriber.subscriptions.all()}
    for code, one in former.items():
        if code not in rhythms:
            one.delete()
    subscribe(subscriber, rhythms, at=at)
    for rhythm in sorted(set(rhythms.values())):
        added = [code for code in rhythms if code not in former and rhythms[code] == rhythm]
        if added:
            Consent.objects.create(
                subscriber=subscriber,
                address_hash=address_hash(subscriber.email),
                text=consent.text(at),
                subjects=added,
                rhythm=rhythm,
                way=Consent.Way.MANAGED,
                asked_at=at,
                confirmed_at=at,
            )
    return True
