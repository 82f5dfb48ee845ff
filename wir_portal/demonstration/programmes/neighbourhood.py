"""An example programme that is over."""

from ..outline import (
    Links,
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

GUIDELINE = PaperPlan(
    "https://stiftung.example.org/richtlinie-kleine-vorhaben/",
    kind="guideline",
    day="2020-10-05",
    title="Beispielrichtlinie Kleine Vorhaben",
)

NEIGHBOURHOOD = Programme(
    slug="nachbarschaft-stiften",
    code="NaSti",
    long_name="Beispielprogramm Nachbarschaft stiften",
    legal_basis="Beispielrichtlinie Kleine Vorhaben",
    funder="Beispielstiftung Wetterau",
    unit="fachstelle-ehrenamt-und-beteiligung",
    funding_area="Ehrenamt und Zusammenleben",
    target_groups="Vereine, Nachbarschaften und Gruppen ohne eigene Rechtsform",
    drawing="tafel",
    tags=("Ehrenamt", "Zusammenleben"),
    goals=(
        (
            "Kleine Vorhaben möglich machen",
            "Bis zu 500 Euro (Beispielwert) gab es ohne langen Antrag.",
        ),
        (
            "Menschen ins Gespräch bringen",
            "Gefördert wurde, was Nachbarinnen und Nachbarn zusammenführt.",
        ),
    ),
    versions=(
        Version(
            at="2020-11-09 08:00",
            title="Nachbarschaft stiften",
            summary="Ein Fest, ein Beet, ein Tauschregal: Das Beispielprogramm fördert kleine Vorhaben, die"
            " Menschen in einer Straße zusammenbringen.",
            body=(
                Text(
                    """
                    ## Was gefördert wird

                    Jede Gruppe ab drei Personen kann einen Antrag stellen. Er passt auf eine Seite. Die
                    Entscheidung fällt innerhalb von vier Wochen.
                    """
                ),
            ),
        ),
        Version(
            at="2023-12-12 08:00",
            title="Nachbarschaft stiften",
            summary="Ein Fest, ein Beet, ein Tauschregal: Das Beispielprogramm hat bis Ende 2023 kleine Vorhaben"
            " gefördert, die Menschen in einer Straße zusammenbringen.",
            body=(
                Text(
                    """
                    ## Was gefördert wurde

                    Jede Gruppe ab drei Personen konnte einen Antrag stellen. Er passte auf eine Seite. In drei
                    Jahren sind so 61 Vorhaben entstanden (Beispielwert).

                    ## Was bleibt

                    Die Anleitungen stehen weiter zur Verfügung. Wer heute etwas vorhat, bekommt Rat bei der
                    Fachstelle.
                    """
                ),
                Links(
                    "Zum Weiterlesen",
                    """
                    - [Rückblick auf 61 kleine Vorhaben](meldung:nachbarschaft-stiften-rueckblick)
                    - [Fachstelle Ehrenamt und Beteiligung](/organisation/fachstelle-ehrenamt-und-beteiligung/)
                    """,
                ),
            ),
            note="Ende des Programms eingetragen, Ergebnis ergänzt.",
        ),
    ),
    facts=(
        ProgramFacts(
            periods=(
                Period("2021-01-01", "2023-12-31", "Beispielperiode: Kleine Vorhaben", "45000"),
            ),
            papers=(GUIDELINE,),
        ),
        ProgramFacts(
            periods=(
                Period("2021-01-01", "2023-12-31", "Beispielperiode: Kleine Vorhaben", "45000"),
            ),
            papers=(
                GUIDELINE,
                PaperPlan("anleitung-strassenfest.pdf", kind="leaflet", day="2023-11-20"),
            ),
        ),
    ),
    measures=(
        MeasurePlan(
            "kleine-vorhaben-foerdern",
            "Kleine Vorhaben fördern",
            "Zuschüsse für Feste, Gärten, Werkstätten und Tauschregale.",
            goal=0,
            stages=(
                Stage(
                    "2021-01-11 09:00",
                    (
                        Report(
                            "2021-01-11",
                            "active",
                            "Die ersten neun Anträge sind da.",
                            outlook="on_track",
                        ),
                    ),
                    actual_start="2021-01-01",
                ),
                Stage(
                    "2022-06-20 09:00",
                    (
                        Report(
                            "2022-06-20",
                            "active",
                            "41 Vorhaben sind gefördert, die meisten in Orten unter 2000 Einwohnern.",
                            outlook="on_track",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="2021-01-01",
                ),
                Stage(
                    "2023-12-12 08:10",
                    (
                        Report(
                            "2023-11-06", "finalisation", "Die letzten Zuschüsse sind bewilligt."
                        ),
                        Report(
                            "2023-12-12",
                            "closed",
                            "In drei Jahren wurden 87 Vorhaben gefördert. Die Förderung ist beendet.",
                        ),
                    ),
                    "Die Maßnahme ist abgeschlossen.",
                    actual_start="2021-01-01",
                    actual_end="2023-12-08",
                ),
            ),
        ),
    ),
)
