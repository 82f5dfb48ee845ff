"""Takes an e-mail that came back: the mail server hands it over on standard input."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from subscriptions import bounces
from subscriptions.undeliverable import note_bounce


class Command(BaseCommand):
    help = "Liest eine zurückgekommene E-Mail von der Standardeingabe und vermerkt sie beim Abonnement."

    def handle(self, *args, **options):
        # Always a success: the mail server must not send it back once more
        bounce = bounces.read(sys.stdin.buffer.read())
        mail = bounces.mail_of(bounce) if bounce else None
        if mail is None:
            self.stdout.write("Keine unzustellbare E-Mail von hier.")
        elif note_bounce(mail, status=bounce.status, at=timezone.now()):
            self.stdout.write(f"{bounce.status}: Das Abonnement ist beendet.")
        else:
            self.stdout.write(f"{bounce.status}: vermerkt.")
