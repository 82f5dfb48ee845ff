"""Diversity Tag and the question how an administration shows the diversity of its people."""

from ..outline import Announcement, Contact, Facts, Gallery, Quote, Text, Version, Video

ANNOUNCEMENTS = (
    Announcement(
        slug="werkstatt-oeffnung",
        drawing="runder-tisch",
        tags=("Interkulturelle Öffnung", "Beteiligung"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2014-10-09 08:00",
                title="Werkstatt sammelt Ideen für offene Ämter",
                summary="Vierzig Beschäftigte und Ehrenamtliche haben einen Nachmittag lang überlegt, was den Weg"
                " ins Amt leichter macht. Drei Vorschläge werden gleich erprobt.",
                body=(
                    Text(
                        """
                        An acht Tischen ging es um Schilder, Briefe, Wartezimmer und Telefonansagen. Jede Gruppe bekam
                        einen echten Fall und die Frage: An welcher Stelle geben Menschen auf?

                        ## Kleine Hürden, große Wirkung

                        Oft sind es Kleinigkeiten. Ein Schild hängt hinter der Tür, die es erklären soll. Ein Brief
                        nennt fünf Paragrafen, aber keine Uhrzeit. Eine Ansage spricht schneller, als man mitschreiben
                        kann.
                        """
                    ),
                    Quote(
                        "Die Leute scheitern selten am Gesetz. Sie scheitern am dritten Satz auf der zweiten Seite.",
                        "Tomasz Testfall",
                        "Ehrenamtlicher Begleiter",
                    ),
                    Text(
                        """
                        ## Drei Vorschläge gehen in die Erprobung

                        1. Jeder Brief beginnt mit einem Satz, der sagt, was zu tun ist.
                        2. In den Fluren zeigen Farben und Zeichen den Weg.
                        3. Am Empfang liegt eine Tafel, auf der man die eigene Sprache zeigen kann.

                        Im Frühjahr wird gefragt, was sich bewährt hat. Die Werkstatt soll einmal im Jahr stattfinden.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="diversity-tag-2017",
        drawing="haende",
        tags=("Diversity Tag", "Interkulturelle Öffnung"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2017-05-23 08:00",
                title="Ein Tag zeigt, wer alles Verwaltung ist",
                summary="Am 30. Mai ist Diversity Tag. Die Kreisverwaltung beteiligt sich mit eigenen Aktionen."
                " Eingeladen sind Beschäftigte und alle, die neugierig auf ihr Kreishaus sind.",
                body=(
                    Text(
                        """
                        Wie viele Sprachen werden in einer Verwaltung gesprochen? Wer hat einen ganz anderen Beruf
                        gelernt? Wer pflegt Angehörige, wer spielt im Orchester, wer ist im Rollstuhl unterwegs? Der
                        Aktionstag macht sichtbar, was im Alltag leicht übersehen wird.

                        ## Das ist geplant

                        Im Foyer hängt eine große Tafel. Darauf schreiben Beschäftigte einen Satz in der Sprache, in der
                        sie träumen. Am Mittag gibt es Gespräche an kleinen Tischen. Jeder Tisch hat ein Thema, und
                        nach einer Viertelstunde wird gewechselt.
                        """
                    ),
                    Quote(
                        "Vielfalt muss man nicht erfinden. Man muss ihr nur einen Platz geben, an dem man sie sieht.",
                        "Dilek Demo",
                        "Leitung Fachstelle Ehrenamt und Beteiligung",
                    ),
                    Text(
                        """
                        ## Mitmachen ohne Anmeldung

                        Sie können zwischen 10:00 Uhr und 15:00 Uhr vorbeikommen. Das Foyer ist stufenlos zu erreichen.
                        Eine Dolmetscherin für Gebärdensprache ist ab 12:00 Uhr da.
                        """
                    ),
                    Facts(
                        "Auf einen Blick",
                        """
                        - **Wann:** Dienstag, 30. Mai 2017, 10:00 bis 15:00 Uhr
                        - **Wo:** Foyer des Kreishauses
                        - **Eintritt:** frei
                        """,
                    ),
                ),
            ),
            Version(
                at="2017-05-29 14:00",
                title="Ein Tag zeigt, wer alles Verwaltung ist",
                summary="Am 30. Mai ist Diversity Tag. Die Kreisverwaltung beteiligt sich mit eigenen Aktionen."
                " Eingeladen sind Beschäftigte und alle, die neugierig auf ihr Kreishaus sind.",
                body=(
                    Text(
                        """
                        Wie viele Sprachen werden in einer Verwaltung gesprochen? Wer hat einen ganz anderen Beruf
                        gelernt? Wer pflegt Angehörige, wer spielt im Orchester, wer ist im Rollstuhl unterwegs? Der
                        Aktionstag macht sichtbar, was im Alltag leicht übersehen wird.

                        ## Das ist geplant

                        Im Foyer hängt eine große Tafel. Darauf schreiben Beschäftigte einen Satz in der Sprache, in der
                        sie träumen. Am Mittag gibt es Gespräche an kleinen Tischen. Jeder Tisch hat ein Thema, und
                        nach einer Viertelstunde wird gewechselt.
                        """
                    ),
                    Quote(
                        "Vielfalt muss man nicht erfinden. Man muss ihr nur einen Platz geben, an dem man sie sieht.",
                        "Dilek Demo",
                        "Leitung Fachstelle Ehrenamt und Beteiligung",
                    ),
                    Text(
                        """
                        ## Mitmachen ohne Anmeldung

                        Sie können zwischen 9:00 Uhr und 16:00 Uhr vorbeikommen. Das Foyer ist stufenlos zu erreichen.
                        Eine Dolmetscherin für Gebärdensprache ist den ganzen Tag da.
                        """
                    ),
                    Facts(
                        "Auf einen Blick",
                        """
                        - **Wann:** Dienstag, 30. Mai 2017, 9:00 bis 16:00 Uhr
                        - **Wo:** Foyer des Kreishauses
                        - **Eintritt:** frei
                        """,
                    ),
                ),
                note="Zeiten verlängert: Das Foyer öffnet schon um 9:00 Uhr.",
            ),
        ),
    ),
    Announcement(
        slug="diversity-tag-kurzfilm",
        drawing="film",
        tags=("Diversity Tag", "Zusammenleben"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt", "fachstelle-ehrenamt-und-beteiligung"),
        versions=(
            Version(
                at="2023-05-09 08:00",
                title="Vier Minuten Film über fünf Wege ins Amt",
                summary="Fünf Beschäftigte erzählen, wie sie zur Kreisverwaltung gekommen sind. Der Film ist zum"
                " Diversity Tag entstanden und hat Untertitel in sechs Sprachen.",
                body=(
                    Text(
                        """
                        Eine war Köchin, einer hat Brücken geplant, eine hat mit vierzig noch einmal eine Ausbildung
                        begonnen. Heute arbeiten sie Tür an Tür. Im Film sprechen sie über Umwege, über
                        Prüfungsangst und
                        über Menschen, die ihnen etwas zugetraut haben.

                        ## Ohne Drehbuch

                        Die Gespräche wurden in den Büros aufgenommen. Niemand hat Sätze auswendig gelernt. Was zu
                        hören ist, haben die Beteiligten am Ende selbst freigegeben.
                        """
                    ),
                    Video(
                        title="Fünf Wege ins Amt",
                        url="https://video.example.org/fuenf-wege-ins-amt",
                        provider="Beispielvideo",
                        transcript="Fünf Beschäftigte sitzen nacheinander an ihrem Arbeitsplatz und erzählen von ihrem"
                        " Berufsweg: eine frühere Köchin, ein Bauingenieur, eine Auszubildende mit Mitte vierzig, ein"
                        " Übersetzer und eine Gärtnerin. Am Ende sagen alle, was sie am ersten Tag gern"
                        " gewusst hätten.",
                    ),
                    Gallery(
                        "Orte aus dem Film",
                        pictures=(
                            ("buecherei", "In der Bücherei begann der zweite Berufsweg."),
                            ("werkstatt", "In der Werkstatt half eine Kollegin durch die Prüfung."),
                            ("garten", "Im Garten des Kreishauses wurde das Ende gedreht."),
                        ),
                    ),
                    Text(
                        """
                        ## Zum Zeigen gedacht

                        Schulen und Vereine dürfen den Film vorführen. Auf Wunsch kommt jemand aus der Verwaltung mit
                        und beantwortet Fragen zur Ausbildung.
                        """
                    ),
                    Contact("fachstelle-integration-und-vielfalt"),
                ),
            ),
        ),
    ),
)
