"""Topics (tags) of documents."""

from django.db import models
from taggit.models import ItemBase, TagBase

from ..slugs import german_slug


class Topic(TagBase):
    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """Return the last part of the topic's address; `i` tells apart names that would get the same."""
        slug = german_slug(tag, 90) or "thema"
        return slug if i is None else f"{slug}-{i}"


class TopicAssignment(ItemBase):
    tag = models.ForeignKey(
        Topic, verbose_name="Thema", on_delete=models.CASCADE, related_name="assignments"
    )
    content_object = models.ForeignKey(
        "publishing.Document", on_delete=models.CASCADE, related_name="topic_assignments"
    )

    class Meta:
        verbose_name = "Zuordnung eines Themas"
        verbose_name_plural = "Zuordnungen von Themen"
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="publishing_topic_once_per_document"
            )
        ]
