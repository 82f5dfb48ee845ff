"""The programme WIR: facts up to 2017 from the announcement, everything later marked as an example."""

from ..outline import (
    Facts,
    MeasurePlan,
    PaperPlan,
    Period,
    ProgramFacts,
    Programme,
    Report,
    Stage,
    Text,
    Version,
)
from .funders import MINISTRY

WIR_GOALS = (
    (
        "Interkulturelle Öffnung",
        "Ämter und Dienste des Kreises prüfen, wem sie bisher nicht gerecht werden, und ändern ihre Angebote.",
    ),
    (
        "Willkommens- und Anerkennungskultur",
        "Wer neu im Kreis ist, findet sich zurecht, wird gehört und kann zeigen, was er oder sie mitbringt.",
    ),
    (
        "Integrationsmonitoring",
        "Der Kreis beobachtet mit wenigen, erklärten Zahlen, wie sich das Zusammenleben entwickelt.",
    ),
)

# What the announcement of January 2017 names as work in progress
LEITBILD = "Leitbild Diversitätsmanagement"
FORTBILDUNG = "Fortbildungskonzept für Auszubildende"
HEMONA = "Neugestaltung der Seiten zu HeMonA"
DIVERSITY_TAG = "Aktionen zum Diversity Tag am 30. Mai 2017"

LEITBILD_TEXT = (
    "Ein gemeinsames Leitbild verankert Vielfalt im täglichen Handeln der Kreisverwaltung."
)
FORTBILDUNG_TEXT = (
    "Auszubildende lernen, unterschiedliche Lebenslagen zu verstehen und darauf einzugehen."
)
HEMONA_TEXT = "Der Hessische Monitor Arbeitsmarkt und Migration bekommt im Netz des Kreises einen neuen Auftritt."
DIVERSITY_TEXT = "Die Verwaltung macht sichtbar, wie vielfältig die Menschen sind, die in ihr und mit ihr arbeiten."

NOTE = "Sachstand ergänzt."

