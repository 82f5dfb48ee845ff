"""Which of the known languages this portal offers beside German, and in which the site itself speaks now."""

from contextlib import AbstractContextManager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language, override

from database.languages import (
    BY_CODE,
    CHOICES,
    FOREIGN,
    GERMAN,
    LANGUAGES,
    OF_SITE,
    Language,
    get,
    of_path,
)

__all__ = [
    "BY_CODE",
    "CHOICES",
    "FOREIGN",
    "GERMAN",
    "LANGUAGES",
    "OF_SITE",
    "Language",
    "address_of",
    "are_offered",
    "get",
    "of_path",
    "of_site",
    "offered",
    "require_known",
    "speaking",
]

_OF_SITE = {language.code.lower(): language for language in OF_SITE}


def of_site() -> Language:
    """Return the language in which the site itself speaks now: on a page, that of its address."""
    return _OF_SITE.get(get_language() or GERMAN, BY_CODE[GERMAN])


def speaking(language: Language) -> AbstractContextManager[None]:
    """Let the site speak the language for a while; German where it has no words of its own in that language."""
    code = language.code if language.has_site else GERMAN
    return override(code.lower())


def address_of(path: str, language: Language) -> str:
    """Return the address at which the site shows the text at `path` in the language in which it speaks now.

    A German text has an address below every language of the site; a translation has its own alone.
    """
    return of_site().path_prefix + path if language.is_german else path


def offered() -> list[Language]:
    """Return the languages into which this portal translates, in the order of the setting CONTENT_LANGUAGES."""
    return [BY_CODE[code] for code in settings.CONTENT_LANGUAGES]


def require_known() -> None:
    """Stop the start of the portal where the setting names a language that it does not know."""
    unknown = set(settings.CONTENT_LANGUAGES) - {language.code for language in FOREIGN}
    if unknown:
        raise ImproperlyConfigured(f"CONTENT_LANGUAGES names unknown languages: {sorted(unknown)}.")


def are_offered() -> bool:
    """Tell whether there is any language beside German."""
    return bool(settings.CONTENT_LANGUAGES)
