"""The numbers that the newsroom sees: how many follow what, and how the sending goes; no address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from .choices import by_code, groups
from .models import Mail, Rhythm, SignUp, Subscriber, Subscription

LATELY = timedelta(days=30)
# What fewer follow is not told exactly: one person could be known by it
FEW = 5


@dataclass(frozen=True)
class Followed:
    """`counts` are the rhythms with their numbers, all as words."""

    label: str
    total: str
    counts: list[tuple[str, str]]


@dataclass(frozen=True)
class Figures:
    active: int
    unreachable: int
    waiting_for_yes: int
    followed: list[Followed]
    waiting: int
    sent: int
    uncertain: int
    failed: int
    last_sent: datetime | None


def figures(at: datetime) -> Figures:
    """Return the numbers at a moment; those of e-mails go back thirty days."""
    mails = Mail.objects.filter(due_at__gt=at - LATELY).aggregate(
        waiting=Count("pk", filter=Q(state__in=[Mail.State.WAITING, Mail.State.HANDED])),
        sent=Count("pk", filter=Q(state=Mail.State.SENT)),
        uncertain=Count("pk", filter=Q(state=Mail.State.UNCERTAIN)),
        failed=Count("pk", filter=Q(state=Mail.State.FAILED)),
        last_sent=Max("handed_at", filter=Q(state=Mail.State.SENT)),
    )
    active = Subscriber.objects.active().count()
    return Figures(
        active=active,
        unreachable=Subscriber.objects.count() - active,
        waiting_for_yes=SignUp.objects.filter(confirmed_at=None, expires_at__gt=at).count(),
        followed=_followed(at),
        **mails,
    )


def _followed(at: datetime) -> list[Followed]:
    by_rhythm = {rhythm: Count("pk", filter=Q(rhythm=rhythm)) for rhythm in Rhythm.values}
    rows = (
        Subscription.objects.filter(subscriber__deactivated_at=None)
        .values("target", "topic")
        .annotate(total=Count("pk"), **by_rhythm)
        .order_by("-total", "target", "topic")
    )
    known = by_code(groups(at))
    found = []
    for row in rows:
        one = Subscription(target_id=row["target"], topic_id=row["topic"])
        label = known[one.code].label if one.code in known else "zurzeit nicht öffentlich"
        counts = [(str(label), _told(row[rhythm])) for rhythm, label in Rhythm.choices]
        found.append(Followed(label, _told(row["total"]), counts))
    return found


def _told(number: int) -> str:
    return str(number) if number == 0 or number >= FEW else f"unter {FEW}"
