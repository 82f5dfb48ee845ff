"""Decides in which state an account is on a day: exactly one of five, told apart here and nowhere else."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Case, CharField, Q, TextChoices, Value, When


class State(TextChoices):
    INVITED = "eingeladen", "Eingeladen"
    ACTIVE = "aktiv", "Aktiv"
    EXPIRED = "abgelaufen", "Abgelaufen"
    DEACTIVATED = "deaktiviert", "Deaktiviert"
    ANONYMISED = "anonymisiert", "Anonymisiert"


MAY_SIGN_IN = frozenset({State.INVITED, State.ACTIVE})
# Nobody has set a password or come through the identity provider yet
NOT_ARRIVED = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX, last_login__isnull=True)

# The first that holds counts; each once for the database and once for an account at hand (a test compares them)
RULES: tuple[tuple[State, Callable[[date], Q], Callable[[Any, date], bool]], ...] = (
    (
        State.ANONYMISED,
        lambda day: Q(anonymised_at__isnull=False),
        lambda user, day: user.anonymised_at is not None,
    ),
    (
        State.DEACTIVATED,
        lambda day: Q(is_active=False),
        lambda user, day: not user.is_active,
    ),
    (
        State.EXPIRED,
        lambda day: Q(access_until__lt=day),
        lambda user, day: user.access_until is not None and user.access_until < day,
    ),
    (
        State.INVITED,
        lambda day: NOT_ARRIVED,
        lambda user, day: user.last_login is None and not user.has_usable_password(),
    ),
)


def state_of(user: Any, day: date) -> State:
    """Return the state of an account at hand on `day`."""
    return next((state for state, _, holds in RULES if holds(user, day)), State.ACTIVE)


def state_column(day: date) -> Case:
    """Return the same as an expression for querysets of accounts."""
    return Case(
        *(When(condition(day), then=Value(state.value)) for state, condition, _ in RULES),
        default=Value(State.ACTIVE.value),
        output_field=CharField(),
    )
