"""Announcements and simple pages."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Aktuelles und Seiten"

    def ready(self) -> None:
        from publishing import kinds

        from . import pages

        kinds.register(pages.NEWS)
        kinds.register(pages.PAGE)
