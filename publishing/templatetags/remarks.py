"""Puts remarks, and the boxes to write them in, at what they are about."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def remark_box(form: Any, key: str) -> Any:
    """Return the form's field for this place the first time, else None; forms without remarks have none."""
    return form.box_for(key) if key and hasattr(form, "box_for") else None


@register.simple_tag
def remarks_at(lines: Any, key: str) -> Any:
    """Return the remarks of this place that were not shown yet."""
    return lines.take(key) if key and lines else []
