"""Announcements, events and simple pages."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Aktuelles, Termine und Seiten"

    def ready(self) -> None:
        from publishing import kinds

        from . import event_pages, pages

        kinds.register(pages.NEWS)
        kinds.register(event_pages.EVENT)
        kinds.register(pages.PAGE)
