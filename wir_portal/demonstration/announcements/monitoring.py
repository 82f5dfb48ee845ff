"""Figures about living together, and what they do not say."""

from ..outline import Announcement, Contact, File, Links, Quote, Table, Text, Version

CAUTION = Text(
    """
    ## Was Zahlen nicht können

    Eine Kennzahl informiert über ein Ziel. Sie beweist nicht, dass eine Maßnahme gewirkt hat. Wo nur wenige Menschen
    gezählt wurden, nennt der Bericht keine Zahl, damit niemand zu erkennen ist.
    """
)

ANNOUNCEMENTS = (
    Announcement(
        slug="zahlen-zum-zusammenleben",
        drawing="diagramm",
        tags=("Integrationsmonitoring",),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2016-09-20 08:00",
                title="Was Zahlen über das Ankommen erzählen",
                summary="Der Kreis probiert ein Integrationsmonitoring aus. Zwölf Kennzahlen sollen zeigen, wie sich"
                " das Zusammenleben entwickelt. Der Entwurf kann jetzt kommentiert werden.",
                body=(
                    Text(
                        """
                        Wie viele Kinder besuchen vor der Schule eine Kindertagesstätte? Wie viele Menschen schließen
                        einen Sprachkurs ab? Solche Zahlen gibt es, aber bisher an vielen Stellen. Der Entwurf führt
                        sie zusammen und erklärt, woher sie kommen.

                        ## Wenige Zahlen, gut erklärt

                        Zu jeder Kennzahl stehen die Quelle, das Jahr und ein Satz, der sagt, was steigen oder sinken
                        soll. Das passt auf eine Seite. Lange Tabellen gibt es nur im Anhang.
                        """
                    ),
                    Table(
                        "Drei Kennzahlen aus dem Entwurf (Beispielwerte)",
                        """
                        Kennzahl | 2014 | 2015
                        Kinder mit Kita-Besuch vor der Schule | 91 % | 92 %
                        Abgeschlossene Sprachkurse | 640 | 705
                        Beschäftigte, die eine Fortbildung besucht haben | 58 | 74
                        """,
                    ),
                    CAUTION,
                    File(
                        "kennzahlen-entwurf.csv",
                        "Die drei Kennzahlen als Tabelle zum Weiterrechnen (Beispielwerte)",
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="monitoring-im-portal",
        drawing="diagramm",
        tags=("Integrationsmonitoring", "Digitalisierung"),
        programs=("wir",),
        units=("stabsstelle-digitalisierung-und-statistik", "fachstelle-integration-und-vielfalt"),
        versions=(
            Version(
                at="today-81 08:00",
                title="Bericht zum Zusammenleben erscheint künftig im Netz",
                summary="Bisher war der Bericht ein dickes Heft. Künftig stehen die zwölf Kennzahlen im Portal, jede"
                " mit Quelle und Erklärung. Wer will, lädt die Daten herunter.",
                body=(
                    Text(
                        """
                        Das gedruckte Heft war am Tag seines Erscheinens schon ein Jahr alt. Im Netz lassen sich Zahlen
                        ergänzen, sobald sie geprüft sind. Ältere Werte bleiben stehen, auch wenn sie später
                        berichtigt werden.

                        ## Lesen ohne Vorwissen

                        Jede Zahl beginnt mit einer Frage, die man auch am Küchentisch stellen könnte. Danach kommt ein
                        Satz als Antwort, erst dann die Grafik. Fachwörter werden dort erklärt, wo sie stehen.
                        """
                    ),
                    Quote(
                        "Eine Zahl ohne Erklärung ist ein Gerücht mit Nachkommastelle.",
                        "Viktor Vorlage",
                        "Leitung Stabsstelle Digitalisierung und Statistik",
                    ),
                    CAUTION,
                    Contact("viktor-vorlage"),
                    Links(
                        "Zum Thema",
                        """
                        - [Der erste Entwurf aus dem Jahr 2016](meldung:zahlen-zum-zusammenleben)
                        - [Ziele des Landesprogramms WIR](/programme/wir/)
                        """,
                    ),
                ),
            ),
        ),
    ),
)
