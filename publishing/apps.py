"""Documents, blocks, workflow, editions: what may be public, and when."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "Veröffentlichen"

    def ready(self) -> None:
        from database.guards import installer
        from media_library import usage as library_usage

        from . import usage
        from .guards import GUARDS

        library_usage.register(usage.SOURCE)
        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
