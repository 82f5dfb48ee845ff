"""Language: courses, volunteers who practise with others, and who coordinates them."""

from ..outline import (
    Announcement,
    Happening,
    Question,
    Quote,
    Table,
    Text,
    Version,
)

ANNOUNCEMENTS = (
    Announcement(
        slug="sprachpaten-gesucht",
        drawing="sprechblasen",
        tags=("Sprache", "Ehrenamt"),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2015-11-05 08:00",
                title="Eine Stunde in der Woche, die zwei Menschen hilft",
                summary="Für Sprachpatenschaften werden Freiwillige gesucht. Nötig sind Geduld, Freude am Gespräch und"
                " eine Stunde Zeit in der Woche. Vorkenntnisse braucht es nicht.",
                body=(
                    Text(
                        """
                        Zwei Menschen treffen sich, trinken etwas und reden. Über den Einkauf, das Wetter, den Brief
                        von der Schule. Was einfach klingt, ist für viele der wichtigste Unterricht: Hier darf man
                        Fehler machen, ohne dass jemand Noten gibt.

                        ## Was Sie erwartet

                        Die Fachstelle bringt zwei Menschen zusammen, die zueinander passen. Beim ersten Treffen ist
                        jemand dabei. Danach entscheiden beide selbst, wo und wann sie sich sehen.
                        """
                    ),
                    Quote(
                        "Ich wollte beim Deutschlernen helfen. Inzwischen koche ich anders, und mein Garten hat"
                        " zwei neue Beete.",
                        "Ulla Unbekannt",
                        "Sprachpatin aus der südlichen Wetterau",
                    ),
                    Text("## Was Sie vorher wissen möchten"),
                    Question(
                        "Muss ich unterrichten können?",
                        "Nein. Sie sprechen einfach mit einem Menschen. Für Grammatik gibt es Kurse.",
                    ),
                    Question(
                        "Bin ich versichert?",
                        "Ja. Für die Treffen besteht Unfall- und Haftpflichtschutz. Dafür brauchen wir nur"
                        " Ihre Anmeldung.",
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="sprache-im-alltag-startet",
        drawing="schriften",
        tags=("Sprache",),
        programs=("sprache-im-alltag",),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2016-02-16 08:30",
                title="Deutschkurs führt auf den Wochenmarkt",
                summary="Ein neues Programm verlegt den Deutschunterricht nach draußen. Die ersten vier Kurse"
                " beginnen im März. Gelernt wird am Schalter, im Bus und zwischen Obstkisten.",
                body=(
                    Text(
                        """
                        „Sprache im Alltag“ heißt das Beispielprogramm, das die Beispielstiftung Wetterau fördert. In
                        jeder Gruppe üben acht bis zehn Erwachsene. Nach einer Stunde im Raum folgt eine Stunde
                        unterwegs.

                        ## Vom Satz zum Gespräch

                        In der ersten Woche geht es um Preise und Mengen, in der zweiten um Wege, in der dritten um
                        Termine. Jede Woche endet mit einer Aufgabe, die alle allein lösen. Wer möchte, berichtet beim
                        nächsten Treffen davon.
                        """
                    ),
                    Quote(
                        "Der Markt ist der beste Klassenraum. Dort will wirklich jemand wissen, was man sagen möchte.",
                        "Bernd Beispiel",
                        "Koordination Sprache im Alltag",
                    ),
                    Table(
                        "Die ersten Kurse",
                        """
                        Ort | Beginn | Treffen
                        Friedberg | 7. März 2016 | Montag und Mittwoch, 9:00 Uhr
                        Büdingen | 8. März 2016 | Dienstag und Donnerstag, 9:30 Uhr
                        Nidda | 8. März 2016 | Dienstag und Freitag, 14:00 Uhr
                        Bad Vilbel | 9. März 2016 | Mittwoch und Freitag, 17:30 Uhr
                        """,
                    ),
                    Text(
                        """
                        ## So melden Sie sich an

                        Rufen Sie beim Fachdienst an oder kommen Sie in die Sprechzeit. Die Teilnahme ist kostenlos. Wer
                        ein kleines Kind mitbringt, sagt das bitte vorher: In zwei Kursen gibt es Betreuung.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="wechsel-sprache-im-alltag",
        drawing="kalender",
        tags=("Sprache", "Menschen"),
        programs=("sprache-im-alltag",),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2021-06-08 08:00",
                title="Sprachkurse haben eine neue Ansprechpartnerin",
                summary="Mira Muster koordiniert seit Juni das Programm Sprache im Alltag. Sie folgt auf Bernd"
                " Beispiel. Kurse und Anmeldungen laufen ohne Unterbrechung weiter.",
                body=(
                    Text(
                        """
                        Wer schon angemeldet ist, muss nichts tun. Alle Unterlagen sind übergeben, und die
                        Rufnummer der Kurse bleibt gleich. Neu ist eine offene Sprechstunde am ersten Dienstag im Monat.

                        ## Kurse kommen in kleinere Orte

                        Bisher fanden die meisten Treffen in den größeren Städten statt. Das soll sich ändern. Gesucht
                        werden Räume mit einem Tisch, zehn Stühlen und einer Bushaltestelle in der Nähe.

                        Drei Gemeinden haben sich schon gemeldet: eine mit dem alten Rathaussaal, eine mit der
                        Feuerwache, eine mit der Küche des Sportheims. Dort sollen im Herbst die ersten Kurse beginnen.
                        """
                    ),
                    Quote(
                        "Zwanzig Minuten Weg sind für viele die Grenze. Also müssen wir näher kommen.",
                        "Mira Muster",
                        "Koordination Sprache im Alltag",
                    ),
                    Text(
                        """
                        ## Was vom Anfang bleibt

                        An der Idee ändert sich nichts: Geübt wird dort, wo Sprache gebraucht wird. In fünf Jahren
                        haben rund 600 Menschen mitgemacht (Beispielwert).
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="plaetze-frei-am-vormittag",
        drawing="schule",
        tags=("Sprache",),
        programs=("sprache-im-alltag",),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="today-33 08:00",
                title="Deutsch am Vormittag: In drei Kursen sind noch Plätze frei",
                summary="Die letzten Kurse der jetzigen Förderung beginnen bald. Anmelden können Sie sich bis zum"
                " {today+10}. Für kleine Kinder gibt es Betreuung im Nebenraum.",
                body=(
                    Text(
                        """
                        Die Kurse richten sich an Erwachsene, die schon ein wenig Deutsch verstehen und mehr sprechen
                        möchten. Ein Test ist nicht nötig. Beim ersten Treffen wird gemeinsam geschaut, welche Gruppe
                        passt.

                        ## Zeit und Ort

                        In jeder Woche gibt es ein Thema: Arztbesuch, Elternabend, Werkstatt, Fundbüro. Zum Abschluss
                        lädt jede Gruppe Gäste ein und führt sie durch einen Ort, den alle kennen.

                        Alle drei Kurse dauern zwölf Wochen. In den Schulferien ist Pause. Fahrkarten für den Bus
                        werden erstattet, wenn Sie weiter als fünf Kilometer entfernt wohnen (Beispielwert).
                        """
                    ),
                    Table(
                        "Kurse mit freien Plätzen",
                        """
                        Ort | Treffen | Freie Plätze
                        Friedberg, Kreisbücherei | Montag und Donnerstag, 9:00 Uhr | 4
                        Butzbach, Bürgerhaus | Dienstag und Freitag, 9:30 Uhr | 2
                        Gedern, Schlosssaal | Mittwoch, 9:00 bis 12:00 Uhr | 5
                        """,
                    ),
                    Text(
                        """
                        ## Was Sie zur Anmeldung brauchen

                        Name, Rufnummer und Wohnort genügen. Einen Nachweis über Einkommen oder Aufenthalt verlangen wir
                        nicht.
                        """
                    ),
                ),
            ),
            Version(
                at="today-12 11:00",
                title="Deutsch am Vormittag: In zwei Kursen sind noch Plätze frei",
                summary="Die letzten Kurse der jetzigen Förderung beginnen bald. Anmelden können Sie sich bis zum"
                " {today+10}. Für kleine Kinder gibt es Betreuung im Nebenraum.",
                body=(
                    Text(
                        """
                        Die Kurse richten sich an Erwachsene, die schon ein wenig Deutsch verstehen und mehr sprechen
                        möchten. Ein Test ist nicht nötig. Beim ersten Treffen wird gemeinsam geschaut, welche Gruppe
                        passt.

                        ## Zeit und Ort

                        In jeder Woche gibt es ein Thema: Arztbesuch, Elternabend, Werkstatt, Fundbüro. Zum Abschluss
                        lädt jede Gruppe Gäste ein und führt sie durch einen Ort, den alle kennen.

                        Beide Kurse dauern zwölf Wochen. In den Schulferien ist Pause. Fahrkarten für den Bus werden
                        erstattet, wenn Sie weiter als fünf Kilometer entfernt wohnen (Beispielwert).
                        """
                    ),
                    Table(
                        "Kurse mit freien Plätzen",
                        """
                        Ort | Treffen | Freie Plätze
                        Friedberg, Kreisbücherei | Montag und Donnerstag, 9:00 Uhr | 1
                        Gedern, Schlosssaal | Mittwoch, 9:00 bis 12:00 Uhr | 3
                        """,
                    ),
                    Happening(
                        "Sprechstunden zur Anmeldung",
                        dates=("today+7 09:00-12:00", "today+10 14:00-18:00"),
                        place="Kreishaus, Foyer",
                        address="Europaplatz 1\n61169 Friedberg",
                        registration="Kommen Sie ohne Termin vorbei. Die Anmeldung kostet nichts.",
                    ),
                    Text(
                        """
                        ## Was Sie zur Anmeldung brauchen

                        Name, Rufnummer und Wohnort genügen. Einen Nachweis über Einkommen oder Aufenthalt verlangen wir
                        nicht. Für den Kurs in Butzbach gibt es eine Warteliste.
                        """
                    ),
                ),
                note="Freie Plätze aktualisiert: Der Kurs in Butzbach ist voll.",
            ),
        ),
    ),
)
