"""An example programme that is announced, with a coordination post still vacant."""

from ..outline import MeasurePlan, Period, ProgramFacts, Programme, Report, Stage, Text, Version

DIGITAL = Programme(
    slug="ankommen-digital",
    code="AnDi",
    long_name="Beispielprogramm Ankommen digital",
    legal_basis="Beispielrichtlinie Digitale Teilhabe",
    funder="Beispielfonds Digitale Teilhabe",
    unit="stabsstelle-digitalisierung-und-statistik",
    funding_area="Digitale Verwaltung",
    target_groups="Menschen, die zum ersten Mal mit der Kreisverwaltung zu tun haben",
    drawing="fenster",
    tags=("Digitalisierung",),
    goals=(
        (
            "Anträge verstehen",
            "Formulare werden so geschrieben, dass man sie ohne Hilfe ausfüllen kann.",
        ),
        (
            "Hilfe am Bildschirm",
            "In Büchereien und Rathäusern gibt es Plätze, an denen jemand hilft.",
        ),
    ),
    versions=(
        Version(
            at="today-10 08:15",
            title="Ankommen digital",
            summary="Das Beispielprogramm macht Anträge verständlich und bringt Hilfe am Bildschirm in"
            " Büchereien und Rathäuser. Es beginnt am {month_start+3}.",
            body=(
                Text(
                    """
                    ## Was geplant ist

                    Zuerst werden zehn häufige Anträge neu geschrieben und mit Menschen ausprobiert, die sie
                    brauchen. Danach entstehen fünf Orte, an denen Freiwillige beim Ausfüllen helfen.

                    ## Wer koordiniert

                    Die Stelle ist ausgeschrieben und noch nicht besetzt. Bis dahin beantwortet die Stabsstelle
                    Ihre Fragen.
                    """
                ),
            ),
        ),
    ),
    facts=(
        ProgramFacts(
            periods=(
                Period(
                    "{month_start+3}",
                    "{year_end+3}",
                    "Beispielperiode: Zehn Anträge, fünf Orte",
                    "168000",
                ),
            ),
        ),
    ),
    measures=(
        MeasurePlan(
            "zehn-antraege-neu-schreiben",
            "Zehn Anträge neu schreiben",
            "Die häufigsten Anträge werden gekürzt, erprobt und online gestellt.",
            goal=0,
            stages=(
                Stage(
                    "today-10 08:20",
                    (
                        Report(
                            "today-10",
                            "planned",
                            "Welche zehn Anträge es werden, ist mit den Bürgerbüros abgestimmt.",
                            outlook="on_track",
                            next_step="Menschen suchen, die die Entwürfe erproben",
                        ),
                    ),
                ),
            ),
            planned_start="{month_start+4}",
            planned_end="{year_end+1}",
        ),
        MeasurePlan(
            "hilfe-plaetze-in-buechereien",
            "Hilfe-Plätze in Büchereien",
            "Fünf Orte im Kreis bekommen einen Bildschirm, einen Drucker und feste Zeiten mit Begleitung.",
            goal=1,
            stages=(
                Stage(
                    "today-10 08:22",
                    (
                        Report(
                            "today-10",
                            "planned",
                            "Drei Büchereien haben zugesagt, zwei überlegen noch.",
                            outlook="at_risk",
                            next_step="Gespräche mit den beiden übrigen Orten",
                        ),
                    ),
                ),
            ),
            planned_start="{month_start+6}",
        ),
    ),
)
