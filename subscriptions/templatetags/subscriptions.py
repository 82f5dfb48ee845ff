"""The way from a page to the e-mails about it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template

from publishing.models import Edition
from subscriptions.choices import DEPARTMENT, PROGRAM, TOPIC

register = template.Library()


@register.inclusion_tag("subscriptions/_follow.html")
def follow(subjects: Edition | Iterable[Edition], topics: Iterable[Any] = ()) -> dict[str, str]:
    """Lead to the form with the subjects of these editions ticked, and with topics, which have a slug."""
    editions = [subjects] if isinstance(subjects, Edition) else list(subjects or ())
    ticked = [("was", f"d{edition.subject_id}") for edition in editions]
    return {"query": urlencode([*ticked, *((TOPIC, _slug(topic)) for topic in topics or ())])}


@register.inclusion_tag("subscriptions/_follow.html", takes_context=True)
def follow_list(context: dict[str, Any]) -> dict[str, str]:
    """Lead to the form with that ticked by which the list is filtered."""
    asked = context["request"].GET
    return {
        "query": urlencode(
            [(name, asked[name]) for name in (PROGRAM, DEPARTMENT, TOPIC) if asked.get(name)]
        )
    }


def _slug(topic: Any) -> str:
    return topic["slug"] if isinstance(topic, dict) else topic.slug
