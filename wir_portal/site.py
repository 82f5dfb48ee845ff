"""What every template knows about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Return what the page frame shows: names, the base address, whether a second factor is required."""
    return {
        "SITE_URL": settings.SITE_URL,
        "SITE_NAME": settings.SITE_NAME,
        "SITE_OWNER": settings.SITE_OWNER,
        "PROVIDER_NAME": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        "SECOND_FACTOR_REQUIRED": settings.REQUIRE_SECOND_FACTOR,
    }
