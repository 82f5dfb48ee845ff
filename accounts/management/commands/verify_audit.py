"""Checks the chain of the audit log from its first row to its last."""

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.models import AuditEntry


class Command(BaseCommand):
    help = "Prüft das Protokoll. Endet mit Fehler und nennt die erste Zeile, die nachträglich verändert wurde."

    def handle(self, *args, **options):
        broken = audit.first_broken()
        if broken:
            raise CommandError(
                f"Das Protokoll ist ab Zeile {broken.pk} verändert: {broken.at:%Y-%m-%d %H:%M:%S} UTC, {broken}."
            )
        self.stdout.write(
            f"Das Protokoll ist unverändert: {AuditEntry.objects.count()} Zeilen geprüft."
        )
