"""The programme WIR: facts up to 2017 from the announcement, everything later marked as an example."""

from ..outline import Facts, MeasurePlan, Period, ProgramFacts, Programme, Text, Version
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

MEASURES_2017 = (
    MeasurePlan(LEITBILD, LEITBILD_TEXT, "active", "2017-01-17", goal=0),
    MeasurePlan(FORTBILDUNG, FORTBILDUNG_TEXT, "active", "2017-01-17", goal=0),
    MeasurePlan(HEMONA, HEMONA_TEXT, "active", "2017-01-17", goal=2),
    MeasurePlan(
        DIVERSITY_TAG,
        DIVERSITY_TEXT,
        "planned",
        "2017-01-17",
        goal=1,
        planned_start="2017-05-30",
        planned_end="2017-05-30",
    ),
)

MEASURES_TODAY = (
    MeasurePlan(
        LEITBILD,
        f"{LEITBILD_TEXT} Der heutige Stand ist ein Beispiel.",
        "active",
        "{today-40}",
        goal=0,
    ),
    MeasurePlan(
        FORTBILDUNG,
        f"{FORTBILDUNG_TEXT} Der heutige Stand ist ein Beispiel.",
        "finalisation",
        "{today-40}",
        goal=0,
        planned_end="{month_end+4}",
    ),
    MeasurePlan(
        HEMONA,
        f"{HEMONA_TEXT} Der heutige Stand ist ein Beispiel.",
        "suspended",
        "{today-40}",
        goal=2,
    ),
    MeasurePlan(
        DIVERSITY_TAG,
        DIVERSITY_TEXT,
        "closed",
        "2017-05-31",
        goal=1,
        planned_start="2017-05-30",
        planned_end="2017-05-30",
        actual_start="2017-05-30",
        actual_end="2017-05-30",
    ),
    MeasurePlan(
        "Beispielmaßnahme: Zahlen zum Zusammenleben",
        "Einmal im Jahr erscheint ein kurzer Bericht mit zwölf Kennzahlen, jede mit Quelle und Erklärung.",
        "planned",
        "{today-40}",
        goal=2,
        planned_start="{month_start+2}",
        planned_end="{month_end+8}",
    ),
    MeasurePlan(
        "Beispielmaßnahme: Wegweiser als gedrucktes Heft",
        "Ein Heft sollte alle Beratungsstellen nennen.",
        "cancelled",
        "{today-220}",
        goal=1,
        reason="Ein gedrucktes Heft wäre zu schnell veraltet. Die Angaben stehen nun im Portal.",
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
            measures=MEASURES_2017,
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
            measures=MEASURES_TODAY,
        ),
    ),
)
