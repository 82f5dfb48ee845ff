"""Adds the templates that the portal brings along, where the newsroom does not have them yet."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from news.shipped_templates import add_missing


class Command(BaseCommand):
    help = "Legt die mitgelieferten Vorlagen an, die es noch nicht gibt."

    def handle(self, *args: Any, **options: Any) -> None:
        added = add_missing(timezone.now())
        self.stdout.write(
            f"Angelegt: {', '.join(added)}" if added else "Alle Vorlagen sind schon da."
        )
