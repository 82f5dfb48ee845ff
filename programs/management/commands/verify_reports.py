"""Computes the sums of all frozen reports to funders anew."""

from django.core.management.base import BaseCommand, CommandError

from programs.models import FunderReport
from programs.reports.actions import whole


class Command(BaseCommand):
    help = "Prüft die Sachberichte. Endet mit Fehler und nennt jeden, der nicht mehr ist, was festgeschrieben wurde."

    def handle(self, *args, **options):
        frozen = FunderReport.objects.frozen().select_related("program").order_by("pk")
        checked, broken = 0, []
        for report in frozen.iterator(chunk_size=10):
            checked += 1
            if not whole(report).is_whole:
                broken.append(f"{report.program.title}, {report}")
        if broken:
            raise CommandError(f"Verändert nach dem Festschreiben: {'; '.join(broken)}.")
        self.stdout.write(f"Alle Prüfsummen stimmen. Geprüfte Sachberichte: {checked}.")
