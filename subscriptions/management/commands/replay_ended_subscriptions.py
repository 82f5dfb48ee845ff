"""Ends again what a restored backup has brought back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from subscriptions import actions, endings


class Command(BaseCommand):
    help = "Beendet noch einmal die Abonnements, die nach der Sicherung beendet wurden. Nach jeder Wiederherstellung."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            help="Liste der beendeten Abonnements; ohne Angabe die dieses Portals, neben ERASURES_FILE.",
        )

    def handle(self, *, file, **options):
        file = file or endings.path()
        try:
            known = list(endings.read(file))
        except (OSError, ValueError) as error:
            raise CommandError(
                f"Die Liste der beendeten Abonnements ist nicht lesbar: {error}"
            ) from error
        now = timezone.now()
        done = sum(actions.end_again(ending, at=now) for ending in known)
        self.stdout.write(
            f"{len(known)} Abmeldungen gelesen, {done} Abonnements noch einmal beendet."
        )
