"""Indicators of the programme WIR. All figures are made up and say so where they stand."""

from .outline import IndicatorPlan, Text, Version

MADE_UP = (
    "Alle Werte sind Beispielwerte der Demonstration. Sie sagen nichts über den Wetteraukreis aus."
)
SOURCE = "Beispielwerte, für diese Demonstration ausgedacht"
ABOUT = (
    Text(
        "## Wie Sie die Zahlen lesen\n\nDas Diagramm zeigt, wie sich die Werte entwickeln. Woran das liegt, zeigt"
        f" es nicht. {MADE_UP}"
    ),
)

INDICATORS = (
    IndicatorPlan(
        slug="beratungen",
        program="wir",
        goal=0,
        fields={
            "unit": "Beratungen",
            "direction": "up",
            "definition": "Gezählt wird jedes Gespräch, das länger als zehn Minuten dauert: vor Ort, am Telefon oder"
            " per Video. Wer dreimal kommt, zählt dreimal.",
            "method": f"Die Beratenden führen Strichlisten, die monatlich zusammengezählt werden. {MADE_UP}",
            "data_source": SOURCE,
            "territory": "Wetteraukreis (Beispielwerte)",
            "baseline_value": "120",
            "baseline_on": "2014-12-31",
            "target_value": "600",
            "target_on": "2027-12-31",
        },
        versions=(
            Version(
                at="2025-03-10 09:00",
                title="Beratungen im Jahr (Beispielwerte)",
                summary="Wie oft Menschen beraten wurden, die Fragen zum Ankommen hatten. Alle Werte sind"
                " Beispielwerte.",
                body=ABOUT,
            ),
            Version(
                at="2026-03-09 09:00",
                title="Beratungen im Jahr (Beispielwerte)",
                summary="Wie oft Menschen beraten wurden, die Fragen zum Ankommen hatten. Alle Werte sind"
                " Beispielwerte.",
                body=ABOUT,
                note="Wert für 2024 berichtigt, vorläufiger Wert für 2025 ergänzt",
            ),
        ),
        measured=(
            """
            2014 | | 120
            2015 | | 190
            2016 | | 310
            2017 | | 305
            2018 | | 340
            2019 | | 352
            2020 | |
            2021 | | 280
            2022 | | 455
            2023 | | 490
            2024 | | 512
            """,
            """
            2024 | | 521
            2025 | | 548 | | provisional
            """,
        ),
    ),
    IndicatorPlan(
        slug="dolmetschende-im-ehrenamt",
        program="wir",
        goal=1,
        counts_people=True,
        fields={
            "unit": "Personen",
            "direction": "up",
            "period_kind": "day",
            "definition": "Gezählt werden Menschen, die am Stichtag als ehrenamtlich Dolmetschende gemeldet sind.",
            "method": f"Auszählung der Liste am 31. Dezember. {MADE_UP}",
            "data_source": SOURCE,
            "territory": "Wetteraukreis (Beispielwerte)",
            "target_value": "80",
            "target_on": "2027-12-31",
        },
        versions=(
            Version(
                at="2026-02-02 09:00",
                title="Dolmetschende im Ehrenamt (Beispielwerte)",
                summary="Wie viele Menschen ehrenamtlich dolmetschen. Kleine Zahlen nennen wir nicht, damit"
                " niemand erkennbar wird. Alle Werte sind Beispielwerte.",
                body=ABOUT,
            ),
        ),
        measured=(
            """
            2018-12-31 | | 3
            2019-12-31 | | 21
            2020-12-31 | | 24
            2021-12-31 | | 31
            2022-12-31 | | 55
            2023-12-31 | | 58
            2024-12-31 | | 64
            2024-12-31 | Geschlecht: weiblich | 41
            2024-12-31 | Geschlecht: männlich | 21
            2024-12-31 | Geschlecht: divers | 2
            2025-12-31 | | 71
            2025-12-31 | Geschlecht: weiblich | 46
            2025-12-31 | Geschlecht: männlich | 25
            """,
        ),
    ),
    IndicatorPlan(
        slug="kommunen-mit-ansprechperson",
        program="wir",
        goal=2,
        fields={
            "unit": "%",
            "decimals": "1",
            "direction": "up",
            "definition": "Anteil der Städte und Gemeinden, die eine Ansprechperson für Integration benannt haben.",
            "method": f"Umfrage bei den Rathäusern im Herbst. {MADE_UP}",
            "data_source": SOURCE,
            "territory": "Wetteraukreis (Beispielwerte)",
            "comparison_label": "Nachbarkreis (Beispielwert)",
        },
        versions=(
            Version(
                at="2026-01-19 09:00",
                title="Kommunen mit Ansprechperson (Beispielwerte)",
                summary="In wie vielen Städten und Gemeinden es jemanden gibt, der für Fragen der Integration da"
                " ist. Alle Werte sind Beispielwerte.",
                body=ABOUT,
            ),
        ),
        measured=(
            """
            2020 | | 48.0 | 41.2
            2021 | | 52.0 | 44.0
            2022 | | 60.0 | 50.5
            2023 | | 64.0 | 58.9
            2024 | | 72.0 | 61.3
            2025 | | 76.0 | 66.0 | provisional
            """,
        ),
    ),
    IndicatorPlan(
        slug="wartezeit-sprachkurs",
        program="wir",
        fields={
            "unit": "Wochen",
            "decimals": "1",
            "direction": "down",
            "period_kind": "quarter",
            "definition": "Mittlere Zeit von der Anmeldung bis zum ersten Kurstag.",
            "method": f"Mittelwert aller Kurse, die im Quartal beginnen. {MADE_UP}",
            "data_source": SOURCE,
            "territory": "Wetteraukreis (Beispielwerte)",
            "target_value": "6",
            "target_on": "2026-12-31",
        },
        versions=(
            Version(
                at="2026-02-16 09:00",
                title="Wartezeit auf einen Sprachkurs (Beispielwerte)",
                summary="Wie lange man von der Anmeldung bis zum Beginn eines Kurses wartet. Alle Werte sind"
                " Beispielwerte.",
                body=ABOUT,
            ),
        ),
        measured=(
            """
            2021-Q4 | | 14.5
            2022-Q1 | | 15.0
            2022-Q2 | | 17.5
            2022-Q3 | | 16.0
            2022-Q4 | | 14.0
            2023-Q1 | | 13.5
            2023-Q2 | | 12.0
            2023-Q4 | | 11.5
            2024-Q1 | | 11.0
            2024-Q2 | | 9.5
            2024-Q3 | | 9.0
            2024-Q4 | | 9.5
            2025-Q1 | | 8.5
            2025-Q2 | | 8.0
            2025-Q3 | | 7.5 | | provisional
            2025-Q4 | | 7.0 | | provisional
            """,
        ),
    ),
)