MEASURES = (
    MeasurePlan(
        "leitbild-diversitaetsmanagement",
        LEITBILD,
        LEITBILD_TEXT,
        goal=0,
        stages=(
            Stage(
                "2017-01-17 07:50",
                (
                    Report(
                        "2017-01-17",
                        "active",
                        "An dem Leitbild wird gearbeitet. Es ist eine der Maßnahmen, mit denen die WIR-Koordination in"
                        " das Jahr 2017 geht.",
                    ),
                ),
            ),
            Stage(
                "today-400 09:10",
                (
                    Report(
                        "today-400",
                        "active",
                        "Beispiel: In vier Werkstätten haben 62 Beschäftigte gesammelt, was Vielfalt in ihrer Arbeit"
                        " bedeutet.",
                        outlook="on_track",
                        next_step="Entwurf mit dem Personalrat besprechen",
                    ),
                ),
                NOTE,
            ),
            Stage(
                "today-215 09:10",
                (
                    Report(
                        "today-215",
                        "active",
                        "Beispiel: Der Entwurf liegt vor. Drei Fachbereiche wünschen sich mehr Zeit für"
                        " Rückmeldungen.",
                        outlook="at_risk",
                        next_step="Rückmeldungen bis zum Quartalsende einarbeiten",
                    ),
                ),
                NOTE,
            ),
            Stage(
                "today-40 09:10",
                (
                    Report(
                        "today-130",
                        "active",
                        "Beispiel: Alle Rückmeldungen sind da und eingearbeitet.",
                        outlook="on_track",
                    ),
                    Report(
                        "today-40",
                        "active",
                        "Beispiel: Der Kreisausschuss hat das Leitbild beraten. Zwei Ämter erproben, was es im Alltag"
                        " ändert.",
                        outlook="on_track",
                        next_step="Erfahrungen der beiden Ämter auswerten",
                    ),
                ),
                NOTE,
            ),
        ),
        planned_end="{month_end+9}",
    ),
    MeasurePlan(
        "fortbildungskonzept-fuer-auszubildende",
        FORTBILDUNG,
        FORTBILDUNG_TEXT,
        goal=0,
        stages=(
            Stage(
                "2017-01-17 07:52",
                (
                    Report(
                        "2017-01-17",
                        "active",
                        "Das Konzept entsteht. Es soll zeigen, wie Auszubildende auf unterschiedliche Lebenslagen"
                        " eingehen können.",
                    ),
                ),
            ),
            Stage(
                "today-300 09:10",
                (
                    Report(
                        "today-300",
                        "active",
                        "Beispiel: 28 Auszubildende haben die ersten beiden Module besucht und bewertet.",
                        outlook="on_track",
                        next_step="drittes Modul zu Gesprächen mit Sprachmittlung",
                    ),
                ),
                NOTE,
            ),
            Stage(
                "today-40 09:12",
                (
                    Report(
                        "today-40",
                        "finalisation",
                        "Beispiel: Alle fünf Module sind erprobt. Das Konzept wird nun als Handreichung gesetzt.",
                        outlook="on_track",
                        next_step="Handreichung an die Ausbildungsleitung übergeben",
                    ),
                ),
                NOTE,
            ),
        ),
        planned_end="{month_end+4}",
    ),
    MeasurePlan(
        "neugestaltung-der-seiten-zu-hemona",
        HEMONA,
        HEMONA_TEXT,
        goal=2,
        stages=(
            Stage(
                "2017-01-17 07:54",
                (
                    Report(
                        "2017-01-17",
                        "active",
                        "Die Seiten zum Hessischen Monitor Arbeitsmarkt und Migration werden neu gestaltet.",
                    ),
                ),
            ),
            Stage(
                "today-180 09:10",
                (
                    Report(
                        "today-180",
                        "active",
                        "Beispiel: Die neuen Seiten sind gebaut. Es fehlen die Zahlen des letzten Jahres.",
                        outlook="at_risk",
                        next_step="Zahlen beim Landesamt anfragen",
                    ),
                ),
                NOTE,
            ),
            Stage(
                "today-40 09:14",
                (
                    Report(
                        "today-40",
                        "suspended",
                        "Beispiel: Das Land ordnet seine Statistik neu. Bis dahin ruht die Arbeit an den Seiten.",
                        outlook="blocked",
                        next_step="nachfragen, sobald das neue Verfahren feststeht",
                    ),
                ),
                NOTE,
            ),
        ),
    ),
    MeasurePlan(
        "aktionen-zum-diversity-tag-2017",
        DIVERSITY_TAG,
        DIVERSITY_TEXT,
        goal=1,
        stages=(
            Stage(
                "2017-01-17 07:56",
                (Report("2017-01-17", "planned", "Der Tag ist in Vorbereitung."),),
            ),
            Stage(
                "2017-04-20 09:00",
                (
                    Report(
                        "2017-04-20",
                        "active",
                        "Beispiel: Zwölf Ämter haben sich mit eigenen Beiträgen angemeldet.",
                        outlook="on_track",
                        next_step="Programm drucken",
                    ),
                ),
                NOTE,
                actual_start="2017-04-03",
            ),
            Stage(
                "2017-05-31 10:00",
                (
                    Report(
                        "2017-05-30",
                        "finalisation",
                        "Beispiel: Der Tag hat stattgefunden; Bilder und Rückmeldungen werden gesammelt.",
                    ),
                    Report(
                        "2017-05-31",
                        "closed",
                        "Beispiel: Rund 300 Menschen haben die Stände besucht. Drei Beiträge werden fortgeführt.",
                    ),
                ),
                "Die Maßnahme ist abgeschlossen.",
                actual_start="2017-04-03",
                actual_end="2017-05-30",
            ),
        ),
        planned_start="2017-05-30",
        planned_end="2017-05-30",
    ),
    MeasurePlan(
        "zahlen-zum-zusammenleben",
        "Beispielmaßnahme: Zahlen zum Zusammenleben",
        "Einmal im Jahr erscheint ein kurzer Bericht mit zwölf Kennzahlen, jede mit Quelle und Erklärung.",
        goal=2,
        stages=(
            Stage(
                "today-40 09:16",
                (
                    Report(
                        "today-40",
                        "planned",
                        "Die zwölf Kennzahlen stehen fest. Die Arbeit am ersten Bericht beginnt mit dem neuen"
                        " Förderjahr.",
                        outlook="on_track",
                        next_step="Quellen und Fristen mit der Statistikstelle klären",
                    ),
                ),
            ),
        ),
        planned_start="{month_start+2}",
        planned_end="{month_end+8}",
    ),
    MeasurePlan(
        "wegweiser-als-gedrucktes-heft",
        "Beispielmaßnahme: Wegweiser als gedrucktes Heft",
        "Ein Heft sollte alle Beratungsstellen nennen.",
        goal=1,
        stages=(
            Stage(
                "today-400 09:20",
                (
                    Report(
                        "today-400",
                        "planned",
                        "Drei Druckereien haben Angebote geschickt.",
                        outlook="on_track",
                        next_step="Adressen sammeln",
                    ),
                ),
            ),
            Stage(
                "today-220 09:20",
                (
                    Report(
                        "today-220",
                        "cancelled",
                        "Beim Sammeln zeigte sich: Jede fünfte Adresse ändert sich binnen eines Jahres.",
                        reason="Ein gedrucktes Heft wäre zu schnell veraltet. Die Angaben stehen nun im Portal.",
                    ),
                ),
                "Die Maßnahme ist abgebrochen; der Grund steht dabei.",
            ),
        ),
        planned_end="{today-100}",
    ),
)

