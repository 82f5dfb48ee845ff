"""The states of a measure, in the order in which lists show them."""

from django.db.models import TextChoices


class MeasureStatus(TextChoices):
    ACTIVE = "active", "in Umsetzung"
    FINALISATION = "finalisation", "Abschlussphase"
    PLANNED = "planned", "geplant"
    SUSPENDED = "suspended", "ruht"
    CLOSED = "closed", "abgeschlossen"
    CANCELLED = "cancelled", "abgebrochen"
