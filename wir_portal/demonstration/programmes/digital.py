"""An example programme that is announced, with a coordination post still vacant."""

from ..outline import MeasurePlan, Period, ProgramFacts, Programme, Text, Version

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
            measures=(
                MeasurePlan(
                    "Zehn Anträge neu schreiben",
                    "Die häufigsten Anträge werden gekürzt, erprobt und online gestellt.",
                    "planned",
                    "{today-10}",
                    goal=0,
                    planned_start="{month_start+3}",
                    planned_end="{year_end+1}",
                ),
                MeasurePlan(
                    "Hilfe-Plätze in Büchereien",
                    "Fünf Orte im Kreis bekommen einen Bildschirm, einen Drucker und feste Zeiten mit Begleitung.",
                    "planned",
                    "{today-10}",
                    goal=1,
                    planned_start="{month_start+6}",
                ),
            ),
        ),
    ),
)
