"""What every template knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """Return the names and the base address that the page frame shows."""
    return {"SITE_URL": settings.SITE_URL}
