"""Prints how to sign in to the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User
from accounts.roles import BY_CODE
from wir_portal.demonstration.accounts import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    help = "Nennt die Konten der Vorführung, die es in dieser Datenbank gibt."

    def handle(self, *args: Any, **options: Any) -> None:
        emails = [account.email for account in ACCOUNTS]
        present = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
        shown = [account for account in ACCOUNTS if account.email in present]
        for account in shown:
            self.stdout.write(f"  {BY_CODE[account.role].label:<22}{account.email}")
        if shown:
            self.stdout.write(f"  Kennwort für alle:    {PASSWORD}")
