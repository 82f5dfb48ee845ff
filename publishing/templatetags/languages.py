"""How templates mark the language of words, and keep addresses in the language of the site."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from publishing.languages import GERMAN, Language, address_of, get, of_site
from publishing.slugs import slug_in

register = template.Library()


@register.simple_tag
def spoken(subject: Any) -> SafeString:
    """Return ` lang="ar" dir="rtl"` for an edition or a language; nothing where the site speaks it, or if missing."""
    language = subject if isinstance(subject, Language) else getattr(subject, "spoken", None)
    return mark_safe("") if language in (None, of_site()) else told(language)


@register.simple_tag
def told(language: Language) -> SafeString:
    """Return ` lang="de" dir="ltr"`, for German too: where it stands among words in another language."""
    return format_html(' lang="{}" dir="{}"', language.code, language.direction)


@register.simple_tag
def in_german() -> SafeString:
    """Mark words that are German in every language: names of posts, of ministries; nothing on a German page."""
    return spoken(get(GERMAN))


@register.simple_tag
def in_site_language() -> SafeString:
    """Mark words of the site that stand inside of a text in its own language, which is German more often than not."""
    language = of_site()
    return mark_safe("") if language.is_german else told(language)


@register.simple_tag
def site_language() -> Language:
    """Return the language in which the site itself speaks on this page: that of its address."""
    return of_site()


@register.filter
def address(edition: Any) -> str:
    """Return where to read the edition without leaving the language of the site: "/en/aktuelles/2017/…/"."""
    return address_of(edition.path, edition.spoken) if edition else ""


@register.filter
def german_slug(editions: list[Any] | None) -> str:
    """Return by what lists select a subject: the last part of its German address; "" where German is not public.

    `editions` say the same in different languages: what a page has as `languages`.
    """
    german = next((one for one in editions or [] if one.language == GERMAN), None)
    return slug_in(german.path) if german else ""
