"""The drawings: what each shows, in the words that stand in for it, and where its focal point lies."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("drawings")
CREDIT = "Zeichnung: WIR-Portal"


@dataclass(frozen=True)
class Drawing:
    """`name` is the file name without its ending; `focal` is a place in percent from the left top."""

    name: str
    title: str
    alternative_text: str
    focal: tuple[int, int] = (50, 50)
    keywords: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.png"


DRAWINGS = (
    Drawing(
        "huegel",
        "Hügel der Wetterau",
        "Sanfte grüne Hügel mit Feldern, dazwischen ein Dorf mit Kirchturm, darüber eine niedrige Sonne.",
        keywords=("Landschaft",),
    ),
    Drawing(
        "markt",
        "Marktplatz mit Fachwerk",
        "Vier Fachwerkhäuser an einem Marktplatz, davor zwei Marktstände mit gestreiften Dächern und ein Brunnen.",
        keywords=("Ort",),
    ),
    Drawing(
        "bruecke",
        "Steinbrücke",
        "Eine Steinbrücke mit drei Bögen führt über einen Fluss, auf ihr stehen zwei Menschen nebeneinander.",
        keywords=("Landschaft",),
    ),
    Drawing(
        "schule",
        "Schulhaus",
        "Ein Schulhaus mit Uhr und großen Fenstern, davor Fahrräder und drei Kinder auf dem Hof.",
        keywords=("Ort",),
    ),
    Drawing(
        "buecherei",
        "Bücherregal mit Leseplatz",
        "Ein hohes Regal voller bunter Bücher, davor ein Sessel, eine Stehlampe und ein kleiner Tisch mit Tasse.",
    ),
    Drawing(
        "schriften",
        "Blätter in vielen Schriften",
        "Bunte Blätter mit einzelnen Zeichen in lateinischer, griechischer, kyrillischer, arabischer und anderer"
        " Schrift.",
    ),
    Drawing(
        "landkarte",
        "Karte mit elf Punkten",
        "Eine vereinfachte Landkarte aus farbigen Flächen, ein Fluss schlängelt sich hindurch, Nadeln markieren elf"
        " Orte.",
    ),
    Drawing(
        "haende",
        "Gruppe von Menschen",
        "Sieben Menschen unterschiedlichen Alters stehen nebeneinander, eine Person sitzt im Rollstuhl.",
        keywords=("Menschen",),
    ),
    Drawing(
        "kalender",
        "Wandkalender",
        "Ein Wandkalender mit einem farbig umrandeten Tag, daneben eine Uhr und eine Zimmerpflanze.",
    ),
    Drawing(
        "sprechblasen",
        "Zwei Menschen im Gespräch",
        "Zwei Menschen sitzen auf einer Bank und sprechen miteinander, über ihnen schweben Sprechblasen.",
        keywords=("Menschen",),
    ),
    Drawing(
        "bus",
        "Bus auf der Landstraße",
        "Ein gelber Linienbus mit Fahrgästen hält an einer Haltestelle, an der zwei Menschen warten.",
    ),
    Drawing(
        "garten",
        "Gemeinschaftsgarten",
        "Beete mit Gemüse und kleinen Schildern, dazwischen eine Gießkanne, dahinter ein Schuppen und Obstbäume.",
        keywords=("Garten",),
    ),
    Drawing(
        "tafel",
        "Lange Tafel im Freien",
        "Vier Menschen sitzen an einem langen gedeckten Tisch unter Bäumen, darüber hängen bunte Wimpel.",
        keywords=("Menschen",),
    ),
    Drawing(
        "fenster",
        "Bildschirm mit Formular",
        "Auf einem Schreibtisch steht ein Bildschirm mit einem kurzen Formular und Häkchen, daneben Tasse und Pflanze.",
    ),
    Drawing(
        "gesundheit",
        "Weg zur Praxis",
        "Zwei Menschen gehen auf einem Weg zu einem Haus mit einem Herz über der Tür, am Rand steht ein Wegweiser.",
    ),
    Drawing(
        "diagramm",
        "Säulen und Kreise",
        "Ein Säulendiagramm auf einem Blatt mit Lupe, daneben ein Ringdiagramm und vier Figuren.",
    ),
    Drawing(
        "runder-tisch",
        "Runder Tisch von oben",
        "Ein runder Tisch von oben mit acht Stühlen, darauf Papiere, Stifte und Tassen.",
        keywords=("Sitzung",),
    ),
    Drawing(
        "tuer",
        "Offene Tür",
        "Aus einer weit geöffneten Haustür fällt warmes Licht, zwei Menschen stehen davor,"
        " neben den Stufen führt eine Rampe hinauf.",
    ),
    Drawing(
        "telefon",
        "Beratung am Telefon",
        "Eine Person mit Kopfhörer und Mikrofon sitzt vor einem Laptop und spricht, daneben zwei Sprechblasen.",
        (40, 45),
    ),
    Drawing(
        "film",
        "Filmaufnahme im Büro",
        "Eine Person sitzt auf einem Stuhl und spricht in eine Filmkamera, neben ihr lehnt eine Filmklappe.",
    ),
    Drawing(
        "werkstatt",
        "Drei Berufe an einer Werkbank",
        "Drei Menschen mit Schürze, Kittel und Pullover stehen an einer Werkbank, hinter ihnen hängt Werkzeug.",
    ),
    Drawing(
        "chor",
        "Singende Gruppe",
        "Elf Menschen stehen mit Notenheften in zwei Reihen auf einer Bühne und singen.",
        keywords=("Menschen",),
    ),
)
