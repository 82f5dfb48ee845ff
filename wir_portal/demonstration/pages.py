"""The simple pages, honest about being a demonstration."""

from .outline import Page, Question, Text, Version

PAGES = (
    Page(
        slug="ueber-das-portal",
        versions=(
            Version(
                at="2014-01-06 08:00",
                title="Über das Portal",
                summary="Hier finden Sie Förderprogramme des Kreises, ihre Ansprechpersonen und aktuelle Meldungen."
                " Diese Seite erklärt, was davon belegt und was Beispiel ist.",
                body=(
                    Text(
                        """
                        ## Was Sie hier finden

                        Zu jedem Förderprogramm steht, worum es geht, wer es bezahlt, wie lange es läuft und wen Sie
                        fragen können. Meldungen berichten, was daraus wird.
                        """
                    ),
                ),
            ),
            Version(
                at="today-200 09:00",
                title="Über das Portal",
                summary="Hier finden Sie Förderprogramme des Kreises, ihre Ansprechpersonen und aktuelle Meldungen."
                " Diese Seite erklärt, was davon belegt und was Beispiel ist.",
                body=(
                    Text(
                        """
                        ## Was Sie hier finden

                        Zu jedem Förderprogramm steht, worum es geht, wer es bezahlt, wie lange es läuft und wen Sie
                        fragen können. Meldungen berichten, was daraus wird.

                        ## Was belegt ist

                        Grundlage ist eine Meldung des Wetteraukreises vom 17. Januar 2017 über das
                        [Landesprogramm WIR](/programme/wir/). Daraus stammen der Name des Programms, das fördernde
                        Ministerium, die Jahre 2014 und 2017, drei Ziele, vier Vorhaben und zwei Personen mit ihrem
                        Amt.

                        ## Was Beispiel ist

                        Alles andere ist erfunden, damit Listen, Suche und Seiten sich beurteilen lassen. Sie erkennen
                        es an sprechenden Nachnamen wie Muster oder Exempel, am Wort „Beispielprogramm“ und am Zusatz
                        „Beispielwert“ bei Summen und Zahlen. Auch Kurse, Termine und Aktionen sind nicht wirklich.

                        ## Wie ein Text öffentlich wird

                        Eine Person schreibt, eine zweite prüft und gibt frei. Jede veröffentlichte Fassung bleibt
                        erhalten. So lässt sich später nachsehen, was an einem bestimmten Tag auf der Seite stand.

                        ## Häufige Fragen
                        """
                    ),
                    Question(
                        "Woher stammen die Bilder?",
                        "Sie sind für dieses Portal gezeichnet. Wo „Zeichnung: WIR-Portal“ steht, dürfen Sie das Bild"
                        " unter der Lizenz CC BY 4.0 weiterverwenden.",
                    ),
                    Question(
                        "Warum sehe ich keine Abfrage zu Cookies?",
                        "Weil diese Seiten für Besucherinnen und Besucher keine setzen. Mehr dazu steht in der"
                        " [Datenschutzerklärung](/datenschutz/).",
                    ),
                ),
                note="Abschnitte zu Belegen, Beispielen und Freigabe ergänzt.",
            ),
        ),
    ),
    Page(
        slug="der-wetteraukreis-und-wir",
        versions=(
            Version(
                at="today-180 09:00",
                title="Der Wetteraukreis und WIR",
                summary="Was der Wetteraukreis ist, was das Landesprogramm WIR hier erreichen soll, und was Sie in"
                " diesem Portal finden. Die Seite gibt es auch in Leichter Sprache.",
                body=(
                    Text(
                        """
                        ## Der Kreis

                        Der Wetteraukreis liegt in Hessen, nördlich von Frankfurt am Main. Zu ihm gehören 25 Städte und
                        Gemeinden mit zusammen mehr als 300.000 Menschen. Die Kreisverwaltung sitzt in Friedberg.

                        ## Das Landesprogramm WIR

                        Mit [WIR](/programme/wir/) hilft das Land Hessen den Kreisen, das Zusammenleben in Vielfalt zu
                        gestalten. Der Wetteraukreis hat dafür eine Koordination. Sie sieht nach, wo Angebote fehlen,
                        bringt Menschen zusammen und hilft Ämtern, für alle verständlich zu sein.

                        ## Dieses Portal

                        Hier stehen [Meldungen](/aktuelles/), alle [Förderprogramme](/programme/) und die
                        [Ansprechpersonen](/ansprechpersonen/). Wo ein Text übersetzt ist, finden Sie die Sprachen am
                        Anfang der Seite.
                        """
                    ),
                ),
            ),
        ),
    ),
)
