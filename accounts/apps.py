"""Users, teams, roles, sign-in, and the audit log of who did what."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        from allauth.account import signals

        from database.guards import installer

        from . import identity, oidc, roles, sessions
        from .guards import GUARDS

        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
        user_logged_in.connect(sessions.start_clock)
        signals.user_logged_in.connect(oidc.keep_word)
        identity.check_mapping()
        post_migrate.connect(roles.sync_after_migration)
