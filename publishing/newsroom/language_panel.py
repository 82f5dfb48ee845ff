"""What the panel beside the form says about languages: the translations of a text, or what a translation follows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.models import User
from publishing import languages
from publishing.languages import Language
from publishing.models import Document, Edition, MachineTranslation


@dataclass(frozen=True)
class TranslationLine:
    """A translation of the text: where it stands, and whether it is behind."""

    document: Document
    language: Language
    url: str
    is_behind: bool


@dataclass(frozen=True)
class LanguagePanel:
    """For a source `translations` and `missing` languages; for a translation `source` and what it `follows`.

    `latest` is the source's edition approved last, `order` the machine translation ordered last.
    """

    language: Language
    translations: list[TranslationLine]
    missing: list[Language]
    may_begin: bool
    source: Document | None = None
    source_url: str = ""
    follows: Edition | None = None
    latest: Edition | None = None
    is_behind: bool = False
    order: MachineTranslation | None = None

    @property
    def needs_statement(self) -> bool:
        """Whether somebody should look at the source and state that the translation says the same."""
        if self.latest is None:
            return False
        return self.follows is None or self.follows.number < self.latest.number


def language_panel_of(
    document: Document, source: Document | None, user: User, at: datetime, *, has_translations: bool
) -> LanguagePanel | None:
    """Return what is to be said, or None where the portal has one language only.

    One query for translations where there are any, three beside a translation.
    """
    language = languages.get(document.language)
    if source:
        return _of_translation(document, source, language, at)
    if not languages.are_offered() or not language.is_german:
        return None
    translations = document.translations.select_related("last_edited_by").with_behind(at)
    found = list(translations) if has_translations else []
    have = {one.language for one in found}
    order = list(languages.BY_CODE)
    return LanguagePanel(
        language=language,
        translations=[
            TranslationLine(one, languages.get(one.language), _url(one), one.is_behind)
            for one in sorted(found, key=lambda one: order.index(one.language))
        ],
        missing=[one for one in languages.offered() if one.code not in have],
        may_begin=may_begin(document, user),
    )


def may_begin(document: Any, user: User) -> bool:
    """Tell whether the action would let this person begin a translation."""
    opts = document._meta
    rights = ("publishing.submit_document", f"{opts.app_label}.add_{opts.model_name}")
    return all(user.has_perm(right, document) for right in rights)


def _of_translation(
    document: Document, source: Document, language: Language, at: datetime
) -> LanguagePanel:
    editions = {one.pk: one for one in _editions_of(source)}
    return LanguagePanel(
        language=language,
        translations=[],
        missing=[],
        may_begin=False,
        source=source,
        source_url=_url(source),
        follows=editions.get(document.follows_edition_id),
        latest=next(iter(editions.values()), None),
        is_behind=Document.objects.behind(at).filter(pk=document.pk).exists(),
        order=document.machine_translations.select_related("ordered_by").first(),
    )


def _editions_of(source: Document) -> Any:
    """Return the source's editions without their texts, the one approved last first."""
    return Edition.objects.filter(document=source.pk).for_card().defer("data").order_by("-number")


def _url(document: Document) -> str:
    return reverse("admin:publishing_open", args=[document.pk])
