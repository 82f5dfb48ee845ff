"""manage.py generate_content --news 1000: announcements in any number, the same for the same seed."""

import time

from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from accounts.models import User
from media_library.models import Image
from news.models import NewsItem
from publishing.models import Edition
from wir_portal.generator.bulk import Surroundings, insert, topics_by_name


class Command(BaseCommand):
    help = "Erzeugt Meldungen in großer Zahl, zum Beurteilen von Listen und zum Messen."

    def add_arguments(self, parser):
        parser.add_argument("--news", type=int, required=True, help="wie viele Meldungen")
        parser.add_argument("--seed", type=int, default=1, help="gleicher Wert, gleiche Texte")

    def handle(self, *args, news, seed, **options):
        if news < 1:
            raise CommandError("--news muss mindestens 1 sein.")
        now = timezone.now()
        if not Edition.objects.live(now).of_kind("program").exists():
            call_command("load_demo", stdout=self.stdout)
            now = timezone.now()
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
