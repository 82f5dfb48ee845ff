"""Invented awards and promises of the programmes, by slug and number of the version that brings them."""

from dataclasses import replace

from .outline import AwardPlan, FundingFacts, MilestonePlan

EXAMPLE = "Beispiel"
LANGUAGE_2016 = AwardPlan(
    "sprache-2016-1",
    f"{EXAMPLE}bescheid: Aufbau der Kurse",
    "90000.00",
    "2016-01-12",
    start="2016-02-01",
    end="2019-12-31",
    total="112500.00",
    own="22500.00",
    financing="share",
    report_due="2020-06-30",
)
LANGUAGE_2016_CALLED = (
    ("2016-03-15", "22500.00"),
    ("2017-03-15", "22500.00"),
    ("2018-03-15", "22500.00"),
    ("2019-03-15", "21480.35"),
)

FUNDING = {
    ("wir", 2): FundingFacts(
        awards=(
            AwardPlan(
                "wir-2018-1",
                f"{EXAMPLE}bescheid: WIR-Koordination 2018 bis 2021",
                "240000.00",
                "2017-12-04",
                start="2018-01-01",
                end="2021-12-31",
                total="300000.00",
                own="60000.00",
                financing="share",
                report_due="2022-06-30",
                called=(
                    ("2018-04-03", "60000.00"),
                    ("2019-04-02", "60000.00"),
                    ("2020-04-01", "58250.40"),
                    ("2021-04-06", "60000.00"),
                    ("2022-03-14", "-1310.20"),
                ),
            ),
            AwardPlan(
                "wir-2022-1",
                f"{EXAMPLE}bescheid: Teilhabe vor Ort",
                "280000.00",
                "2021-11-29",
                start="2022-01-01",
                end="{year_end-1}",
                total="350000.00",
                own="70000.00",
                financing="share",
            ),
            AwardPlan(
                "wir-2022-2",
                f"{EXAMPLE}bescheid: Teilhabe vor Ort, aufgestockt",
                "310000.00",
                "2023-06-19",
                start="2022-01-01",
                end="{year_end-1}",
                total="387500.00",
                own="77500.00",
                financing="share",
                amends="wir-2022-1",
                called=(
                    ("2022-04-04", "95000.00"),
                    ("2023-04-03", "110000.00"),
                    ("2024-04-02", "98400.75"),
                ),
            ),
            AwardPlan(
                "wir-2023-3",
                f"{EXAMPLE}bescheid: Gesprächskreise in den Gemeinden",
                "36000.00",
                "2023-07-10",
                start="2023-08-01",
                end="{year_end-1}",
                recipient="Beispielstiftung Wetterau",
                parent="wir-2022-1",
                financing="fixed",
                called=(("2023-09-01", "18000.00"), ("2024-09-02", "18000.00")),
            ),
            AwardPlan(
                "wir-neu-1",
                f"{EXAMPLE}bescheid: Zusammenarbeit im Kreis",
                "195000.00",
                "{year_start}",
                start="{year_start}",
                end="{year_end+2}",
                total="243750.00",
                own="48750.00",
                financing="share",
                report_due="{year_end+3}",
                called=(("{today-120}", "32500.00"),),
            ),
        ),
        milestones=(
            MilestonePlan(
                f"{EXAMPLE}zusage: Leitbild dem Kreistag vorgelegt",
                (("{month_end+4}", "quarter", ""),),
            ),
            MilestonePlan(
                f"{EXAMPLE}zusage: Erster Bericht mit zwölf Kennzahlen",
                (("{month_end+8}", "month", ""),),
                measure="zahlen-zum-zusammenleben",
            ),
        ),
        review="{today+50}",
    ),
    ("sprache-im-alltag", 0): FundingFacts(
        awards=(LANGUAGE_2016,),
        milestones=(
            MilestonePlan(
                f"{EXAMPLE}zusage: Kurse in zehn Gemeinden", (("2018-12-31", "year", ""),)
            ),
            MilestonePlan(
                f"{EXAMPLE}zusage: Kurse in jeder Gemeinde", (("2021-09-30", "quarter", ""),)
            ),
        ),
        review="2018-03-01",
    ),
    ("sprache-im-alltag", 1): FundingFacts(
        awards=(
            replace(LANGUAGE_2016, called=LANGUAGE_2016_CALLED),
            AwardPlan(
                "sprache-2020-1",
                f"{EXAMPLE}bescheid: In jede Gemeinde",
                "118000.00",
                "2019-12-02",
                start="2020-01-01",
                end="2023-12-31",
                total="147500.00",
                own="29500.00",
                financing="gap",
                report_due="2024-06-30",
                called=(
                    ("2020-05-04", "29500.00"),
                    ("2021-05-03", "29500.00"),
                    ("2022-05-02", "29500.00"),
                    ("2023-05-02", "27912.88"),
                ),
            ),
            AwardPlan(
                "sprache-2024-1",
                f"{EXAMPLE}bescheid: Deutsch am Arbeitsplatz",
                "84500.00",
                "2023-12-11",
                start="2024-01-01",
                end="{month_end+3}",
                total="98000.00",
                own="13500.00",
                financing="gap",
                called=(("2024-04-15", "28000.00"), ("2025-04-14", "31750.50")),
            ),
        ),
        milestones=(
            MilestonePlan(f"{EXAMPLE}zusage: Kurse in zehn Gemeinden", reached_on="2018-10-15"),
            MilestonePlan(
                f"{EXAMPLE}zusage: Kurse in jeder Gemeinde",
                (
                    (
                        "{month_end+2}",
                        "month",
                        "In drei Gemeinden fehlten Räume; zwei sind nun gefunden, der dritte wird umgebaut.",
                    ),
                ),
                measure="kurse-am-vormittag",
            ),
        ),
        review="{today-12}",
    ),
    ("gesundheitslotsen", 1): FundingFacts(
        awards=(
            AwardPlan(
                "lotsen-2018-1",
                f"{EXAMPLE}bescheid: Erste Schulungen",
                "76000.00",
                "2018-02-05",
                start="2018-03-01",
                end="2021-12-31",
                called=(("2018-06-01", "38000.00"), ("2020-06-02", "38000.00")),
            ),
            AwardPlan(
                "lotsen-2022-1",
                f"{EXAMPLE}bescheid: Sprechstunden vor Ort",
                "102000.00",
                "2021-12-13",
                start="2022-01-01",
                end="{month_end-2}",
                called=(("2022-06-01", "51000.00"), ("2024-06-03", "46120.90")),
            ),
        ),
        milestones=(
            MilestonePlan(
                f"{EXAMPLE}zusage: Dreißig neue Lotsinnen und Lotsen geschult",
                (("{month_start+3}", "day", ""),),
            ),
        ),
        review="{today+80}",
    ),
    ("ankommen-digital", 0): FundingFacts(
        milestones=(
            MilestonePlan(
                f"{EXAMPLE}zusage: Zehn Anträge neu geschrieben",
                (("{year_end+1}", "year", ""),),
                measure="zehn-antraege-neu-schreiben",
            ),
        ),
        review="{today+120}",
    ),
    ("nachbarschaft-stiften", 1): FundingFacts(
        awards=(
            AwardPlan(
                "nachbarschaft-2021-1",
                f"{EXAMPLE}bescheid: Kleine Vorhaben",
                "45000.00",
                "2020-12-07",
                start="2021-01-01",
                end="2023-12-31",
                financing="fixed",
                called=(
                    ("2021-02-01", "15000.00"),
                    ("2022-02-01", "15000.00"),
                    ("2023-02-01", "15000.00"),
                ),
            ),
        ),
    ),
}
