"""Why nothing stands at an address on a past day, and where to look instead."""

from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from . import languages
from .hindsight import Hindsight, end_of
from .models import Edition, Withdrawal
from .moments import day_in_words, day_of
from .stands import NoStand, Stand

Kind = Withdrawal.Kind
# How many editions are looked through for the first that may be shown
TRIED = 20


def moved(path: str, stand: Stand) -> str:
    """Return the address that the text now found at `path` had on the day, or "": one or two queries."""
    document = _document_at(path, stand.at.seen_from)
    live = Edition.objects.live(stand.at).filter(document=document).order_by()
    found = live.values_list("path", flat=True).first() if document else None
    return found if found and found != path else ""


def missing(path: str, stand: Stand) -> Http404:
    """Return what to raise where the address showed nothing on the day, or what it showed is hidden."""
    now = stand.at.seen_from
    document = _document_at(path, now)
    laid = Withdrawal.objects.effective(stand.at).filter(document=document).first()
    if document is None or (laid and laid.kind == Kind.VANISHED):
        return Http404(_("Unter dieser Adresse steht nichts."))
    if laid:
        is_lifted = laid.effective_until is not None and laid.effective_until <= now
        return NoStand(_taken(laid), status=410, explanation=laid.explanation, has_others=is_lifted)
    told, editions = day_in_words(stand.day), Edition.objects.filter(document=document)
    then = editions.in_range(stand.at).first()
    if then and then.redacted_at:
        words = _("Was hier am {day} stand, wurde nachträglich geschwärzt.")
        return NoStand(words.format(day=told), status=410)
    first = _first_day(document, now)
    if editions.started(stand.at).exists():
        words = _("Am {day} war diese Seite nicht veröffentlicht.")
        return NoStand(words.format(day=told), first=first)
    if first is None:
        return NoStand(_("Am {day} war diese Seite noch nicht veröffentlicht.").format(day=told))
    words = _("Am {day} war diese Seite noch nicht veröffentlicht. Zuerst gab es sie am {first}.")
    return NoStand(words.format(day=told, first=day_in_words(first)), first=first)


def require_begun(kind: str, stand: Stand) -> None:
    """Raise NoStand where no edition of the kind was public yet on the day: for a list that shows nothing."""
    editions = Edition.objects.of_kind(kind).in_language(languages.GERMAN).filter(redacted_at=None)
    if editions.started(stand.at).exists():
        return
    told, first = day_in_words(stand.day), None
    begun = editions.started(stand.at.seen_from).order_by("live_from")
    for document in dict.fromkeys(begun.values_list("document_id", flat=True)[:TRIED]):
        first = _first_day(document, stand.at.seen_from)
        if first:
            words = _(
                "Am {day} war hier noch nichts veröffentlicht. Die ersten Angaben sind vom {first}."
            )
            raise NoStand(words.format(day=told, first=day_in_words(first)), first=first)
    raise NoStand(_("Am {day} war hier noch nichts veröffentlicht.").format(day=told))


def _taken(laid: Withdrawal) -> str:
    day = day_in_words(day_of(laid.effective_from))
    if laid.kind == Kind.WITHDRAWN:
        words = _(
            "Dieser Text wurde am {day} zurückgezogen. Auch frühere Stände zeigen wir nicht mehr."
        )
    else:
        words = _("Diese Seite wurde am {day} entfernt. Auch frühere Stände zeigen wir nicht mehr.")
    return words.format(day=day)


def _document_at(path: str, now: datetime) -> int | None:
    """Return the document whose address `path` is or was last."""
    started = Edition.objects.filter(path=path).started(now).order_by("-live_from")
    return started.values_list("document_id", flat=True).first()


def _first_day(document: int, now: datetime) -> date | None:
    """Return the first day at whose end the text was public and may be shown."""
    ranges = Edition.objects.filter(document=document, redacted_at=None).started(now)
    for edition in ranges.only("live_from", "live_until").order_by("live_from")[:TRIED]:
        day = day_of(edition.live_from)
        if not edition.covers(min(end_of(day), now)):
            continue
        if Edition.objects.live(Hindsight.of(day, now)).filter(document=document).exists():
            return day
    return None
