"""What machines read of announcements and events: see publishing.structured."""

from datetime import date, datetime, time
from typing import Any

from publishing import structured
from publishing.structured import Item


def article(context: dict[str, Any]) -> list[Item]:
    """Return the announcement as a NewsArticle."""
    edition = context["edition"]
    return [
        {
            **structured.described(edition, "NewsArticle"),
            "headline": edition.title,
            "mainEntityOfPage": structured.url(edition),
            "datePublished": structured.moment(context["date"]),
            "dateModified": structured.moment(context["updated"]),
            "image": structured.picture(context["image"]),
            "about": [structured.named(one, "GovernmentService") for one in context["programs"]],
            "keywords": [topic["name"] for topic in context["topics"]],
            "author": structured.county(),
            "publisher": structured.county(),
        }
    ]


def event(context: dict[str, Any]) -> list[Item]:
    """Return the event as an Event; whole days carry the day alone, as on the page."""
    edition, when, facts = context["edition"], context["occurrence"], context["facts"]
    hosts = [structured.named(one, "GovernmentOrganization") for one in context["departments"]]
    status = "EventCancelled" if facts.get("cancelled") else "EventScheduled"
    return [
        {
            **structured.described(edition, "Event"),
            "startDate": _machine(when.day, when.starts_at, with_time=when.begins),
            "endDate": _machine(when.last_day, when.ends_at, with_time=when.ends),
            "eventStatus": f"https://schema.org/{status}",
            "location": [*_place(facts), *_online(facts)],
            "about": [structured.named(one, "GovernmentService") for one in context["programs"]],
            "keywords": [topic["name"] for topic in context["topics"]],
            "image": structured.picture(context["image"]),
            "organizer": hosts or structured.county(),
        }
    ]


def _machine(day: date | None, moment: datetime, *, with_time: time | None) -> str:
    if with_time:
        return moment.isoformat(timespec="minutes")
    return day.isoformat() if day else ""


def _place(facts: dict[str, Any]) -> list[Item]:
    address = " ".join((facts.get("address") or "").split())
    if not (facts.get("place") or address):
        return []
    return [{"@type": "Place", "name": facts.get("place"), "address": address}]


def _online(facts: dict[str, Any]) -> list[Item]:
    address = facts.get("online_url")
    return [{"@type": "VirtualLocation", "url": address}] if address else []
