"""Which providers' players a page may embed, and from which addresses; nothing is asked of them before a click."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpResponse

# Written by the template of the video block alone: rich text keeps no such attribute
PLAYER = re.compile(r' data-player="(?P<origin>https://[a-z0-9.:-]+)(?P<rest>/[^"]*)"')
YOUTUBE_ID = re.compile(r"[\w-]{11}")
VIMEO_PATH = re.compile(r"/(?:video/)?(?P<id>\d+)(?:/(?P<secret>[0-9a-f]+))?/?")
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/(?P<id>[\w-]+)/?")


@dataclass(frozen=True)
class Provider:
    """`origin` is what the page may frame; `path_of(url)` returns the player's path there, or ""."""

    name: str
    hosts: frozenset[str]
    origin: str
    path_of: Callable[[str], str]

    def player(self, url: str) -> str:
        path = self.path_of(url)
        return f"{self.origin}{path}" if path else ""


def _youtube(url: str) -> str:
    parts = urlsplit(url)
    if parts.hostname == "youtu.be":
        found = parts.path.strip("/")
    elif parts.path == "/watch":
        found = parse_qs(parts.query).get("v", [""])[0]
    else:
        found = re.sub(r"^/(?:embed|shorts|live)/", "", parts.path).strip("/")
    return f"/embed/{found}" if YOUTUBE_ID.fullmatch(found) else ""


def _vimeo(url: str) -> str:
    match = VIMEO_PATH.fullmatch(urlsplit(url).path)
    if not match:
        return ""
    # Vimeo's own "do not track"; h opens a video that is not listed
    secret = f"&h={match['secret']}" if match["secret"] else ""
    return f"/video/{match['id']}?dnt=1{secret}"


def _peertube(url: str) -> str:
    match = PEERTUBE_PATH.fullmatch(urlsplit(url).path)
    return f"/videos/embed/{match['id']}" if match else ""


KNOWN = {
    "youtube": Provider(
        "YouTube",
        frozenset(
            {
                "youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com",
                "www.youtube-nocookie.com",
            }
        ),
        "https://www.youtube-nocookie.com",
        _youtube,
    ),
    "vimeo": Provider(
        "Vimeo",
        frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
        "https://player.vimeo.com",
        _vimeo,
    ),
}  # fmt: skip


def providers() -> list[Provider]:
    """Return the providers that the settings allow: VIDEO_PROVIDERS by name, VIDEO_PEERTUBE_HOSTS by host."""
    own = [
        Provider(host, frozenset({host}), f"https://{host}", _peertube)
        for host in settings.VIDEO_PEERTUBE_HOSTS
    ]
    return [*(KNOWN[name] for name in settings.VIDEO_PROVIDERS), *own]


def provider_of(url: str) -> Provider | None:
    """Return the allowed provider whose video stands at the address, or None where only a link is possible."""
    host = urlsplit(url).hostname or ""
    return next((one for one in providers() if host in one.hosts and one.player(url)), None)


def players_in(body_html: str) -> tuple[str, list[str]]:
    """Return the text and the origins of the players in it; a provider allowed no longer leaves the link alone."""
    allowed = {provider.origin for provider in providers()}
    found = sorted({match["origin"] for match in PLAYER.finditer(body_html)} & allowed)

    def kept(match: re.Match[str]) -> str:
        return match[0] if match["origin"] in allowed else ""

    return PLAYER.sub(kept, body_html), found


def allow_players(response: HttpResponse, origins: Iterable[str]) -> HttpResponse:
    """Let this one response frame the players of the videos that it shows."""
    if origins:
        response._csp_update = {"frame-src": list(origins)}  # type: ignore[attr-defined]
    return response
