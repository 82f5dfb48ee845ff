"""Which editions go to whom and when: from what has become public to e-mails that wait in the outbox."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from publishing import languages
from publishing.models import Edition
from publishing.moments import BERLIN

from .models import FanOut, Mail, Notice, Rhythm, Subscriber, Subscription

# What "all announcements" means, and of what else those are told who follow that very page
OF_ALL = ("news", "event", "program")
OF_ITSELF = ("department",)
# What became public while no worker ran is told as long as it is news
NEWS_FOR = timedelta(days=7)
# When daily and weekly e-mails are due, German time; weeks end on Mondays
HOUR = time(7)
MONDAY = 0
BATCH = 500


def fan_out(at: datetime) -> int:
    """Lay what has become public until `at` into the outbox of everybody who follows it; return how many editions.

    First editions and announced changes, no mere corrections. Each edition is distributed once, in one transaction, to
    those who had subscribed before it became public.
    """
    distributed = FanOut.objects.filter(edition=OuterRef("pk"))
    fresh = Edition.objects.live(at).in_language(languages.GERMAN).of_kind(*OF_ALL, *OF_ITSELF)
    fresh = fresh.announced().filter(live_from__gt=at - NEWS_FOR, redacted_at=None)
    editions = list(fresh.filter(~Exists(distributed)).order_by("live_from").for_card())
    return sum(_distribute(edition, at) for edition in editions)


@transaction.atomic
def _distribute(edition: Edition, at: datetime) -> bool:
    mark, is_first = FanOut.objects.get_or_create(edition=edition, defaults={"at": at})
    if not is_first:
        return False
    due = _due_by_subscriber(edition, at)
    notices = [Notice(subscriber_id=pk, edition=edition, due_at=when) for pk, when in due.items()]
    Notice.objects.bulk_create(notices, batch_size=BATCH, ignore_conflicts=True)
    mark.subscribers = len(notices)
    mark.save(update_fields=["subscribers"])
    return True


def _due_by_subscriber(edition: Edition, at: datetime) -> dict[int, datetime]:
    """Return when each follower is to be told; the quickest rhythm of those that match counts."""
    links = list(edition.links.values_list("target", "topic"))
    targets = {target for target, _ in links if target} | {edition.document_id}
    topics = {topic for _, topic in links if topic}
    about = Q(target__in=targets) | Q(topic__in=topics)
    if edition.kind in OF_ALL:
        about |= Q(target=None, topic=None)
    following = Subscription.objects.filter(
        about, subscriber__deactivated_at=None, since__lte=edition.live_from
    )
    # Where no worker ran at the hour of an e-mail, it is due now
    moments = {rhythm: max(next_moment(rhythm, edition.live_from), at) for rhythm in Rhythm.values}
    due: dict[int, datetime] = {}
    for subscriber, rhythm in following.values_list("subscriber", "rhythm").order_by("subscriber"):
        due[subscriber] = min(due.get(subscriber, moments[rhythm]), moments[rhythm])
    return due


def next_moment(rhythm: str, at: datetime) -> datetime:
    """Return when, from `at` on, somebody with this rhythm is written to next."""
    if rhythm == Rhythm.AT_ONCE:
        return at
    local = timezone.localtime(at, BERLIN)
    days = 0 if rhythm == Rhythm.DAILY else (MONDAY - local.weekday()) % 7
    moment = datetime.combine(local.date() + timedelta(days), HOUR, tzinfo=BERLIN)
    if moment >= at:
        return moment
    later = local.date() + timedelta(days + (1 if rhythm == Rhythm.DAILY else 7))
    return datetime.combine(later, HOUR, tzinfo=BERLIN)


def compose(at: datetime) -> int:
    """Put all that is due at `at` into e-mails, one for each subscriber; return how many e-mails that made."""
    made = 0
    while number := _compose_batch(at):
        made += number
    return made


@transaction.atomic
def _compose_batch(at: datetime) -> int:
    waiting = Notice.objects.unmailed(at).filter(subscriber__deactivated_at=None)
    subscribers = list(waiting.order_by().values_list("subscriber", flat=True).distinct()[:BATCH])
    # A second worker waits here, and finds them taken
    list(
        Subscriber.objects.select_for_update(no_key=True).filter(pk__in=subscribers).order_by("pk")
    )
    collected = defaultdict(list)
    for notice, subscriber in waiting.filter(subscriber__in=subscribers).values_list(
        "pk", "subscriber"
    ):
        collected[subscriber].append(notice)
    mails = Mail.objects.bulk_create(
        Mail(purpose=Mail.Purpose.EDITIONS, subscriber_id=subscriber, due_at=at)
        for subscriber in collected
    )
    contained = [
        Notice(pk=notice, mail=mail) for mail in mails for notice in collected[mail.subscriber_id]
    ]
    Notice.objects.bulk_update(contained, ["mail"], batch_size=100)
    return len(mails)


def is_waiting(at: datetime) -> bool:
    """Tell whether an e-mail is to be sent at `at`."""
    due: Any = Mail.objects.due(at)
    return due.exists()
