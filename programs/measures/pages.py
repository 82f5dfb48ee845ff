"""What the public page of a measure shows: where it stands, what was reported when, and whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from organization import offices
from publishing import reading
from publishing.kinds import Kind, Targets
from publishing.models import Edition
from publishing.moments import day_from, day_in_words, day_of

from .. import promises, structured
from .reported import with_corrections
from .status import MeasureStatus, Outlook


@dataclass(frozen=True)
class Report:
    """A Sachstand: `corrected` tells that a later entry for the same day took its place."""

    day: date
    status: MeasureStatus
    outlook: str
    text: str
    next_step: str
    reason: str
    corrected: bool


@dataclass(frozen=True)
class Standing:
    """Where the measure stands: `status` with the day of the claim (or None), `outlook` in plain words or ""."""

    status: MeasureStatus
    on: date | None
    reason: str
    outlook: str


def measure_context(edition: Edition, targets: Targets, at: datetime) -> dict[str, Any]:
    """Return, by one query, one more for a translation:

    standing    Standing: status (value for the word), on (day or None), reason, outlook (sentence)
    reports     Reports, newest first; the first is what counts
    reports_are_german   True where the page speaks another language than the reports do
    planned, actual      pairs of days (start, end), each may be None
    goals       titles (list of str)
    program     live edition of the programme or None
    department  live edition of the unit that does the work or None
    contact     offices.Contact: the programme's coordinators, else the unit
    promises    promises.Promises of the programme's live edition that belong to the measure, in the words of `program`
    """
    data = edition.data
    program = next(iter(targets.get("program", [])), None)
    department = next(iter(targets.get("department", [])), None)
    told = _german_data(edition, at)
    reports = list(_reports(told.get("updates", [])))
    program_id = data.get("program")
    people = offices.people_coordinating([program_id], at) if program_id else []
    return {
        "standing": _standing(told),
        "reports": reports,
        "reports_are_german": not edition.spoken.is_german,
        "planned": (day_from(told.get("planned_start")), day_from(told.get("planned_end"))),
        "actual": (day_from(told.get("actual_start")), day_from(told.get("actual_end"))),
        "goals": data.get("goals", []),
        "program": program,
        "department": department,
        "contact": offices.coordination(program_id or 0, people, department, at),
        "promises": _promises(edition, program, at),
    }


def _promises(edition: Edition, program: Edition | None, at: datetime) -> list[promises.Promise]:
    if program is None:
        return []
    return promises.of_measure(program.data, edition.subject_id, day_of(at))


def _german_data(edition: Edition, at: datetime) -> dict[str, Any]:
    """Return the data that tell how and when: of a translation those of its source as of the same moment."""
    if edition.spoken.is_german or not edition.translation_of_id:
        return edition.data
    source = reading.live_by_document([edition.translation_of_id], at).get(
        edition.translation_of_id
    )
    return source.data if source else edition.data


def _reports(updates: Iterable[dict[str, Any]]) -> Iterable[Report]:
    for update, corrected in with_corrections(updates):
        yield Report(
            day=date.fromisoformat(update["date"]),
            status=MeasureStatus(update["status"]),
            outlook=update["outlook"],
            text=update["text"],
            next_step=update["next_step"],
            reason=update["reason"],
            corrected=corrected,
        )


def _standing(data: dict[str, Any]) -> Standing:
    status = MeasureStatus(data.get("status") or MeasureStatus.PLANNED)
    return Standing(
        status=status,
        on=day_from(data.get("status_on")),
        reason=data.get("status_reason", ""),
        outlook=outlook_in_words(
            status, data.get("outlook", ""), day_from(data.get("planned_end"))
        ),
    )


def outlook_in_words(status: str, outlook: str, planned_end: date | None) -> str:
    """Say in one sentence how it goes on, for somebody who knows nothing of the measure; "" where nothing is known."""
    until = day_in_words(planned_end) if planned_end else ""
    match status:
        case MeasureStatus.CLOSED:
            return _("Die Maßnahme ist abgeschlossen.")
        case MeasureStatus.CANCELLED:
            return _("Die Maßnahme wird nicht fortgesetzt.")
    match outlook:
        case Outlook.ON_TRACK if until:
            return _("Es geht nach Plan voran. Das Ende ist für den {day} vorgesehen.").format(
                day=until
            )
        case Outlook.ON_TRACK:
            return _("Es geht nach Plan voran.")
        case Outlook.AT_RISK if until:
            return _("Es ist nicht sicher, dass alles bis zum {day} gelingt wie geplant.").format(
                day=until
            )
        case Outlook.AT_RISK:
            return _("Es ist nicht sicher, dass alles gelingt wie geplant.")
        case Outlook.BLOCKED:
            return _("Zurzeit geht es nicht voran.")
    return ""


MEASURE = Kind(
    "measure",
    "programs.Measure",
    "programs/measure_detail.html",
    measure_context,
    structured.measure,
    keeps_days_below="/massnahmen/",
)
