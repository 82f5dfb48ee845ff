"""Takes away what is kept no longer: by hand, what the worker does every night."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from database.retention import rules
from wir_portal.purge import purge


class Command(BaseCommand):
    help = "Löscht und anonymisiert, was nach den Aufbewahrungsfristen nicht mehr gebraucht wird."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Sagt nur, wie viel es wäre, und ändert nichts."
        )

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        now = timezone.now()
        if dry_run:
            numbers = {rule.code: rule.count(now) for rule in rules()}
            self.stdout.write("Es wird nichts geändert. Fällig ist:")
        else:
            numbers = purge(now)
        for rule in rules():
            if rule.due and rule.code in numbers:
                self.stdout.write(f"{numbers[rule.code]:6} {rule.what}")
