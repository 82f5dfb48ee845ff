"""Takes pictures and documents out of a past day's page that no public page shows any more.

Who may use a picture, and for how long, is agreed with others; a file that is replaced may have been wrong. So the page
of a past day shows what is served today, and says where something is missing.
"""

import re
from collections.abc import Callable
from datetime import datetime

from django.utils.html import format_html
from django.utils.translation import gettext as _

from media_library.addresses import PUBLIC_PREFIX

from .models import Edition

HASH = re.compile(re.escape(PUBLIC_PREFIX) + r"(?P<hash>[0-9a-f]{64})/")
FIGURE = re.compile(r"<figure\b[^>]*>.*?</figure>", re.DOTALL)
PICTURE = re.compile(r"<picture\b[^>]*>.*?</picture>", re.DOTALL)
LINK = re.compile(rf'<a\b[^>]*href="{re.escape(PUBLIC_PREFIX)}[^>]*>(?P<words>.*?)</a>', re.DOTALL)


def no_longer_served(hashes: set[str], now: datetime) -> set[str]:
    """Return those of the contents that nobody gets at the moment `now`: one query, none without contents."""
    if not hashes:
        return set()
    shown = Edition.objects.readable(now).filter(files__content_hash__in=hashes)
    return hashes - set(shown.values_list("files__content_hash", flat=True))


def withheld(html: str, now: datetime) -> str:
    """Return the page without the files that nobody gets at the moment `now`: one query, none without files."""
    lost = no_longer_served(set(HASH.findall(html)), now)
    if not lost:
        return html

    def without(make: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        return lambda found: make(found) if lost & set(HASH.findall(found[0])) else found[0]

    html = FIGURE.sub(without(lambda found: _said(_("Dieses Bild zeigen wir nicht mehr."))), html)
    html = PICTURE.sub(without(lambda found: ""), html)
    gone = _("Diese Datei bieten wir nicht mehr an.")
    return LINK.sub(without(lambda found: f"{found['words']} {_said(gone, 'span')}"), html)


def _said(words: str, element: str = "p") -> str:
    return format_html(f'<{element} class="muted">{{}}</{element}>', words)
