"""The jobs of the outbox."""

import logging
import time

from django.utils import timezone
from django_tasks import task

from .posting import send_due

logger = logging.getLogger(__name__)

# A job that runs for longer is taken for dead; what is left waits for the next round
SECONDS = 240


@task()
def send_due_mails() -> None:
    """Send what the outbox has for now; a mail server that is away for a moment is no reason to fail."""
    end = time.monotonic() + SECONDS
    try:
        send_due(timezone.now, lambda: time.monotonic() < end)
    except OSError as error:
        logger.warning("The mail server cannot be reached: %s", error)
