"""Users, teams, roles, sign-in, and the audit log of who did what."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        from database.guards import installer

        from . import roles
        from .guards import GUARDS

        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
        post_migrate.connect(roles.sync_after_migration)
