"""How long what people looked for in vain is kept."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from database.retention import Rule

from .models import ZeroHit

MISSED_FOR = timedelta(days=180)


def _missed_long_ago(at: datetime) -> QuerySet[ZeroHit]:
    return ZeroHit.objects.filter(last_on__lt=timezone.localdate(at - MISSED_FOR)).order_by("pk")


RULES = [
    Rule(
        "zero_hits",
        "Suchbegriffe, zu denen es keinen Treffer gab, ohne Angaben zu Personen",
        "180 Tage nach der letzten solchen Suche",
        "Die Redaktion soll sehen, was Menschen auf der Website vermissen.",
        "werden gelöscht",
        _missed_long_ago,
    ),
]
