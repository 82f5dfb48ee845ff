"""Documents, blocks, workflow, editions: what may be public, and when."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "Veröffentlichen"

    def ready(self) -> None:
        from accounts import audit
        from database.guards import installer
        from media_library import audit as library_audit
        from media_library import usage as library_usage

        from . import languages
        from .guards import GUARDS
        from .replacement import SOURCE

        languages.require_known()
        library_usage.register(SOURCE)
        library_audit.register(audit.record)
        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
