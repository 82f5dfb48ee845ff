"""What waits in the newsroom on the day of loading: planned, submitted, rejected, begun, approved by one alone."""

from ..outline import Announcement, Contact, Pending, Quote, Text, Version

ANNOUNCEMENTS = (
    Announcement(
        slug="empfang-geschlossen",
        tags=("Service",),
        units=("sozialdezernat",),
        versions=(
            Version(
                at="today-26 12:40",
                until="today-1 18:00",
                title="Wasserschaden: Empfang im Haus B bleibt heute geschlossen",
                summary="Wegen eines Wasserschadens ist der Empfang im Haus B seit dem Mittag geschlossen. Termine"
                " finden statt. Bitte benutzen Sie den Eingang von Haus A.",
                body=(
                    Text(
                        """
                        ## Wo Sie jetzt richtig sind

                        Im Haus A nimmt man Sie in Empfang und begleitet Sie zu Ihrem Termin. Der Weg ist stufenlos. Wer
                        nur Unterlagen abgeben möchte, kann den Briefkasten am Tor nutzen.

                        ## Wie lange es dauert

                        Die Fachfirma ist im Haus. Sobald der Boden trocken ist, öffnet der Empfang wieder.
                        """
                    ),
                ),
                forced_reason="Das Gebäude musste sofort geschlossen werden. Eine zweite Person war nicht erreichbar.",
            ),
        ),
    ),
    Announcement(
        slug="neue-sprechzeiten",
        drawing="kalender",
        tags=("Service", "Beratung"),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="today-1 15:00",
                live_from="monday 08:00",
                title="Beratung am Abend: Neue Sprechzeit am Mittwoch",
                summary="Der Fachdienst Migration und Teilhabe ist mittwochs länger da. Wer tagsüber arbeitet, kann nun"
                " bis 19:00 Uhr kommen. Dolmetschhilfe gibt es auf Anfrage.",
                body=(
                    Text(
                        """
                        Viele Anfragen kamen von Menschen, die tagsüber nicht weg können. Deshalb wird die Sprechzeit am
                        Mittwoch verlängert. Am Freitag schließt der Fachdienst dafür eine Stunde früher.

                        ## Mit oder ohne Termin

                        Bis 18:00 Uhr können Sie einfach kommen. Danach arbeiten wir mit Terminen, damit niemand
                        vergeblich wartet.

                        ## Probe bis zum Sommer

                        Nach einem halben Jahr wird geschaut, ob die Zeiten passen. Ihre Meinung ist willkommen.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="lesecafe-zieht-um",
        drawing="buecherei",
        tags=("Sprache", "Ehrenamt"),
        programs=("sprache-im-alltag",),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        pending=Pending(
            at="today-1 10:20",
            submitted=True,
            message="Bitte bis Donnerstag: Der Umzug steht schon im Gemeindeblatt. Die Bücherei hat den Text gelesen.",
            title="Lesecafé zieht in die Kreisbücherei um",
            summary="Das Lesecafé bekommt einen größeren Raum. Vom nächsten Monat an trifft es sich in der"
            " Kreisbücherei. Der Zugang ist stufenlos.",
            body=(
                Text(
                    """
                    Bisher saßen zwanzig Menschen in einem Zimmer, das für zehn gedacht war. In der
                    Bücherei gibt es Platz,
                    Licht und ein Regal mit Zeitungen in vielen Sprachen.

                    ## Jeden Donnerstag

                    Geöffnet ist von 16:00 bis 18:00 Uhr. Sie können lesen, zuhören oder einfach dabeisitzen.

                    ## Wer hilft

                    Für Getränke und Gespräche werden noch zwei Freiwillige gesucht.
                    """
                ),
                Quote(
                    "Lesen kann man allein. Schöner ist es mit Geräuschen im Hintergrund.",
                    "Nadia Niemand",
                    "Besucherin",
                ),
                Contact("fachstelle-ehrenamt-und-beteiligung"),
            ),
        ),
    ),
    Announcement(
        slug="kochabend-im-familienzentrum",
        drawing="tafel",
        tags=("Zusammenleben",),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        pending=Pending(
            at="today-2 14:10",
            submitted=True,
            remark="Bitte das Datum und den Ort ergänzen und sagen, ob man sich anmelden muss.",
            first_block_remark="Der zweite Absatz wiederholt den Vorspann und kann wegfallen.",
            title="Kochabend im Familienzentrum",
            summary="Im Familienzentrum wird gemeinsam gekocht. Alle sind eingeladen, ein Rezept mitzubringen.",
            body=(
                Text(
                    """
                    ## Ein Abend, viele Töpfe

                    Gekocht wird in vier Gruppen. Jede Gruppe wählt ein Rezept und kauft dafür ein. Gegessen wird
                    gemeinsam.

                    Im Familienzentrum wird gemeinsam gekocht, und alle sind eingeladen, ein Rezept mitzubringen.
                    """
                ),
            ),
        ),
    ),
    Announcement(
        slug="jahresplan-aktionstage",
        tags=("Diversity Tag",),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        pending=Pending(
            at="today-4 16:45",
            title="Jahresplan: Diese Aktionstage sind vorgesehen",
            summary="",
            body=(
                Text(
                    """
                    ## Frühjahr

                    Die Termine werden noch mit den Gemeinden abgestimmt.
                    """
                ),
            ),
        ),
    ),
)
