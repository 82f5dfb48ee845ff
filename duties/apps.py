"""Imprint, privacy and accessibility statements, and what visitors write to the county about the site."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "duties"
    verbose_name = "Pflichtseiten und Mitteilungen"

    def ready(self) -> None:
        from publishing import kinds

        from . import pages

        for kind in (pages.IMPRINT, pages.PRIVACY, pages.ACCESSIBILITY):
            kinds.register(kind)
