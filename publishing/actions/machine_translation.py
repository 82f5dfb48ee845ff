"""Having a translation made by machine: ordered here, carried out by a job."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from accounts import audit
from accounts.models import User
from publishing import languages
from publishing.errors import Conflict
from publishing.models import Document, MachineTranslation, State
from publishing.translation.failures import TranslationFailed
from publishing.translation.job import require_public, translate_by_machine
from publishing.translation.provider import for_language

from .rules import locked, permit, require_state

# All attempts of a job together take some minutes: after this time nobody works at the order any more
LOST_AFTER = timedelta(hours=2)


@transaction.atomic
def order_machine_translation(
    translation: Document, *, by: User, at: datetime, version: int
) -> MachineTranslation:
    """Order that a machine fills in what is not translated yet; the job follows when the transaction is over.

    Only words that are approved for the public leave the house.
    """
    translation = locked(translation, version)
    permit(by, "submit_document", translation)
    require_state(translation, State.DRAFT, State.REJECTED)
    source = translation.translation_of
    if source is None:
        raise Conflict("Dieser Text ist keine Übersetzung.")
    provider = for_language(languages.get(translation.language))
    if provider is None:
        raise Conflict("Für diese Sprache ist keine maschinelle Übersetzung eingerichtet.")
    try:
        require_public(source, at)
    except TranslationFailed as failure:
        raise Conflict(str(failure)) from failure
    _give_up_lost_orders(translation, at)
    try:
        with transaction.atomic():
            order = MachineTranslation.objects.create(
                document=translation,
                provider=provider.name,
                version=translation.version,
                ordered_by=by,
                ordered_at=at,
            )
    except IntegrityError as error:
        raise Conflict("Die maschinelle Übersetzung ist schon in Arbeit.") from error
    audit.record(
        "order_machine_translation",
        by=by,
        at=at,
        obj=translation,
        details={"provider": provider.name},
    )
    pk = order.pk
    transaction.on_commit(lambda: translate_by_machine.enqueue(pk))
    return order


def _give_up_lost_orders(translation: Document, at: datetime) -> None:
    """End an order whose job took every worker with it: it must not stand in the way of all later ones."""
    lost = translation.machine_translations.filter(
        state=MachineTranslation.State.WAITING, ordered_at__lt=at - LOST_AFTER
    )
    lost.update(
        state=MachineTranslation.State.FAILED,
        error="Der Auftrag ist verloren gegangen.",
        finished_at=at,
    )
