"""The panel beside the form: where the text stands, what is missing, and what this person may do next."""

from dataclasses import dataclass, field

from accounts.models import User
from publishing import moments
from publishing.models import Document, Edition, State
from publishing.readiness import Problem, problems_of

from . import steps
from .situation import Situation, range_in_words

NEXT = {
    State.DRAFT: "Schreiben Sie den Text fertig und reichen Sie ihn zur Freigabe ein.",
    State.SUBMITTED: "Eine zweite Person liest den Text und veröffentlicht ihn oder weist ihn zurück.",
    State.REJECTED: "Überarbeiten Sie den Text und reichen Sie ihn noch einmal ein.",
    State.APPROVED: "Es ist nichts zu tun. Wenn Sie etwas ändern, entsteht ein neuer Entwurf; öffentlich bleibt die"
    " freigegebene Fassung.",
}


@dataclass(frozen=True)
class Offer:
    """A step with the address at which it is taken."""

    step: steps.Step
    url: str


@dataclass(frozen=True)
class EditionLine:
    """An edition as one line of the panel."""

    edition: Edition
    sentence: str
    offers: list[Offer]


@dataclass(frozen=True)
class Panel:
    situation: Situation
    next_step: str
    problems: list[Problem]
    offers: list[Offer]
    lines: list[EditionLine] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return self.situation.document

    @property
    def is_being_written(self) -> bool:
        return self.document.state in (State.DRAFT, State.REJECTED)

    @property
    def saving_offers(self) -> list[Offer]:
        return [offer for offer in self.offers if offer.step.saves_first]

    @property
    def usual_offers(self) -> list[Offer]:
        return [
            offer
            for offer in self.offers
            if not (offer.step.saves_first or offer.step.danger or offer.step.exceptional)
        ]

    @property
    def exceptional_offers(self) -> list[Offer]:
        return [offer for offer in self.offers if offer.step.exceptional]

    @property
    def rare_offers(self) -> list[Offer]:
        return [offer for offer in self.offers if offer.step.danger]

    @property
    def remark(self) -> str:
        """What the approver wants changed, until the text is handed in again."""
        return self.document.review_remark if self.is_being_written else ""


def panel_of(situation: Situation, user: User, url_of) -> Panel:
    """Return the panel; `url_of(step, edition=None)` names the address of a step."""
    document = situation.document
    is_open = document.state != State.APPROVED
    return Panel(
        situation=situation,
        next_step=NEXT[document.state],
        problems=problems_of(document, situation.at) if is_open else [],
        offers=[Offer(step, url_of(step)) for step in steps.for_document(situation, user)],
        lines=list(_lines(situation, user, url_of)),
    )


def _lines(situation: Situation, user: User, url_of):
    for edition in situation.scheduled:
        sentence = f"Fassung {edition.number} erscheint am {moments.in_words(edition.live_from)}."
        if edition.live_until:
            sentence = f"Fassung {edition.number} ist öffentlich {range_in_words(edition)}."
        yield _line(situation, edition, sentence, user, url_of)
    for edition in situation.unconfirmed:
        if edition not in situation.scheduled:
            sentence = f"Fassung {edition.number} hat {edition.approved_by} allein freigegeben: {edition.forced_reason}"
            yield _line(situation, edition, sentence, user, url_of)


def _line(situation, edition, sentence, user, url_of):
    offers = [
        Offer(step, url_of(step, edition))
        for step in steps.for_edition(situation, edition, user)
        if step.code != "schwaerzen"
    ]
    return EditionLine(edition, sentence, offers)
