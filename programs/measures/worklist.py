"""The worklist of measures without a Sachstand this month."""

from datetime import datetime
from typing import Any

from accounts.models import User
from publishing import rights
from publishing.moments import day_of
from publishing.newsroom.worklists import Worklist

from ..models import Measure
from .rhythm import due_since


def _due(user: User, at: datetime) -> Any:
    own = Measure.objects.filter(rights.of_teams(user))
    return own.unreported_since(due_since(day_of(at))).order_by("last_edited_at", "pk")


DUE = Worklist(
    "sachstaende",
    "Sachstände fällig",
    "Zu jeder Maßnahme gibt es diesen Monat einen Sachstand.",
    "programs.change_measure",
    _due,
    place="admin:programs_measure_rounds",
)
