"""What the database refuses, whatever Python would have said before."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction


def refused(change: Callable[[], Any]) -> bool:
    """Tell whether the database refuses what the function does; what it does not refuse is done."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False
