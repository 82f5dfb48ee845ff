"""Funded programmes: what they are, who pays, where they stand."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Förderprogramme"

    def ready(self) -> None:
        from database.guards import installer
        from publishing import kinds
        from publishing.newsroom import worklists

        from . import indicator_pages, measure_pages, measure_worklist, pages
        from .guards import GUARDS

        kinds.register(pages.PROGRAM)
        kinds.register(measure_pages.MEASURE)
        kinds.register(indicator_pages.INDICATOR)
        worklists.register(measure_worklist.DUE)
        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
