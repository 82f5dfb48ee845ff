"""manage.py bench_programs: queries and time of the pages of 50 programmes with 200 measures and 60 Sachstände each."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from publishing.models import Edition
from wir_portal.bench import databases
from wir_portal.bench.measuring import Figures, measure
from wir_portal.bench.pages import of_programmes

# The bar for public pages: queries and milliseconds of an answer that nobody has cached
QUERIES, MILLISECONDS = 6, 150


class Command(BaseCommand):
    help = "Misst die Seiten der Förderprogramme und Maßnahmen in einem großen Bestand."

    def add_arguments(self, parser):
        parser.add_argument("--programs", type=int, default=50)
        parser.add_argument("--measures", type=int, default=200)
        parser.add_argument("--updates", type=int, default=60)
        parser.add_argument("--repeats", type=int, default=8, help="Anfragen je Seite")
        parser.add_argument("--strict", action="store_true", help="Fehler, wenn die Latte reißt")

    def handle(self, *args, programs, measures, updates, repeats, strict, **options):
        if settings.PRODUCTION:
            raise CommandError("Nicht auf einem Produktivsystem messen.")
        self._prepare(programs, measures, updates)
        visitor, staff = Client(), Client()
        staff.force_login(User.objects.filter(groups__name="Programmkoordination").first())
        public, inside = of_programmes(timezone.now())
        self.stdout.write(
            f"\n{connection.vendor}: {programs} × {measures} × {updates}\n\n"
            "| Seite | Abfragen | Datenbank ms | ms |\n|---|--:|--:|--:|"
        )
        torn = []
        for client, pages in ((visitor, public), (staff, inside)):
            for label, address in pages.items():
                figures = Figures()
                measure(client, address, figures, repeats)
                spent = f"{figures.database_ms:.1f} | {figures.milliseconds:.0f}"
                self.stdout.write(f"| {label} | {figures.queries} | {spent} |")
                if client is visitor and (
                    figures.queries > QUERIES or figures.milliseconds > MILLISECONDS
                ):
                    torn.append(label)
        if strict and torn:
            raise CommandError(f"Die Latte ist gerissen: {', '.join(torn)}.")

    def _prepare(self, programs, measures, updates):
        """Fill a database of its own, once: what is missing of the programmes is generated."""
        name = f"programs_{programs}_{measures}_{updates}"
        databases.create(name)
        databases.use(name)
        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        there = Edition.objects.filter(
            kind="program", number=1, path__startswith="/programme/programm-"
        )
        missing = programs - there.count()
        if missing > 0:
            self.stdout.write(f"{connection.vendor}: {missing} Förderprogramme werden erzeugt …")
            extent = {"programs": missing, "measures": measures, "updates": updates}
            call_command("generate_content", verbosity=0, **extent)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
