"""The job that has a working copy translated: outside of any request, and never over a person's words."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts import audit
from publishing import kinds, languages, working_copy
from publishing.models import Document, MachineTranslation, State, Withdrawal

from . import provider as providers
from .failures import TranslationFailed
from .texts import filled_in, untranslated

ATTEMPTS = 3
PAUSE = timedelta(minutes=2)
Order = MachineTranslation


@task()
def translate_by_machine(order_id: int) -> None:
    """Carry the order out; whatever happens is written into it. Doing it twice does no harm."""
    order = Order.objects.select_related("document", "ordered_by").filter(pk=order_id).first()
    if order is None or order.state != Order.State.WAITING:
        return
    try:
        carry_out(order)
    except TranslationFailed as failure:
        _note(order, failure)
    except Exception:
        _end(order, "Die Übersetzung ist an einem Fehler des Portals gescheitert.")
        raise


def require_public(source: Document, at: datetime) -> None:
    """Refuse to send out words that are not approved, or were taken away; asks anew; raises TranslationFailed."""
    if Withdrawal.objects.effective(at).filter(document=source.pk).exists():
        raise TranslationFailed(
            "Die Vorlage ist von der Website genommen. Sie wird nicht weitergegeben."
        )
    if not Document.objects.filter(
        pk=source.pk, version=source.version, state=State.APPROVED
    ).exists():
        raise TranslationFailed(
            "Die Vorlage wird gerade überarbeitet. Nach außen geht nur, was freigegeben ist."
        )


def carry_out(order: Order) -> None:
    """Translate and store; raises TranslationFailed. The request to the provider runs outside of a transaction."""
    translation = kinds.specific(order.document)
    source = translation.source()
    target = languages.get(translation.language)
    provider = providers.for_language(target)
    if provider is None:
        raise TranslationFailed(
            f"Für {target.name} ist keine maschinelle Übersetzung eingerichtet."
        )
    words = untranslated(source, translation)
    if not words:
        raise TranslationFailed("Es ist schon alles übersetzt.")
    # After they were read: somebody may have saved a draft, or withdrawn the text, since the order
    require_public(source, timezone.now())
    pieces = [piece for one in words for piece in one.pieces]
    found = provider.translate(pieces, languages.get(source.language), target)
    if len(found) != len(pieces):
        raise TranslationFailed(f"{provider.name} hat nicht alles übersetzt.", is_temporary=True)
    _store(order, words, found, timezone.now())


@transaction.atomic
def _store(order: Order, words: list[Any], found: list[str], at: datetime) -> None:
    current = Document.objects.select_for_update(no_key=True).get(pk=order.document_id)
    if current.version != order.version or current.state not in (State.DRAFT, State.REJECTED):
        raise TranslationFailed(
            "Die Übersetzung wurde inzwischen bearbeitet. Es wurde nichts überschrieben."
        )
    changed = {}
    for one in words:
        pieces, found = found[: len(one.pieces)], found[len(one.pieces) :]
        item = filled_in(one, pieces)
        changed[type(item), item.pk] = item
    for item in changed.values():
        item.save()
    Document.objects.filter(pk=current.pk).update(
        machine_translated_at=at, machine_reviewed_at=None, machine_reviewed_by=None
    )
    working_copy.changed(current, by=order.ordered_by, at=at, fields=["maschinelle Übersetzung"])
    audit.record(
        "translate_by_machine",
        by=order.ordered_by,
        at=at,
        obj=current,
        details={"provider": order.provider, "fields": len(words)},
    )
    order.state, order.error, order.finished_at = Order.State.DONE, "", at
    order.save(update_fields=["state", "error", "finished_at"])


def _note(order: Order, failure: TranslationFailed) -> None:
    order.attempts += 1
    if not failure.is_temporary or order.attempts >= ATTEMPTS:
        _end(order, str(failure))
        return
    order.error = str(failure)
    order.save(update_fields=["attempts", "error"])
    again = translate_by_machine
    if again.get_backend().supports_defer:
        again = again.using(run_after=timezone.now() + PAUSE)
    again.enqueue(order.pk)


def _end(order: Order, message: str) -> None:
    order.state, order.error, order.finished_at = Order.State.FAILED, message, timezone.now()
    order.save(update_fields=["state", "attempts", "error", "finished_at"])