WIR_BODY = (
    Text(
        """
        ## Worum es geht

        Die Abkürzung bedeutet „Wegweisende Integrationsansätze Realisieren“. Mit dem Programm unterstützt das Land
        Hessen Kreise und Städte dabei, ihre Verwaltung für alle Menschen zu öffnen, die dort leben. Der
        Wetteraukreis hat sich 2014 beworben und macht seitdem mit.

        ## Wie der Kreis das Programm nutzt

        Die [WIR-Koordination](/ansprechpersonen/franziska-walter/) arbeitet mit allen Fachdiensten zusammen. Sie
        prüft bestehende Angebote, regt neue an und achtet darauf, dass sie zum Integrationskonzept des Kreises
        passen.
        """
    ),
)

WIR = Programme(
    slug="wir",
    code="WIR",
    long_name="Wegweisende Integrationsansätze Realisieren",
    funder=MINISTRY,
    unit="fachstelle-integration-und-vielfalt",
    funding_kind="post",
    funding_area="Integration und Vielfalt",
    target_groups="Kreisverwaltung, Städte und Gemeinden, Vereine, alle Menschen im Wetteraukreis",
    drawing="huegel",
    tags=("Interkulturelle Öffnung", "Förderung"),
    goals=WIR_GOALS,
    measures=MEASURES,
    versions=(
        Version(
            at="2014-03-03 08:10",
            title="Landesprogramm WIR",
            summary="Mit dem Programm WIR fördert das Land Hessen, dass Kreise und Städte ihre Verwaltung"
            " für Vielfalt öffnen. Der Wetteraukreis ist seit 2014 dabei.",
            body=WIR_BODY,
        ),
        Version(
            at="2017-01-17 07:45",
            title="Landesprogramm WIR",
            summary="Mit dem Programm WIR fördert das Land Hessen, dass Kreise und Städte ihre Verwaltung"
            " für Vielfalt öffnen. Der Wetteraukreis ist seit 2014 dabei.",
            body=WIR_BODY,
            note="Förderung für 2017 und laufende Maßnahmen ergänzt.",
        ),
        Version(
            at="today-40 09:00",
            title="Landesprogramm WIR",
            summary="Mit dem Programm WIR fördert das Land Hessen, dass Kreise und Städte ihre Verwaltung"
            " für Vielfalt öffnen. Der Wetteraukreis ist seit 2014 dabei.",
            body=(
                *WIR_BODY,
                Facts(
                    "Was hier Beispiel ist",
                    """
                    - Die Förderung von 2014 bis 2017, die Ziele und die ersten vier Maßnahmen sind belegt.
                    - Förderperioden ab 2018, Summen und der heutige Stand der Maßnahmen sind Beispielwerte.
                    """,
                ),
            ),
            note="Heutige Förderperiode und Stand der Maßnahmen eingetragen.",
        ),
    ),
    facts=(
        ProgramFacts(
            periods=(Period("2014-03-01", "2016-12-31", "Aufbau der WIR-Koordination"),),
        ),
        ProgramFacts(
            periods=(
                Period("2014-03-01", "2016-12-31", "Aufbau der WIR-Koordination"),
                Period("2017-01-01", "2017-12-31", "Fortsetzung der WIR-Koordination"),
            ),
        ),
        ProgramFacts(
            periods=(
                Period("2014-03-01", "2016-12-31", "Aufbau der WIR-Koordination"),
                Period("2017-01-01", "2017-12-31", "Fortsetzung der WIR-Koordination"),
                Period(
                    "2018-01-01", "2021-12-31", "Beispielperiode: Angebote verstetigen", "240000"
                ),
                Period("2022-01-01", "{year_end-1}", "Beispielperiode: Teilhabe vor Ort", "310000"),
                Period(
                    "{year_start}",
                    "{year_end+2}",
                    "Beispielperiode: Zusammenarbeit im Kreis",
                    "195000",
                ),
            ),
            papers=(PaperPlan("wir-auf-einer-seite.pdf", kind="leaflet", day="{today-45}"),),
        ),
    ),
)
