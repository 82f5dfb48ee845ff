"""Funded programmes: what they are, who pays, where they stand."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Förderprogramme"

    def ready(self) -> None:
        from database.guards import installer
        from organization.handover.ties import told_by
        from publishing import kinds
        from publishing.newsroom import worklists

        from . import pages
        from .guards import GUARDS
        from .indicators import pages as indicator_pages
        from .measures import pages as measure_pages
        from .measures import worklist as measure_worklist
        from .radar import ties
        from .radar import worklist as radar_worklist

        kinds.register(pages.PROGRAM)
        kinds.register(measure_pages.MEASURE)
        kinds.register(indicator_pages.INDICATOR)
        worklists.register(measure_worklist.DUE)
        worklists.register(radar_worklist.GAPS)
        told_by(ties.ties)
        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
