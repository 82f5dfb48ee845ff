"""How the newsroom's templates show labels."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def without_colon(label: SafeString) -> SafeString:
    """Return Django's label element without the colon that it puts behind the words."""
    return mark_safe(label.replace(":</label>", "</label>"))
