"""The search index, below everything that is searched."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        from .engines import installer

        post_migrate.connect(installer, sender=self, weak=False)
