"""Tells whether every row of the media library has its files and every file has its row; tidies up when asked to."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from media_library import inventory


class Command(BaseCommand):
    help = "Prüft, ob jeder Eintrag der Mediathek seine Dateien hat und jede Datei ihren Eintrag."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove",
            action="store_true",
            help="Entfernt, was kein Eintrag nennt und was unfertig liegen blieb.",
        )
        parser.add_argument(
            "--minutes",
            type=float,
            default=inventory.UNFINISHED_FOR.total_seconds() / 60,
            help="Wie viele Minuten alt etwas sein muss, um als liegen geblieben zu gelten (sonst 60). Mit 0 nur, wenn"
            " gerade niemand etwas hochlädt.",
        )

    def handle(self, *, remove: bool, minutes: float, **options: Any) -> None:
        older_than = timedelta(minutes=minutes)
        if remove:
            done = inventory.tidy_up(timezone.now(), older_than)
            self.stdout.write(
                f"Entfernt: {done.folders} Ordner ohne Eintrag, {done.unfinished} unfertige,"
                f" {done.former} frühere Dateien, die nirgends mehr stehen."
            )
        found = inventory.take(older_than)
        for line in (*found.missing, *found.unnamed, *found.unfinished, *found.strangers):
            self.stderr.write(line)
        if not found.is_whole:
            raise CommandError(
                f"Es fehlen Dateien zu {len(found.missing)} Einträgen; ohne Eintrag sind {len(found.unnamed)} Ordner,"
                f" unfertig {len(found.unfinished)}, fremd {len(found.strangers)}."
            )
        self.stdout.write("Jeder Eintrag hat seine Dateien, jede Datei ihren Eintrag.")
