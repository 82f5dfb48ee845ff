"""Funded programmes: what they are, who pays, where they stand."""

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Förderprogramme"

    def ready(self) -> None:
        from publishing import kinds

        from . import pages

        kinds.register(pages.PROGRAM)
