"""`manage.py check_links`: looks at the links of live texts that are due."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from publishing.hyperlinks.checking import check_due
from publishing.models import Hyperlink


class Command(BaseCommand):
    help = "Prüft, ob die Links in veröffentlichten Texten noch irgendwohin führen."

    def handle(self, **options: Any) -> None:
        checked = check_due(timezone.now())
        broken = Hyperlink.objects.broken().count()
        links = "1 Link" if checked == 1 else f"{checked} Links"
        lead = "1 führt" if broken == 1 else f"{broken} führen"
        self.stdout.write(f"{links} geprüft, {lead} ins Leere.")
