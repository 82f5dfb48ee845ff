"""An example programme between two funding periods."""

from ..outline import MeasurePlan, Period, ProgramFacts, Programme, Text, Version

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
            measures=(
                MeasurePlan(
                    "Telefonsprechstunde in sieben Sprachen",
                    "Zweimal in der Woche, mit Rückruf am selben Tag.",
                    "active",
                    "{today-20}",
                    goal=0,
                    actual_start="2020-04-20",
                ),
                MeasurePlan(
                    "Schulung neuer Lotsinnen und Lotsen",
                    "Sechs Samstage in Zusammenarbeit mit Praxen im Kreis.",
                    "suspended",
                    "{today-20}",
                    goal=0,
                    planned_start="{month_start+3}",
                ),
                MeasurePlan(
                    "Merkblätter zur Vorsorge",
                    "Zehn kurze Blätter, in einfacher Sprache geschrieben und übersetzt.",
                    "closed",
                    "2024-11-04",
                    goal=1,
                    actual_start="2023-02-01",
                    actual_end="2024-10-31",
                ),
            ),
        ),
    ),
)
