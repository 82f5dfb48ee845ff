"""The panel beside the form: where the text stands, what is missing, and what this person may do next."""

from dataclasses import dataclass, field

from accounts.models import User
from publishing import moments
from publishing.hyperlinks.broken import broken_links_of
from publishing.models import Document, Edition, Hyperlink, State
from publishing.readiness import report_on

from . import steps
from .checks import Checks
from .remark_lines import RemarkLine, remark_lines
from .situation import Situation, range_in_words

NEXT = {
    State.DRAFT: "Schreiben Sie den Text fertig und reichen Sie ihn zur Freigabe ein.",
    State.SUBMITTED: "Eine zweite Person liest den Text und veröffentlicht ihn oder weist ihn zurück.",
    State.REJECTED: "Überarbeiten Sie den Text und reichen Sie ihn noch einmal ein.",
    State.APPROVED: "Es ist nichts zu tun. Wenn Sie etwas ändern, entsteht ein neuer Entwurf; öffentlich bleibt die"
    " freigegebene Fassung.",
}

# Steps with an edition that are offered in its history alone
OF_THE_ARCHIVE = {"wiederherstellen", "schwaerzen"}


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
    checks: Checks
    offers: list[Offer]
    lines: list[EditionLine] = field(default_factory=list)
    broken_links: list[Hyperlink] = field(default_factory=list)
    remarks: list[RemarkLine] = field(default_factory=list)

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
    def message(self) -> str:
        """What whoever submitted wants those to know who approve, as long as it waits."""
        return self.document.submission_message if self.document.state == State.SUBMITTED else ""


def panel_of(situation: Situation, user: User, url_of) -> Panel:
    """Return the panel; `url_of(step, edition=None)` names the address of a step."""
    document = situation.document
    # What is approved is finished; what is merely planned may still be overtaken by the days it names
    is_open = document.state != State.APPROVED or bool(situation.scheduled)
    return Panel(
        situation=situation,
        next_step=NEXT[document.state],
        checks=checks_of(situation) if is_open else Checks(),
        offers=[Offer(step, url_of(step)) for step in steps.for_document(situation, user)],
        lines=list(_lines(situation, user, url_of)),
        broken_links=broken_links_of(document, situation.at) if situation.has_broken_links else [],
        remarks=remark_lines(document) if is_open else [],
    )


def checks_of(situation: Situation) -> Checks:
    """Return what the checks say about the stored working copy, for the next planned moment where there is one."""
    live_from = situation.scheduled[0].live_from if situation.scheduled else None
    return Checks.of(report_on(situation.document, situation.at, live_from=live_from))


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
        if step.code not in OF_THE_ARCHIVE
    ]
    return EditionLine(edition, sentence, offers)
