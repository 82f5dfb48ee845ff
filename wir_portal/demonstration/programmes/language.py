"""An example programme whose funding ends soon."""

from ..outline import MeasurePlan, Period, ProgramFacts, Programme, Report, Stage, Text, Version

LANGUAGE = Programme(
    slug="sprache-im-alltag",
    code="SiA",
    long_name="Beispielprogramm Sprache im Alltag",
    legal_basis="Beispielrichtlinie zur Förderung von Sprachgelegenheiten",
    funder="Beispielstiftung Wetterau",
    unit="fachdienst-migration-und-teilhabe",
    funding_area="Sprache und Bildung",
    target_groups="Erwachsene, die Deutsch üben möchten, und Menschen, die sie begleiten",
    drawing="schriften",
    tags=("Sprache",),
    goals=(
        (
            "Deutsch dort üben, wo es gebraucht wird",
            "Im Laden, im Amt, im Verein: Kurse führen hinaus in den Alltag.",
        ),
        ("Ehrenamt stärken", "Wer andere begleitet, wird geschult und bleibt nicht allein."),
    ),
    versions=(
        Version(
            at="2016-02-16 08:00",
            title="Sprache im Alltag",
            summary="Das Beispielprogramm fördert kleine Kurse, in denen Deutsch an wirklichen Orten geübt wird:"
            " am Schalter, im Bus, auf dem Markt.",
            body=(
                Text(
                    """
                    ## So läuft ein Kurs ab

                    Acht bis zehn Personen treffen sich zwölf Wochen lang. Eine Stunde wird geübt, eine Stunde geht
                    es hinaus. Wer zuhört, darf auch schweigen. Wer spricht, wird nicht verbessert, sondern
                    verstanden.

                    ## Wer mitmachen kann

                    Willkommen sind alle Erwachsenen im Wetteraukreis. Ein Nachweis über Vorkenntnisse ist nicht
                    nötig. Die Teilnahme kostet nichts.
                    """
                ),
            ),
        ),
        Version(
            at="today-60 09:00",
            title="Sprache im Alltag",
            summary="Das Beispielprogramm fördert kleine Kurse, in denen Deutsch an wirklichen Orten geübt wird:"
            " am Schalter, im Bus, auf dem Markt. Die Förderung läuft bald aus.",
            body=(
                Text(
                    """
                    ## So läuft ein Kurs ab

                    Acht bis zehn Personen treffen sich zwölf Wochen lang. Eine Stunde wird geübt, eine Stunde geht
                    es hinaus. Wer zuhört, darf auch schweigen. Wer spricht, wird nicht verbessert, sondern
                    verstanden.

                    ## Wie es weitergeht

                    Die jetzige Förderung reicht bis zum {month_end+3}. Laufende Kurse enden wie geplant. Über eine
                    Fortsetzung entscheidet die Beispielstiftung im nächsten Jahr.
                    """
                ),
            ),
            note="Ende der Förderung genannt, Absatz zur Fortsetzung ergänzt.",
        ),
    ),
    facts=(
        ProgramFacts(
            periods=(Period("2016-02-01", "2019-12-31", "Beispielperiode: Aufbau", "90000"),)
        ),
        ProgramFacts(
            periods=(
                Period("2016-02-01", "2019-12-31", "Beispielperiode: Aufbau", "90000"),
                Period("2020-01-01", "2023-12-31", "Beispielperiode: In jede Gemeinde", "118000"),
                Period(
                    "2024-01-01",
                    "{month_end+3}",
                    "Beispielperiode: Deutsch am Arbeitsplatz",
                    "84500",
                ),
            ),
        ),
    ),
    measures=(
        MeasurePlan(
            "kurse-am-vormittag",
            "Kurse am Vormittag",
            "Zwölf Wochen, zwei Treffen in der Woche, mit Betreuung für Kinder unter drei Jahren.",
            goal=0,
            stages=(
                Stage(
                    "today-120 09:00",
                    (
                        Report(
                            "today-120",
                            "active",
                            "Zwei Kurse haben begonnen, in beiden ist noch Platz.",
                            outlook="on_track",
                        ),
                    ),
                    actual_start="{today-120}",
                ),
                Stage(
                    "today-60 09:10",
                    (
                        Report(
                            "today-60",
                            "active",
                            "Beide Kurse sind voll. Für den nächsten gibt es eine Warteliste.",
                            outlook="on_track",
                            next_step="Raum für einen dritten Kurs finden",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="{today-120}",
                ),
            ),
            planned_end="{month_end+2}",
        ),
        MeasurePlan(
            "schulung-fuer-sprachpatenschaften",
            "Schulung für Sprachpatenschaften",
            "Vier Abende über Zuhören, Grenzen und gute erste Gespräche.",
            goal=1,
            stages=(
                Stage(
                    "today-130 09:00",
                    (
                        Report(
                            "today-130", "active", "Der erste Abend war mit 19 Menschen besucht."
                        ),
                    ),
                    actual_start="{today-130}",
                ),
                Stage(
                    "today-75 09:00",
                    (
                        Report("today-90", "finalisation", "Der letzte Abend ist vorbereitet."),
                        Report(
                            "today-75",
                            "closed",
                            "16 Menschen haben alle vier Abende besucht, 14 haben eine Patenschaft begonnen.",
                        ),
                    ),
                    "Die Maßnahme ist abgeschlossen.",
                    actual_start="{today-130}",
                    actual_end="{today-75}",
                ),
            ),
        ),
    ),
)
