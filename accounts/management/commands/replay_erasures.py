"""Anonymises again whom a restored backup has brought back."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import actions, erasures


class Command(BaseCommand):
    help = "Wiederholt die Löschungen aus der Liste, die außerhalb der Datenbank liegt. Nach jeder Wiederherstellung."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=settings.ERASURES_FILE,
            help="Liste der Löschungen; ohne Angabe die dieses Portals (ERASURES_FILE).",
        )

    def handle(self, *, file, **options):
        try:
            known = list(erasures.read(file))
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Liste der Löschungen ist nicht lesbar: {error}") from error
        now = timezone.now()
        done = sum(actions.erase_again(erasure, at=now) for erasure in known)
        self.stdout.write(
            f"{len(known)} Löschungen gelesen, {done} Konten noch einmal anonymisiert."
        )
