"""What pages say of the day that they show: where today's state is, and under which address the day can be cited."""

from datetime import date
from typing import Any

from django import template

from publishing.moments import day_of
from publishing.stands import PARAMETER

register = template.Library()
# How a page is laid out is no part of what is cited
LAYOUT = ("ansicht", "sortierung", "seite")


@register.simple_tag(takes_context=True)
def address_today(context: Any) -> str:
    """Return the address of the same page without the past day."""
    return _address(context["request"], {})


@register.simple_tag(takes_context=True)
def day_to_cite(context: Any) -> date:
    """Return the day of the state shown: without the hour, which would make another page of it every second."""
    request = context["request"]
    return request.stand.day if request.stand else day_of(request.at)


@register.simple_tag(takes_context=True)
def address_to_cite(context: Any) -> str:
    """Return the address, with the domain, at which the state shown can be found again: the day is always in it."""
    request, edition = context["request"], context.get("edition")
    day = day_to_cite(context)
    if edition is not None and edition.path:
        return f"{context['SITE_URL']}{edition.path}?{PARAMETER}={day.isoformat()}"
    query = {PARAMETER: day.isoformat(), **dict.fromkeys(LAYOUT)}
    return context["SITE_URL"] + _address(request, query)


@register.simple_tag(takes_context=True)
def other_fields(context: Any) -> list[tuple[str, str]]:
    """Return the other parameters of the address (name, value), which a form that asks for a day keeps."""
    query = context["request"].GET
    return [(name, query[name]) for name in query if name not in (PARAMETER, "seite")]


def _address(request: Any, changes: dict[str, str | None]) -> str:
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
