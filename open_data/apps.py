"""Open data: the programming interface and the catalogue of what can be taken away."""

from django.apps import AppConfig

from . import licences


class OpenDataConfig(AppConfig):
    name = "open_data"
    verbose_name = "Offene Daten"

    def ready(self) -> None:
        licences.require_known()
