"""What the portal asks of a service that translates by machine, and which one is configured."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Protocol

from django.conf import settings

from publishing.languages import Language

from .deepl_provider import DeepL


class Provider(Protocol):
    """`name` and `place` tell people who gets the text and where that is."""

    name: str
    place: str

    def knows(self, target: Language) -> bool:
        """Tell whether it translates from German into the language: no request."""

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """Return the HTML texts, in the same order, with their tags kept; raises failures.TranslationFailed."""


def configured() -> Provider | None:
    """Return the provider, or None where no key is set or its library is not installed."""
    if not settings.DEEPL_AUTH_KEY or find_spec("deepl") is None:
        return None
    return DeepL(settings.DEEPL_AUTH_KEY, settings.DEEPL_SERVER_URL, settings.DEEPL_GLOSSARIES)


def for_language(target: Language) -> Provider | None:
    """Return the provider if it translates into the language."""
    provider = configured()
    return provider if provider and provider.knows(target) else None
