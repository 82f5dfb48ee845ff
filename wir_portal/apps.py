"""The project itself as an app: demonstration data, management commands, the admin site."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "wir_portal"
    verbose_name = "WIR-Portal"

    def ready(self) -> None:
        # Django tells only apps that have models that a migration is over; this one has none
        post_migrate.connect(make_cache_table, sender=apps.get_app_config("accounts"))


def make_cache_table(using: str, **kwargs: Any) -> None:
    """Create the table of the shared cache where the settings put it into the database."""
    call_command("createcachetable", database=using, verbosity=0)
