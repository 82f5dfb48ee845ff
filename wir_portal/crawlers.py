"""What programs are told that read the site: which paths to leave alone, and whom to tell of a hole in it."""

from django.conf import settings
from django.http import HttpResponse

from publishing.clock import PortalRequest
from publishing.moments import day_of, in_iso, midnight, months_after
from publishing.responses import public

# The newsroom, the sign-in, drafts that were passed on, and pages that there are for every page again
CLOSED = ("/admin/", "/konto/", "/vorschau/", "/teilen/")
# Half a year: whoever forgets to look after the contact is found out, and nobody has to change the file by hand
SECURITY_MONTHS = 7
LANGUAGES = "de, en"


@public
def robots(request: PortalRequest) -> HttpResponse:
    """Keep crawlers out of what is not for them, and show them the sitemaps."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        "Disallow: /*/teilen/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/sitemap-news.xml",
    ]
    return _plain(lines)


@public
def security(request: PortalRequest) -> HttpResponse:
    """Say whom to tell of a hole in the site (RFC 9116): good for six to seven months, the same for a whole month."""
    end = months_after(day_of(request.at).replace(day=1), SECURITY_MONTHS)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {in_iso(midnight(end))}",
        f"Preferred-Languages: {LANGUAGES}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return _plain(lines)


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
