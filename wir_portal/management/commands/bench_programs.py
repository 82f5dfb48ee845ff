"""manage.py bench_programs: queries and time of the pages of 50 programmes with 200 measures and 60 Sachstände each."""

import os
import platform

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from open_data.throttling import throttle
from publishing.models import ContentGeneration
from wir_portal.bench import databases
from wir_portal.bench.measuring import Figures, measure
from wir_portal.bench.programmes import newsroom_pages, public_pages
from wir_portal.generator.programmes import Extent
from wir_portal.warming_up import warm_up


class Command(BaseCommand):
    help = (
        "Misst die Seiten der Förderprogramme, Maßnahmen und Indikatoren in einem großen Bestand."
    )

    def add_arguments(self, parser):
        parser.add_argument("--programs", type=int, default=50)
        parser.add_argument("--measures", type=int, default=200)
        parser.add_argument("--updates", type=int, default=60)
        parser.add_argument("--indicators", type=int, default=10)
        parser.add_argument("--observations", type=int, default=40)
        parser.add_argument("--repeats", type=int, default=7, help="Anfragen je Seite")
        parser.add_argument("--only", default="", help="nur Seiten, deren Name das enthält")
        parser.add_argument("--strict", action="store_true", help="Fehler, wenn die Latte reißt")

    def handle(self, *args, repeats, only, strict, **options):
        if settings.PRODUCTION:
            raise CommandError("Nicht auf einem Produktivsystem messen.")
        names = ("programs", "measures", "updates", "indicators", "observations")
        extent = Extent(*(options[name] for name in names))
        databases.use(databases.prepare_programmes(extent, self.stdout.write))
        warm_up()
        visitor, staff = Client(), Client()
        staff.force_login(User.objects.filter(groups__name="Programmkoordination").first())
        at = timezone.now()
        self._head(" × ".join(str(options[name]) for name in names))
        torn = [
            label
            for client, pages in ((visitor, public_pages(at)), (staff, newsroom_pages(at)))
            for label, figures in self._measured(client, pages, repeats, only)
            if figures.queries > pages[label].queries
            or figures.milliseconds > pages[label].milliseconds
        ]
        if strict and torn:
            raise CommandError(f"Die Latte ist gerissen: {', '.join(torn)}.")

    def _head(self, extent):
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        self.stdout.write(
            f"\n{connection.vendor}, Python {platform.python_version()}, {extent}, Last {load}\n\n"
            "| Seite | Abfragen | Datenbank ms | Rechenzeit ms | ms | höchstens ms |\n|---|--:|--:|--:|--:|--:|"
        )

    def _measured(self, client, pages, repeats, only):
        """Yield label and figures of each page, asked each time right after something was published."""
        for label, page in pages.items():
            if only not in label:
                continue
            figures = Figures()
            throttle.forget()
            measure(client, page.address, figures, repeats, before=ContentGeneration.bump)
            self.stdout.write(
                f"| {label} | {figures.queries} | {figures.database_ms:.0f} | {figures.processor_ms:.0f}"
                f" | {figures.milliseconds:.0f} | {figures.most_ms:.0f} |"
            )
            yield label, figures
