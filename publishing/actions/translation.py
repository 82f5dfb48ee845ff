"""Beginning a translation, and what people state about one: that it says what the source says, that they read it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts import audit
from accounts.models import User
from publishing import kinds, languages, moments, working_copy
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, Edition, State
from publishing.translation import copying

from .rules import locked, permit, require_state


@transaction.atomic
def begin_translation(
    source: Document, *, by: User, at: datetime, language: str, with_words: bool
) -> Any:
    """Store a draft of the source in another language and return it (of its own kind).

    It has the same blocks, pictures, files, contacts, relations, topics and team; `with_words` copies the German words
    as well. It may be begun by whoever may add and hand in texts of this kind for the team.
    """
    permit(by, "submit_document", source)
    source = kinds.specific(Document.objects.select_for_update(no_key=True).get(pk=source.pk))
    opts = type(source)._meta
    if not by.has_perm(f"{opts.app_label}.add_{opts.model_name}", source):
        raise NotPermitted(f"Ihr Konto darf Texte der Art „{opts.verbose_name}“ nicht anlegen.")
    if source.translation_of_id:
        raise Conflict("Dieser Text ist selbst eine Übersetzung. Übersetzt wird der deutsche Text.")
    if language not in {one.code for one in languages.offered()}:
        raise Conflict("In diese Sprache übersetzt das Portal nicht.")
    try:
        with transaction.atomic():
            copied = copying.copy_of(source, language, with_words=with_words)
    except IntegrityError as error:
        raise Conflict(
            f"Auf {languages.get(language).name} gibt es schon eine Übersetzung dieses Textes."
        ) from error
    working_copy.created(copied, by=by, at=at)
    audit.record(
        "begin_translation",
        by=by,
        at=at,
        obj=source,
        details={"language": language, "translation": copied.pk},
    )
    return copied


@transaction.atomic
def follow(
    translation: Document, *, by: User, at: datetime, version: int, edition: int
) -> Document:
    """State that the translation says the same as the source's edition with this number.

    The translation is a draft again: the public learns of it with the next edition, which a second person approves.
    """
    translation = locked(translation, version)
    permit(by, "submit_document", translation)
    source = translation.translation_of
    if source is None:
        raise Conflict("Dieser Text ist keine Übersetzung.")
    last = copying.last_edition(source)
    if last is None or last.number != edition:
        raise Conflict(
            "Von der Vorlage wurde inzwischen eine andere Fassung freigegeben. Bitte sehen Sie sich an, was sich"
            " geändert hat."
        )
    translation.follows_edition = last
    translation.save(update_fields=["follows_edition"])
    working_copy.changed(translation, by=by, at=at, fields=["Stand der Vorlage"])
    audit.record("follow_source", by=by, at=at, obj=translation, details={"edition": edition})
    return translation


@transaction.atomic
def review_machine_translation(
    translation: Document, *, by: User, at: datetime, version: int
) -> Document:
    """State that a person has read and, where needed, mended what the machine translated."""
    translation = locked(translation, version)
    permit(by, "submit_document", translation)
    require_state(translation, State.DRAFT, State.REJECTED)
    if translation.machine_translated_at is None or translation.machine_reviewed_at:
        raise Conflict("Hier ist keine maschinelle Übersetzung zu prüfen.")
    translation.machine_reviewed_by, translation.machine_reviewed_at = by, at
    translation.save(update_fields=["machine_reviewed_by", "machine_reviewed_at"])
    audit.record("review_machine_translation", by=by, at=at, obj=translation)
    return translation


def require_source_public_by(translation: Document, live_from: datetime) -> None:
    """Refuse a translation that would be public before what it translates."""
    followed: Edition | None = translation.follows_edition
    if followed and live_from < followed.live_from:
        raise Conflict(
            f"Die Vorlage wird erst öffentlich: {moments.in_words(followed.live_from)}. Veröffentlichen Sie die"
            " Übersetzung nicht vorher."
        )
