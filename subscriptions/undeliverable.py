"""What an undeliverable e-mail does to a subscription."""

from datetime import datetime, timedelta

from django.db import transaction

from .models import Mail, Subscriber

# Statuses (RFC 3463) that say that this mailbox is not there: one such answer is enough
NO_SUCH_MAILBOX = ("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
# Of others (a full mailbox, a refused text) so many in a row, none older than this
MOST_FAILURES = 3
COUNTED_FOR = timedelta(days=60)


@transaction.atomic
def note_bounce(mail: Mail, *, status: str, at: datetime) -> bool:
    """Take down that an e-mail came back with `status` ("5.1.1"); tell whether that ends the sending.

    A wish that nobody can have read is dropped. The same e-mail counts once.
    """
    mail = Mail.objects.select_for_update(no_key=True).get(pk=mail.pk)
    if mail.state == Mail.State.FAILED:
        return False
    mail.state, mail.failure = Mail.State.FAILED, status
    mail.save(update_fields=["state", "failure"])
    if mail.subscriber_id is None:
        return False
    subscriber = Subscriber.objects.select_for_update(no_key=True).get(pk=mail.subscriber_id)
    if subscriber.deactivated_at:
        return False
    if subscriber.failed_at is None or subscriber.failed_at < at - COUNTED_FOR:
        subscriber.failures = 0
    subscriber.failures += 1
    subscriber.failed_at = at
    if status in NO_SUCH_MAILBOX or subscriber.failures >= MOST_FAILURES:
        subscriber.deactivated_at = at
        subscriber.notices.filter(mail=None).delete()
        subscriber.mails.filter(state=Mail.State.WAITING).delete()
    subscriber.save(update_fields=["failures", "failed_at", "deactivated_at"])
    return subscriber.deactivated_at is not None
