"""Invented reports to the funder of WIR: one that is frozen, and the draft of the next one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportPlan:
    """`award` is an identifier, `start` and `end` are days of the demonstration, `words` stand by field."""

    award: str
    file_number: str
    start: str
    end: str
    is_frozen: bool
    words: dict[str, str]


REPORTS = (
    ReportPlan(
        award="wir-2022-1",
        file_number="Beispiel-Az. 22/0815",
        start="{year_start-1}",
        end="{year_end-1}",
        is_frozen=True,
        words={
            "done": "Beispieltext: Im Mittelpunkt stand in diesem Jahr die Arbeit innerhalb der Kreisverwaltung. Das"
            " Leitbild zum Umgang mit Vielfalt ist in Werkstätten mit Beschäftigten entstanden.\n\nDaneben sind die"
            " Gesprächskreise in den Gemeinden weitergegangen, die ein freier Träger aus weitergegebenem Geld"
            " veranstaltet.",
            "reached": "Beispieltext: Der Entwurf des Leitbilds liegt vor. Mehr Gemeinden als im Vorjahr haben eine"
            " Person benannt, die für Integration ansprechbar ist.\n\nOffen ist die Fortbildung für Auszubildende, die"
            " erst im Folgejahr beginnen kann.",
            "differences": "Beispieltext: Der Druck des Wegweisers hat sich verschoben, weil die Beratungsstellen ihre"
            " Angaben später geliefert haben als vereinbart. Mehrkosten sind dadurch nicht entstanden.",
            "outlook": "Beispieltext: Das Leitbild geht in die Gremien. Für die Fortbildung sind Räume und Fachleute"
            " angefragt.",
        },
    ),
    ReportPlan(
        award="wir-neu-1",
        file_number="Beispiel-Az. 26/0042",
        start="{year_start}",
        end="{year_end}",
        is_frozen=False,
        words={
            "done": "Beispieltext: Die neue Förderperiode hat begonnen. Bis zum Jahresende sammeln wir hier, was zu"
            " berichten ist.",
        },
    ),
)
