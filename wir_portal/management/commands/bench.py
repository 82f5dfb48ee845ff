"""manage.py bench: queries, database time and requests per second of every page type at two sizes."""

import platform
import sqlite3

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from wir_portal.bench import databases
from wir_portal.bench.measuring import Figures, measure
from wir_portal.bench.pages import newsroom_pages, public_pages
from wir_portal.bench.searching import measured
from wir_portal.warming_up import warm_up

# The bar: a page of the large archive takes at most this much longer than of the small one
BAR = 1.3


class Command(BaseCommand):
    help = "Misst alle Seitenarten bei zwei Größen des Archivs (Datenbanken: siehe DATABASE_URL)."

    def add_arguments(self, parser):
        parser.add_argument("--sizes", type=int, nargs=2, default=[1_000, 100_000])
        parser.add_argument("--rounds", type=int, default=5, help="Wechsel zwischen den Größen")
        parser.add_argument("--repeats", type=int, default=8, help="Anfragen je Seite und Runde")
        parser.add_argument("--strict", action="store_true", help="Fehler, wenn die Latte reißt")

    def handle(self, *args, sizes, rounds, repeats, strict, **options):
        if settings.PRODUCTION:
            raise CommandError("Nicht auf einem Produktivsystem messen.")
        for size in sizes:
            databases.prepare(size, self.stdout.write)
        warm_up()
        figures = {size: {} for size in sizes}
        for _ in range(rounds):
            for size in sizes:
                databases.use(size)
                self._round(figures[size], repeats)
        worst = self._report(figures, *sizes)
        self._report_search(max(sizes), repeats)
        if strict and worst > BAR:
            raise CommandError(f"Die Latte von {BAR} ist gerissen: {worst:.2f}.")

    def _report_search(self, size, repeats):
        databases.use(size)
        self.stdout.write(f"\n| {size} Meldungen | Treffer | Datenbank ms |\n|---|--:|--:|")
        for label, total, milliseconds in measured(timezone.now(), repeats):
            self.stdout.write(f"| {label} | {total} | {milliseconds:.0f} |")

    def _round(self, figures, repeats):
        now = timezone.now()
        visitor, staff = Client(), Client()
        staff.force_login(User.objects.filter(groups__name__contains="Redaktion").first())
        for client, pages in (
            (visitor, public_pages(now)),
            (staff, newsroom_pages(now)),
        ):
            for label, address in pages.items():
                measure(client, address, figures.setdefault(label, Figures()), repeats)

    def _report(self, figures, small, large):
        version = sqlite3.sqlite_version if connection.vendor == "sqlite" else connection.pg_version
        self.stdout.write(
            f"\n{connection.vendor} {version}, Python {platform.python_version()}, {small} und {large} Meldungen\n"
        )
        self.stdout.write(
            "| Seite | Abfragen | Datenbank ms | Anfragen/s | Abfragen groß | Datenbank ms groß"
            " | Anfragen/s groß | Verhältnis |\n|---|--:|--:|--:|--:|--:|--:|--:|"
        )
        ratios = []
        for label, before in figures[small].items():
            after = figures[large][label]
            ratios.append(after.milliseconds / before.milliseconds)
            self.stdout.write(
                f"| {label} | {before.queries} | {before.database_ms:.1f} | {before.per_second:.0f}"
                f" | {after.queries} | {after.database_ms:.1f} | {after.per_second:.0f} | {ratios[-1]:.2f} |"
            )
        return max(ratios)
