"""Who pays: one real ministry with its names, and invented bodies that say so in their names."""

from ..outline import Funder

MINISTRY = "Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales"

FUNDERS = (
    Funder(
        name=MINISTRY,
        kind="ministry",
        website="https://soziales.hessen.de/",
        names=(
            ("Hessisches Ministerium für Soziales und Integration", "", "2024-01-17"),
            (MINISTRY, "2024-01-18", ""),
        ),
    ),
    Funder(
        name="Beispielstiftung Wetterau",
        kind="association",
        website="https://stiftung.example.org/",
    ),
    Funder(name="Beispielamt für Gesundheit", kind="authority"),
    Funder(name="Beispielfonds Digitale Teilhabe", kind="partner"),
)
