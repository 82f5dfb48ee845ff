"""manage.py words: takes the marked words of the source into locale/*/LC_MESSAGES/django.po."""

from django.conf import settings
from django.core.management import BaseCommand

from wir_portal import catalogs, words


class Command(BaseCommand):
    help = "Sammelt die Wörter der öffentlichen Website für die Übersetzung; neue stehen leer in den Katalogen."
    requires_system_checks = []

    def handle(self, *args, **options):
        found = words.collected(settings.BASE_DIR)
        for path in sorted((settings.BASE_DIR / "locale").glob(catalogs.PLACE)):
            catalog = words.renewed(path, found)
            words.write(path, catalog)
            missing = sum(not words.is_complete(one) for one in catalog if one.id)
            self.stdout.write(f"{path.parent.parent.name}: {len(catalog)} Wörter, {missing} fehlen")
