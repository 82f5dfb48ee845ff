"""manage.py generate_content: announcements, or programmes with measures, in any number."""

import time
from dataclasses import astuple

from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from accounts.models import User
from media_library.models import Image
from news.models import NewsItem
from publishing.models import Edition
from wir_portal.generator import programmes
from wir_portal.generator.bulk import Surroundings, insert, topics_by_name
from wir_portal.generator.people import People


class Command(BaseCommand):
    help = "Erzeugt Meldungen oder Förderprogramme in großer Zahl, zum Beurteilen von Listen und zum Messen."

    def add_arguments(self, parser):
        parser.add_argument("--news", type=int, default=0, help="wie viele Meldungen")
        parser.add_argument("--programs", type=int, default=0, help="wie viele Förderprogramme")
        parser.add_argument("--measures", type=int, default=20, help="Maßnahmen je Programm")
        parser.add_argument("--updates", type=int, default=12, help="Sachstände je Maßnahme")
        parser.add_argument("--indicators", type=int, default=10, help="Indikatoren je Programm")
        parser.add_argument("--observations", type=int, default=40, help="Messwerte je Indikator")
        parser.add_argument("--seed", type=int, default=1, help="gleicher Wert, gleiche Texte")

    def handle(self, *args, news, programs, seed, **options):
        extent = programmes.Extent(
            programs, *(options[name] for name in ("measures", "updates", "indicators", "observations"))
        )  # fmt: skip
        if min(news, programs) < 0 or not (news or programs):
            raise CommandError("--news oder --programs muss mindestens 1 sein.")
        if min(astuple(extent)) < 0:
            raise CommandError("Von nichts kann es weniger als 0 geben.")
        now = timezone.now()
        if not Edition.objects.live(now).of_kind("program").exists():
            call_command("load_demo", stdout=self.stdout)
            now = timezone.now()
        if programs:
            self._generate_programmes(extent, now)
        if news:
            self._generate_news(news, seed, now)

    def _generate_programmes(self, extent, now):
        began = time.perf_counter()
        around = self._surroundings(now)
        programmes.insert(
            extent,
            people=People(around.editor, around.approver),
            department=around.departments[0],
            at=now,
        )
        seconds = time.perf_counter() - began
        self.stdout.write(f"{extent.programs} Förderprogramme in {seconds:.0f} Sekunden erzeugt.")

    def _generate_news(self, news, seed, now):
        began = time.perf_counter()
        # Numbers already taken are never higher than the announcements that exist
        insert(
            NewsItem.objects.count(), news, seed=seed, around=self._surroundings(now), at=now, progress=self._report
        )  # fmt: skip
        seconds = time.perf_counter() - began
        self.stdout.write(f"{news} Meldungen in {seconds:.0f} Sekunden erzeugt.")

    def _surroundings(self, now):
        live = Edition.objects.live(now).for_card().order_by("document_id")
        editor, approver = User.objects.filter(is_staff=True).order_by("pk")[:2]
        return Surroundings(
            programs=list(live.of_kind("program")),
            departments=list(live.of_kind("department")),
            images=list(Image.objects.order_by("pk")),
            topics=topics_by_name(),
            editor=editor,
            approver=approver,
        )

    def _report(self, done):
        if done % 10_000 == 0:
            self.stdout.write(f"{done} …")
