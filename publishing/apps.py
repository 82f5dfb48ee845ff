"""Documents, blocks, workflow, editions: what may be public, and when."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "Veröffentlichen"

    def ready(self) -> None:
        from database.guards import installer

        from .guards import GUARDS

        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
