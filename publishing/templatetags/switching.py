"""The languages in which a page can be read: for the switch above its head, and for search engines."""

from dataclasses import dataclass
from typing import Any

from django import template

from publishing.languages import OF_SITE, Language, get, of_path, of_site, offered

register = template.Library()
# Nobody but staff and whoever has a link comes here, and neither speaks another language than German
GERMAN_ALONE = ("/admin/", "/konto/", "/vorschau/")


@dataclass(frozen=True)
class Way:
    """`path` leads to the same page in the language; `is_here` is the page itself.

    Where `is_there` is not set, the page is there with its text in German.
    """

    language: Language
    path: str
    is_here: bool
    is_there: bool


@register.simple_tag(takes_context=True)
def ways(context: Any) -> list[Way]:
    """Return the page in all languages that are offered, German first; empty where there is nothing to switch.

    A text that is not translated has an address in every language of the site, at which it says so.
    """
    here = of_site()
    edition, request = context.get("edition"), context.get("request")
    if edition is not None and edition.path:
        day = f"?{request.stand.query}" if getattr(request, "stand", None) else ""
        texts = {
            one.language: one.path + day for one in [edition, *(context.get("languages") or [])]
        }
        german = texts.get("de", "")
        if edition.spoken != here and not edition.spoken.is_german:
            here = edition.spoken
    elif request is not None and not request.path.startswith(GERMAN_ALONE):
        texts, german = {}, _german(request)
    else:
        return []
    ways = []
    for language in _shown(here):
        path = texts.get(language.code) or (language.path_prefix + german if german else "")
        if path and (language.has_site or language.code in texts):
            is_there = edition is None or language.code in texts
            ways.append(Way(language, path, language == here, is_there))
    return ways if len(ways) > 1 else []


def _shown(here: Language) -> list[Language]:
    known = {get("de"), *offered(), here}
    order = [*OF_SITE, *(one for one in offered() if not one.has_site)]
    return [language for language in dict.fromkeys([*order, here]) if language in known]


def _german(request: Any) -> str:
    path = request.get_full_path().removeprefix(of_path(request.path).path_prefix)
    # One slash: two would lead to another host
    return "/" + path.lstrip("/")
