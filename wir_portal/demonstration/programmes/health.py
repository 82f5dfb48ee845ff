"""An example programme between two funding periods."""

from ..outline import MeasurePlan, Period, ProgramFacts, Programme, Report, Stage, Text, Version

HEALTH = Programme(
    slug="gesundheitslotsen",
    code="GeLo",
    long_name="Beispielprogramm Gesundheitslotsen",
    legal_basis="Beispielrichtlinie Gesundheit vor Ort",
    funder="Beispielamt für Gesundheit",
    unit="fachdienst-schule-und-gesundheit",
    funding_area="Gesundheit",
    target_groups="Familien und ältere Menschen, die sich im Gesundheitssystem zurechtfinden möchten",
    drawing="gesundheit",
    tags=("Gesundheit", "Ehrenamt"),
    goals=(
        (
            "Wege zeigen",
            "Menschen finden die Praxis, die Beratung oder den Kurs, den sie brauchen.",
        ),
        (
            "Vorsorge erklären",
            "Informationen über Impfungen und Früherkennung gibt es in vielen Sprachen.",
        ),
    ),
    versions=(
        Version(
            at="2018-04-16 08:00",
            title="Gesundheitslotsen",
            summary="Geschulte Freiwillige erklären in vielen Sprachen, wie das Gesundheitssystem funktioniert."
            " Sie begleiten auch zum ersten Termin.",
            body=(
                Text(
                    """
                    ## Was Lotsinnen und Lotsen tun

                    Sie erklären, wozu eine Hausarztpraxis da ist, was eine Überweisung bedeutet und welche
                    Vorsorge die Krankenkasse bezahlt. Sie geben keinen ärztlichen Rat und unterliegen der
                    Verschwiegenheit.

                    ## So kommen Sie zu einem Gespräch

                    Rufen Sie an oder schreiben Sie eine E-Mail. Nennen Sie die Sprache, in der Sie sprechen
                    möchten. Innerhalb einer Woche meldet sich jemand bei Ihnen.
                    """
                ),
            ),
        ),
        Version(
            at="today-20 09:00",
            title="Gesundheitslotsen",
            summary="Geschulte Freiwillige erklären in vielen Sprachen, wie das Gesundheitssystem funktioniert."
            " Bis zur nächsten Förderung gibt es ein kleineres Angebot.",
            body=(
                Text(
                    """
                    ## Was Lotsinnen und Lotsen tun

                    Sie erklären, wozu eine Hausarztpraxis da ist, was eine Überweisung bedeutet und welche
                    Vorsorge die Krankenkasse bezahlt. Sie geben keinen ärztlichen Rat und unterliegen der
                    Verschwiegenheit.

                    ## Was bis zum {month_start+2} gilt

                    Zwischen zwei Förderperioden trägt der Kreis die Kosten für eine halbe Stelle. Gespräche am
                    Telefon gehen weiter, neue Schulungen beginnen erst wieder mit der nächsten Förderung.
                    """
                ),
            ),
            note="Hinweis auf das Angebot zwischen zwei Förderperioden ergänzt.",
        ),
    ),
    facts=(
        ProgramFacts(
            periods=(
                Period("2018-03-01", "2021-12-31", "Beispielperiode: Erste Schulungen", "76000"),
            )
        ),
        ProgramFacts(
            periods=(
                Period("2018-03-01", "2021-12-31", "Beispielperiode: Erste Schulungen", "76000"),
                Period(
                    "2022-01-01",
                    "{month_end-2}",
                    "Beispielperiode: Sprechstunden vor Ort",
                    "102000",
                ),
                Period(
                    "{month_start+2}",
                    "{year_end+3}",
                    "Beispielperiode: Lotsen im ganzen Kreis",
                    "134000",
                ),
            ),
        ),
    ),
    measures=(
        MeasurePlan(
            "telefonsprechstunde-in-sieben-sprachen",
            "Telefonsprechstunde in sieben Sprachen",
            "Zweimal in der Woche, mit Rückruf am selben Tag.",
            goal=0,
            stages=(
                Stage(
                    "2020-04-20 09:00",
                    (
                        Report(
                            "2020-04-20",
                            "active",
                            "Die Sprechstunde beginnt mit vier Sprachen.",
                            outlook="on_track",
                            next_step="drei weitere Sprachen",
                        ),
                    ),
                    actual_start="2020-04-20",
                ),
                Stage(
                    "2022-09-12 09:00",
                    (
                        Report(
                            "2022-09-12",
                            "active",
                            "Nun sind es sieben Sprachen. Im Monat kommen etwa 140 Anrufe.",
                            outlook="on_track",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="2020-04-20",
                ),
                Stage(
                    "today-20 09:10",
                    (
                        Report(
                            "today-20",
                            "active",
                            "Die Sprechstunde läuft weiter. Für die Zeit bis zur nächsten Förderperiode tritt der"
                            " Kreis ein.",
                            outlook="at_risk",
                            next_step="Zusage für die nächste Förderperiode abwarten",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="2020-04-20",
                ),
            ),
        ),
        MeasurePlan(
            "schulung-neuer-lotsinnen-und-lotsen",
            "Schulung neuer Lotsinnen und Lotsen",
            "Sechs Samstage in Zusammenarbeit mit Praxen im Kreis.",
            goal=0,
            stages=(
                Stage(
                    "2019-03-11 09:00",
                    (
                        Report(
                            "2019-03-11",
                            "active",
                            "Elf Menschen haben die erste Schulung begonnen.",
                            outlook="on_track",
                        ),
                    ),
                    actual_start="2019-03-09",
                ),
                Stage(
                    "today-20 09:12",
                    (
                        Report(
                            "today-20",
                            "suspended",
                            "Bis zur nächsten Förderperiode gibt es keine neue Schulung.",
                            outlook="blocked",
                            next_step="Termine mit den Praxen vormerken",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="2019-03-09",
                ),
            ),
            planned_start="2019-03-01",
        ),
        MeasurePlan(
            "merkblaetter-zur-vorsorge",
            "Merkblätter zur Vorsorge",
            "Zehn kurze Blätter, in einfacher Sprache geschrieben und übersetzt.",
            goal=1,
            stages=(
                Stage(
                    "2023-02-06 09:00",
                    (
                        Report(
                            "2023-02-06",
                            "active",
                            "Die ersten drei Blätter werden geschrieben.",
                            outlook="on_track",
                        ),
                    ),
                    actual_start="2023-02-01",
                ),
                Stage(
                    "2024-09-02 09:00",
                    (
                        Report(
                            "2024-09-02",
                            "finalisation",
                            "Alle zehn Blätter sind übersetzt. Es fehlt der Druck.",
                            outlook="on_track",
                        ),
                    ),
                    "Sachstand ergänzt.",
                    actual_start="2023-02-01",
                ),
                Stage(
                    "2024-11-04 09:00",
                    (
                        Report(
                            "2024-11-04",
                            "closed",
                            "Die Blätter liegen in 31 Praxen und allen Bürgerbüros aus.",
                        ),
                    ),
                    "Die Maßnahme ist abgeschlossen.",
                    actual_start="2023-02-01",
                    actual_end="2024-10-31",
                ),
            ),
        ),
    ),
)
