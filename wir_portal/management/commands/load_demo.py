"""manage.py load_demo: fills an empty portal with the demonstration data."""

import time

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from publishing.models import Document
from wir_portal.demonstration.loading import load


class Command(BaseCommand):
    help = "Lädt die Beispieldaten, wenn noch keine Dokumente vorhanden sind."

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError(
                "Beispieldaten werden im Produktivbetrieb nicht geladen: Ihre Kennwörter sind öffentlich bekannt."
            )
        if Document.objects.exists():
            self.stdout.write(
                "Es sind schon Dokumente vorhanden. Beispieldaten werden nicht geladen."
            )
            return
        began = time.perf_counter()
        load(timezone.now())
        seconds = time.perf_counter() - began
        self.stdout.write(
            f"{Document.objects.count()} Beispieldokumente in {seconds:.0f} Sekunden geladen."
        )
