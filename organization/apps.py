"""Departments, people, posts, appointments; ministries and partners outside."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OrganizationConfig(AppConfig):
    name = "organization"
    verbose_name = "Organisation"

    def ready(self) -> None:
        from database.guards import installer
        from publishing import contact_blocks, kinds

        from . import pages, post_contacts
        from .guards import GUARDS

        kinds.register(pages.DEPARTMENT)
        kinds.register(pages.PERSON)
        contact_blocks.posts_are_told_by(post_contacts.cards)
        post_migrate.connect(installer(GUARDS), sender=self, weak=False)
