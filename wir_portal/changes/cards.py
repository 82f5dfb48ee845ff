"""What the list and its feeds show of a change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publishing import reading
from publishing.changes import Change, What
from publishing.models import Edition, Withdrawal
from publishing.moments import BERLIN, day_of
from wir_portal.search_page import kind_words

WORDS: dict[What, str | Promise] = {
    What.NEW: _("Neu"),
    What.CHANGED: _("Geändert"),
    What.CORRECTED: _("Korrigiert"),
    What.WITHDRAWN: _("Zurückgezogen"),
    What.MERGED: _("Zusammengeführt"),
    What.RESTORED: _("Wieder veröffentlicht"),
}


@dataclass(frozen=True)
class ChangeCard:
    """A change of the text `edition`; `notes` are its announced changes since the day asked for, latest first.

    `changed` is the edition that changed: the German one, where `edition` is its translation. `explanation` says why
    it was withdrawn.
    """

    what: What
    moment: datetime
    edition: Edition
    changed: Edition
    notes: list[Edition]
    explanation: str = ""

    @property
    def day(self) -> date:
        return day_of(self.moment)

    @property
    def time(self) -> time:
        """The time of day, on the clocks of Germany."""
        return self.moment.astimezone(BERLIN).time()

    @property
    def word(self) -> str:
        return str(WORDS[self.what])

    @property
    def kind(self) -> str:
        """What the text is: "Meldung", in the language of the site."""
        return kind_words.one(self.edition.kind)


def change_cards(changes: list[Change], since: datetime, at: datetime) -> list[ChangeCard]:
    """Return the changes with what they show, in their order: two queries, one more each for explanations and in
    another language than German.
    """
    ids = {change.edition for change in changes}
    readable = Edition.objects.readable(at).filter(pk__in=ids).order_by().for_card()
    editions = {edition.pk: edition for edition in readable}
    changes = [change for change in changes if change.edition in editions]
    withdrawn = {editions[one.edition].document_id for one in changes if one.what is What.WITHDRAWN}
    live = [one for one in editions.values() if one.document_id not in withdrawn]
    shown = dict(zip([one.pk for one in live], reading.in_site_language(live, at), strict=True))
    notes = _notes((one.document_id for one in live), since, at)
    explanations = _explanations(withdrawn, at)
    return [
        ChangeCard(
            one.what,
            one.moment,
            shown.get(one.edition, changed),
            changed,
            [] if one.what in (What.MERGED, What.CORRECTED) else notes[changed.document_id],
            explanations.get(changed.document_id, ""),
        )
        for one in changes
        for changed in [editions[one.edition]]
    ]


def _notes(documents: Iterable[int], since: datetime, at: datetime) -> dict[int, list[Edition]]:
    """Return the changes that were announced since the moment, by document, latest first: one query."""
    notes: dict[int, list[Edition]] = defaultdict(list)
    told = Edition.objects.announced().started(at).filter(live_from__gte=since, number__gt=1)
    told = told.filter(document__in=set(documents), redacted_at=None).order_by("-number")
    for edition in told.only("document", "number", "language", "live_from", "change_note"):
        notes[edition.document_id].append(edition)
    return notes


def _explanations(documents: set[int], at: datetime) -> dict[int, str]:
    if not documents:
        return {}
    laid = Withdrawal.objects.effective(at).filter(document__in=documents)
    return dict(laid.values_list("document", "explanation"))
