"""manage.py rebuild_search: the search index anew, from all editions."""

import time

from django.core.management import BaseCommand

from publishing.searching import indexed
from search.engines import tidy


class Command(BaseCommand):
    help = "Baut den Suchindex aus allen Fassungen neu auf; solange gilt der alte."

    def handle(self, *args, **options):
        began = time.perf_counter()
        number = indexed.rebuild()
        tidy()
        self.stdout.write(
            f"{number} Fassungen in {time.perf_counter() - began:.0f} Sekunden in den Suchindex aufgenommen."
        )
