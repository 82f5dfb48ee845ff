"""Erases again what visitors wrote and a restored backup has brought back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from duties import erasures


class Command(BaseCommand):
    help = "Löscht noch einmal die Angaben in Mitteilungen, die von Hand gelöscht waren. Nach jeder Wiederherstellung."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=erasures.path(),
            help="Liste der Löschungen; ohne Angabe die dieses Portals (neben ERASURES_FILE).",
        )

    def handle(self, *, file, **options):
        try:
            count = erasures.repeat(file, timezone.now())
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Liste der Löschungen ist nicht lesbar: {error}") from error
        self.stdout.write(f"In {count} Mitteilungen noch einmal gelöscht.")
