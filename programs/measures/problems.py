"""What keeps a measure from being published, and what its editors are advised."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from publishing import moments
from publishing.readiness import Problem, hint

from .reported import History
from .status import MeasureStatus, may_follow, next_in_words

UPDATES = "updates-group"


def days_problems(measure: Any) -> Iterator[Problem]:
    """Name what cannot be of the days on which the measure was planned and really took place."""
    planned, really = measure.planned_start, measure.actual_start
    if planned and measure.planned_end and measure.planned_end < planned:
        yield Problem("Das geplante Ende liegt vor dem geplanten Beginn.", "id_planned_end")
    if measure.actual_end and not really:
        yield Problem(
            "Die Maßnahme hat ein Ende, aber keinen Beginn. Bitte tragen Sie ein, wann sie begonnen hat.",
            "id_actual_start",
        )
    if really and measure.actual_end and measure.actual_end < really:
        yield Problem("Die Maßnahme endet vor ihrem Beginn.", "id_actual_end")
    if not (planned or measure.planned_end or really):
        yield hint(
            "Es fehlt, von wann bis wann die Maßnahme geplant ist. Leserinnen und Leser fragen zuerst danach.",
            "id_planned_start",
        )


def history_problems(history: History, day: date) -> Iterator[Problem]:
    """Name what cannot be of the Sachstände, as seen on `day`, when the text becomes public."""
    if history.latest is None:
        yield hint(
            "Es gibt noch keinen Sachstand. Öffentlich steht die Maßnahme bis dahin als „geplant“.",
            UPDATES,
        )
    for update in history.newest_first:
        if update.date > day:
            yield Problem(
                f"Der Sachstand vom {moments.day_in_words(update.date)} liegt in der Zukunft. Was geplant ist, gehört"
                " in „nächster Schritt“.",
                UPDATES,
            )
        if update.status == MeasureStatus.CANCELLED and not update.reason.strip():
            yield Problem(
                f"Sachstand vom {moments.day_in_words(update.date)}: Bitte nennen Sie den Grund des Abbruchs.",
                UPDATES,
            )
    for before, after in history.steps():
        is_settled = before.shown_in_id and after.shown_in_id
        if not is_settled and not may_follow(before.status, after.status):
            yield Problem(refusal(before, after), UPDATES)


def refusal(before: Any, after: Any) -> str:
    """Say why the Sachstand `after` cannot follow `before`, and what could."""
    told = (
        f"Sachstand vom {moments.day_in_words(after.date)}: Auf „{before.get_status_display()}“ (vom"
        f" {moments.day_in_words(before.date)}) kann nicht „{after.get_status_display()}“ folgen."
    )
    possible = next_in_words(before.status)
    if not possible:
        return (
            f"{told} War der frühere Sachstand falsch, berichtigen Sie ihn mit einem neuen Eintrag vom selben Tag;"
            " beginnt etwas Neues, legen Sie eine neue Maßnahme an."
        )
    return f"{told} Möglich ist: {possible}."
