"""Shows form fields the way KERN UX marks them up, and browsers by names that people know."""

from typing import Any

from django import forms, template

register = template.Library()

# In this order: each later one also names itself like those before it
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.inclusion_tag("account/_field.html")
def form_field(field: forms.BoundField) -> dict[str, Any]:
    """Show label, help, input and errors of a bound field."""
    box = isinstance(field.field.widget, forms.CheckboxInput)
    css = "kern-form-check__checkbox" if box else "kern-form-input__input"
    return {"field": field, "box": box, "widget": field.as_widget(attrs={"class": css})}


@register.filter
def browser(user_agent: str) -> str:
    """Return "Firefox unter Windows" for what a browser says of itself, as far as it is known."""
    name = next((name for mark, name in BROWSERS if mark in user_agent), "Unbekannter Browser")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return f"{name} unter {system}" if system else name
