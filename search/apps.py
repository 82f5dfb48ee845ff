"""The search index, below everything that is searched."""

import atexit

from django.apps import AppConfig
from django.core.signals import request_finished
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        from . import zero_hits
        from .engines import installer

        post_migrate.connect(installer, sender=self, weak=False)
        request_finished.connect(zero_hits.write_waiting)
        atexit.register(zero_hits.write_waiting)
