"""What is said of a programme in a list and at the head of its page: status, duration, one sentence, whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from organization import offices
from organization.models.external import name_on
from publishing import reading
from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_from, day_in_words, day_of

from .status import Status, Term, covered_until, derive


@dataclass(frozen=True)
class ProgramCard:
    """A programme in a list.

    `status` is a status.Status (name for the icon, value for the word), `began` and `ends` are days or None,
    `sentence` is made of data, `funder` the name of that day, `contact` an offices.Contact.
    """

    edition: Edition
    status: Status
    began: date | None
    ends: date | None
    sentence: str
    funder: str
    contact: offices.Contact

    @property
    def code(self) -> str:
        return self.edition.data.get("code", "")

    @property
    def image(self) -> dict[str, Any] | None:
        return self.edition.data.get("lead_image")


def all_programs(at: datetime) -> Any:
    """Return the live German editions of programmes by title, without their text."""
    return Edition.objects.live(at).of_kind("program").in_language(GERMAN).by_title().for_card()


def cards(editions: Iterable[Edition], at: datetime) -> list[ProgramCard]:
    """Return the programmes with status and contact, in the given order: one query."""
    editions = list(editions)
    leads = reading.target_ids(editions, "department")
    people, departments = offices.people_and_departments(
        (edition.subject_id for edition in editions), leads, at
    )
    live = {department.document_id: department for department in departments}
    return [card(edition, people, live, at) for edition in editions]


def card(
    edition: Edition, people: Iterable[Edition], departments: dict[int, Edition], at: datetime
) -> ProgramCard:
    """Return one programme, given the people of its posts and the live departments by document."""
    day = day_of(at)
    terms = periods(edition)
    lead = next(iter(reading.target_ids([edition], "department")), None)
    department = departments.get(lead) if lead else None
    contact = offices.coordination(edition.subject_id, people, department, at)
    in_office = [Term(office.since, office.until) for office in contact.offices]
    status = derive(terms, in_office, day)
    return ProgramCard(
        edition=edition,
        status=status,
        began=min((term.start for term in terms), default=None),
        ends=covered_until(terms, day) or _last_end(terms),
        sentence=sentence(status, terms, day),
        funder=body_name(edition, "funder", day),
        contact=contact,
    )


def periods(edition: Edition) -> list[Term]:
    """Return the funding periods as the edition holds them, by start."""
    terms = [
        Term(date.fromisoformat(item["from"]), day_from(item["until"]))
        for item in edition.data.get("periods", [])
    ]
    return sorted(terms, key=lambda term: term.start)


def body_name(edition: Edition, role: str, day: date) -> str:
    """Return the name that the programme's "funder" or "granting_authority" had on `day`, or ""."""
    return name_on(edition.data.get(role), day)


def sentence(status: Status, terms: list[Term], day: date) -> str:
    """Say in one sentence from when till when the programme is funded, as seen on `day`."""
    if not terms:
        return _("Zur Laufzeit gibt es noch keine Angaben.")
    began, end = day_in_words(terms[0].start), covered_until(terms, day) or _last_end(terms)
    match status:
        case Status.ANNOUNCED:
            return _("Die Förderung beginnt am {began}.").format(began=began)
        case Status.FUNDING_GAP:
            return _gap(terms, day)
    if end is None:
        words = _("Die Förderung läuft seit dem {began}; ein Ende ist nicht festgelegt.")
        return words.format(began=began)
    match status:
        case Status.RUNNING:
            words = _("Die Förderung läuft seit dem {began} und ist bis zum {end} zugesagt.")
        case Status.ENDING_SOON:
            words = _("Die Förderung läuft seit dem {began} und endet am {end}.")
        case _:
            words = _("Die Förderung lief vom {began} bis zum {end}.")
    return words.format(began=began, end=day_in_words(end))


def _gap(terms: list[Term], day: date) -> str:
    ended = day_in_words(max(term.end for term in terms if term.end and term.end < day))
    coming = [term.start for term in terms if term.start > day]
    if not coming:
        words = _(
            "Die letzte Förderperiode endete am {ended}; eine weitere ist noch nicht zugesagt."
        )
        return words.format(ended=ended)
    words = _("Die letzte Förderperiode endete am {ended}, die nächste beginnt am {begins}.")
    return words.format(ended=ended, begins=day_in_words(min(coming)))


def _last_end(terms: list[Term]) -> date | None:
    ends = [term.end for term in terms if term.end]
    return max(ends) if len(ends) == len(terms) > 0 else None
