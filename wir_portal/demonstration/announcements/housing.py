"""Housing, getting about and first steps in the county."""

from ..outline import (
    Announcement,
    File,
    Links,
    Question,
    Quote,
    Text,
    Version,
    Withdrawn,
)

FIRST_STEPS = Text(
    """
    Wer neu in eine Stadt oder Gemeinde zieht, hat vieles zugleich zu erledigen. Diese Seite ordnet die ersten Wochen.
    Sie ersetzt keine Beratung, aber sie zeigt, was zuerst kommt.

    ## In den ersten zwei Wochen

    1. Melden Sie Ihre Wohnung im Rathaus an.
    2. Suchen Sie eine Krankenkasse und eine Hausarztpraxis.
    3. Eröffnen Sie ein Konto.

    ## In den ersten drei Monaten

    1. Melden Sie Kinder in Schule oder Kindertagesstätte an.
    2. Fragen Sie nach einem Sprachkurs.
    3. Lassen Sie Zeugnisse prüfen, bevor Sie sich bewerben.

    ## Wenn etwas nicht klappt

    Fristen lassen sich oft verlängern, wenn man rechtzeitig Bescheid sagt. Rufen Sie deshalb lieber zu früh an als zu
    spät. Der Fachdienst kennt die Stellen, die weiterhelfen, und fragt auf Wunsch für Sie nach.
    """
)

ANNOUNCEMENTS = (
    Announcement(
        slug="wohnen-mietvertrag",
        drawing="markt",
        tags=("Wohnen", "Beratung"),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2019-03-19 08:00",
                title="Erst lesen, dann unterschreiben: Hilfe beim Mietvertrag",
                summary="Eine neue Sprechstunde hilft, Mietverträge zu verstehen. Sie findet zweimal im Monat statt"
                " und kostet nichts. Wer mag, bringt den Vertrag einfach mit.",
                body=(
                    Text(
                        """
                        Ein Mietvertrag hat oft mehr als zehn Seiten. Viele unterschreiben, bevor sie alles gelesen
                        haben, weil die Wohnung sonst weg ist. Die Sprechstunde nimmt den Druck heraus: Gemeinsam wird
                        Punkt für Punkt durchgegangen, was vereinbart werden soll.

                        ## Worauf Sie achten sollten

                        - Steht die Größe der Wohnung im Vertrag?
                        - Sind Heizung und Warmwasser genannt?
                        - Wer bezahlt kleine Reparaturen, und bis zu welchem Betrag?
                        - Gibt es ein Protokoll der Übergabe?

                        ## Häufige Fragen
                        """
                    ),
                    Question(
                        "Ersetzt die Sprechstunde einen Anwalt?",
                        "Nein. Wir erklären Wörter und Abläufe. Rechtsrat geben Anwaltskanzleien und Mietervereine.",
                    ),
                    Question(
                        "Kann ich auch nach der Unterschrift kommen?",
                        "Ja. Bringen Sie bitte alle Briefe mit, die Sie seitdem bekommen haben.",
                    ),
                    Text(
                        """
                        ## Zeiten

                        Jeden zweiten und vierten Mittwoch im Monat, 14:00 bis 17:00 Uhr, im Bürgerhaus am Marktplatz.
                        Der Raum liegt im Erdgeschoss.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="erste-schritte-im-kreis",
        drawing="markt",
        tags=("Willkommen", "Beratung"),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2022-03-22 08:00",
                slug="erste-schritte",
                title="Neu im Wetteraukreis: Die ersten Schritte",
                summary="Anmelden, Arzt finden, Kinder in die Schule bringen: Eine Liste ordnet, was in den ersten"
                " Wochen zu tun ist. Zu jedem Schritt steht, wer hilft.",
                body=(FIRST_STEPS,),
            ),
            Version(
                at="2022-06-14 10:00",
                slug="erste-schritte-im-kreis",
                title="Neu im Wetteraukreis: Die ersten Schritte",
                summary="Anmelden, Arzt finden, Kinder in die Schule bringen: Eine Liste ordnet, was in den ersten"
                " Wochen zu tun ist. Zu jedem Schritt steht, wer hilft.",
                body=(
                    FIRST_STEPS,
                    File(
                        "erste-schritte.txt",
                        "Alle Schritte auf einer Seite, zum Ausdrucken und Abhaken",
                    ),
                    Links(
                        "Mehr zu den einzelnen Schritten",
                        """
                        - [Hilfe beim Mietvertrag](meldung:wohnen-mietvertrag)
                        - [Sprachkurse im Programm Sprache im Alltag](/programme/sprache-im-alltag/)
                        - [Gesundheitslotsen](/programme/gesundheitslotsen/)
                        """,
                    ),
                ),
                note="Liste zum Ausdrucken und Links ergänzt, Adresse der Seite geändert.",
            ),
        ),
    ),
    Announcement(
        slug="bus-fahren-ueben",
        drawing="bus",
        tags=("Mobilität", "Sprache"),
        programs=("sprache-im-alltag",),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2022-09-06 08:00",
                title="Fahrplan lesen, Bus fahren: Ein Kurs auf Rädern",
                summary="Welche Karte brauche ich, und wo steige ich um? Ein Kurs übt das an einem Samstag im"
                " Linienbus. Begleitpersonen fahren kostenlos mit.",
                body=(
                    Text(
                        """
                        Der Kurs beginnt an der Haltestelle. Zuerst wird der Fahrplan gelesen, dann eine Karte gekauft,
                        dann gefahren. Unterwegs steigen alle einmal um. Am Ende findet jede Gruppe allein zurück.

                        ## Was eine Karte kostet

                        Für die Übungsfahrt gilt der Tarif des Jahres 2022. Die Kosten übernimmt das Programm.

                        ## Anmelden

                        Es gibt zwölf Plätze. Kinder ab sechs Jahren sind willkommen.
                        """
                    ),
                    Quote(
                        "Wer Bus fahren kann, kommt zur Arbeit, zum Arzt und zu Freunden. Das ist Teilhabe"
                        " zum Anfassen.",
                        "Mira Muster",
                        "Koordination Sprache im Alltag",
                    ),
                ),
            ),
        ),
        end=Withdrawn(
            at="2023-05-02 09:00",
            explanation="Die Angaben zu Karten und Preisen gelten nicht mehr. Der Kurs findet zurzeit nicht statt."
            " Fragen beantwortet der Fachdienst Migration und Teilhabe.",
        ),
    ),
)
