"""`manage.py draw_cards`: draws the card images that are missing, because the server died before they were."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from publishing import card_images
from publishing.models import Edition


class Command(BaseCommand):
    help = "Zeichnet fehlende Vorschaubilder der veröffentlichten und geplanten Texte."

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        editions = Edition.objects.readable(now) | Edition.objects.scheduled(now)
        drawn = card_images.draw_missing(editions.order_by("pk").for_card().iterator())
        self.stdout.write("1 Bild gezeichnet." if drawn == 1 else f"{drawn} Bilder gezeichnet.")
