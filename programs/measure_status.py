"""The states of a measure, in the order in which lists show them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_noop


class MeasureStatus(TextChoices):
    ACTIVE = "active", gettext_noop("in Umsetzung")
    FINALISATION = "finalisation", gettext_noop("Abschlussphase")
    PLANNED = "planned", gettext_noop("geplant")
    SUSPENDED = "suspended", gettext_noop("ruht")
    CLOSED = "closed", gettext_noop("abgeschlossen")
    CANCELLED = "cancelled", gettext_noop("abgebrochen")
