"""The programme WIR: how it began, how the Land went on funding it in 2017, what came of it."""

from ..outline import (
    Announcement,
    Contact,
    Facts,
    Links,
    Quote,
    Text,
    Version,
)

LEAD_2017 = (
    "Die WIR-Koordination im Wetteraukreis kann weiterarbeiten: Das Land Hessen bezahlt sie auch im Jahr 2017."
    " Damit behält die Kreisverwaltung die Stelle, die seit März 2014 für mehr Offenheit in Ämtern und Diensten sorgt."
)

INTRODUCTION_2017 = Text(
    """
    Die Zusage kommt vom Hessischen Ministerium für Soziales und Integration. Hinter den drei Buchstaben steht der
    Titel „Wegweisende Integrationsansätze Realisieren“. Der Kreis hatte im Jahr 2014 den Zuschlag bekommen und
    die Stelle am 1. März 2014 besetzt.

    Sozialdezernentin Stephanie Becker-Bösch sieht darin vor allem drei Aufgaben: Dienste sollen sich interkulturell
    öffnen, wer neu ist, soll willkommen sein und anerkannt werden, und ein Monitoring soll zeigen, wie Integration
    vorankommt.
    """
)

QUOTE_AIM = Quote(
    "Ein Amt ist dann offen, wenn niemand vorher fragen muss, ob er dort richtig ist.",
    "Erik Exempel",
    "Leitung Fachbereich Jugend und Soziales",
)

AIMS_2017 = Text(
    """
    ## Was erreicht werden soll

    Maßstab ist das Integrationskonzept des Kreises. Nach den Worten der Sozialdezernentin müssen sich alle Bereiche
    der Verwaltung auf eine vielfältige Bevölkerung einstellen. Wer hier lebt, soll im Beruf und im Alltag die gleichen
    Möglichkeiten haben.

    In der Kreisverwaltung liegt diese Aufgabe bei [Franziska Walter](/ansprechpersonen/franziska-walter/). Sie sucht
    mit den Fachdiensten nach Lücken, baut vorhandene Angebote aus und hilft Orten dabei, eine eigene
    Willkommenskultur zu entwickeln.
    """
)

QUOTE_PLACES = Quote(
    "Willkommen heißt: Es gibt einen Stuhl, eine Tasse Tee und jemanden, der zuhört. Damit fängt es in jedem Ort an.",
    "Dilek Demo",
    "Leitung Fachstelle Ehrenamt und Beteiligung",
)

WORK_2017 = Text(
    """
    ## Vier Vorhaben für dieses Jahr

    - Ein **Leitbild zum Diversitätsmanagement** soll festhalten, wie die Verwaltung mit Vielfalt umgeht.
    - Für die **Auszubildenden** entsteht ein Konzept, mit dem sie interkulturelle Kompetenz erwerben.
    - Die Seiten zu **HeMonA**, dem Hessischen Monitor Arbeitsmarkt und Migration, werden neu gestaltet.
    - Für den **Diversity Tag** am 30. Mai werden Aktionen vorbereitet.
    """
)

REVIEW_2017 = Text(
    """
    ## Nachtrag: Der Diversity Tag ist vorbei

    Die Aktionen zum 30. Mai haben stattgefunden. Was dort zu sehen war, steht in der Meldung
    [Ein Tag zeigt, wer alles Verwaltung ist](meldung:diversity-tag-2017).
    """
)

# The wording that the browser test enters where the original text is not at hand
LAND_FUNDS_WIR = Announcement(
    slug="land-foerdert-wir",
    drawing="huegel",
    tags=("Förderung", "Interkulturelle Öffnung"),
    programs=("wir",),
    units=("sozialdezernat", "fachstelle-integration-und-vielfalt"),
    versions=(
        Version(
            at="2017-01-17 08:00",
            title="Land fördert WIR-Koordination auch 2017",
            summary=LEAD_2017,
            body=(INTRODUCTION_2017, AIMS_2017, QUOTE_AIM, QUOTE_PLACES, WORK_2017),
        ),
        Version(
            at="2017-01-18 09:30",
            title="Land fördert WIR-Koordination auch 2017",
            summary=LEAD_2017,
            body=(INTRODUCTION_2017, QUOTE_AIM, AIMS_2017, QUOTE_PLACES, WORK_2017),
            note="Zitate umgestellt.",
            minor=True,
        ),
        Version(
            at="2017-06-01 10:00",
            title="Land fördert WIR-Koordination auch 2017",
            summary=LEAD_2017,
            body=(INTRODUCTION_2017, QUOTE_AIM, AIMS_2017, QUOTE_PLACES, WORK_2017, REVIEW_2017),
            note="Nachtrag zum Diversity Tag ergänzt.",
        ),
    ),
)

ANNOUNCEMENTS = (
    Announcement(
        slug="wir-koordination-beginnt",
        drawing="tuer",
        tags=("Förderung", "Interkulturelle Öffnung"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2014-03-04 08:00",
                title="Neue Stelle soll Ämter für Vielfalt öffnen",
                summary="Seit dem 1. März gibt es im Wetteraukreis eine WIR-Koordination. Das Land Hessen fördert"
                " die Stelle. Sie soll dazu beitragen, dass Dienste des Kreises alle Menschen erreichen.",
                body=(
                    Text(
                        """
                        Der Kreis hat sich in diesem Jahr erfolgreich um das Landesprogramm beworben. Die Koordination
                        liegt bei [Franziska Walter](/ansprechpersonen/franziska-walter/) und gehört zur
                        Kreisverwaltung.

                        ## Was die Stelle leisten soll

                        Drei Ziele stehen am Anfang. Die Verwaltung soll sich interkulturell öffnen. Wer zuzieht, soll
                        freundlich aufgenommen werden und zeigen können, was er oder sie kann. Und es soll Zahlen geben,
                        an denen sich ablesen lässt, ob das gelingt.
                        """
                    ),
                    Quote(
                        "Wir fangen nicht bei den Menschen an, die kommen. Wir fangen bei unseren eigenen"
                        " Formularen an.",
                        "Erik Exempel",
                        "Leitung Fachbereich Jugend und Soziales",
                    ),
                    Text(
                        """
                        ## Wie es jetzt weitergeht

                        In den ersten Monaten besucht die Koordination alle Fachdienste. Sie fragt, welche Anliegen
                        häufig nicht gelöst werden und woran es liegt. Daraus wird bis zum Herbst eine Liste, nach der
                        die weiteren Schritte geplant werden.

                        Auch Vereine und Gemeinden können sich schon jetzt melden. Gesucht sind Beispiele dafür, was vor
                        Ort gut gelingt, und Hinweise darauf, wo es hakt.
                        """
                    ),
                    Contact(post="WIR-Koordination"),
                ),
            ),
        ),
    ),
    LAND_FUNDS_WIR,
    Announcement(
        slug="auszubildende-ueben-gespraech",
        drawing="sprechblasen",
        tags=("Interkulturelle Öffnung", "Ausbildung"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2018-10-30 08:00",
                title="Auszubildende üben schwierige Gespräche",
                summary="Was tun, wenn am Schalter die Worte fehlen? Zwölf Auszubildende haben das an zwei Tagen"
                " ausprobiert. Ihre Erfahrungen fließen in das Fortbildungskonzept ein.",
                body=(
                    Text(
                        """
                        Die Aufgaben kamen aus dem Alltag: ein Bescheid voller Fachwörter, eine ungeduldige Schlange,
                        ein Anruf in einer fremden Sprache. In kleinen Gruppen spielten die Auszubildenden beide
                        Seiten. Danach wurde besprochen, was geholfen hat.

                        ## Langsamer ist oft schneller

                        Ein Ergebnis überraschte viele: Wer am Anfang zwei Minuten länger fragt, braucht am Ende
                        weniger Zeit. Auch ein Blatt Papier hilft. Eine Zeichnung erklärt den Weg durch das Haus besser
                        als drei Sätze.
                        """
                    ),
                    Quote(
                        "Ich habe gemerkt, wie klein man sich fühlt, wenn man kein Wort versteht. Das vergesse ich"
                        " nicht mehr.",
                        "Ben Blaupause",
                        "Auszubildender im zweiten Lehrjahr",
                    ),
                    Text(
                        """
                        ## Was daraus wird

                        Das Konzept sieht künftig in jedem Lehrjahr zwei Übungstage vor. Sie gehören zur Ausbildung und
                        sind keine Zusatzaufgabe. Wer schon länger im Haus arbeitet, kann sich für freie Plätze
                        vormerken lassen.
                        """
                    ),
                    Facts(
                        "Auf einen Blick",
                        """
                        - **Für wen:** alle Auszubildenden der Kreisverwaltung
                        - **Umfang:** zwei Tage in jedem Lehrjahr
                        - **Inhalt:** Gesprächsführung, einfache Sprache, Dolmetschhilfe
                        """,
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="ministerium-mit-neuem-namen",
        tags=("Förderung",),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        versions=(
            Version(
                at="2024-02-06 08:00",
                title="Förderndes Ministerium hat einen neuen Namen",
                summary="Das Ministerium, das in Hessen für Integration zuständig ist, heißt seit Januar 2024 anders."
                " Auf den Seiten des Portals steht jetzt überall der Name, der am jeweiligen Tag galt.",
                body=(
                    Text(
                        """
                        Aus dem „Hessischen Ministerium für Soziales und Integration“ ist das „Hessische Ministerium
                        für Arbeit, Integration, Jugend und Soziales“ geworden. Wer mit dem Kreis zusammenarbeitet, muss
                        nichts ändern: Bescheide und Vereinbarungen gelten weiter.

                        ## Alte Meldungen bleiben, wie sie sind

                        In einer Meldung von 2017 steht der Name von 2017. So lässt sich später nachvollziehen, wer
                        damals entschieden hat. Auf der Seite eines Programms erscheint dagegen der heutige Name.

                        ## Worauf Sie achten sollten

                        Verwenden Sie in neuen Anträgen und auf Plakaten den neuen Namen. Gedrucktes dürfen Sie
                        aufbrauchen. Im Zweifel hilft die Fachstelle.
                        """
                    ),
                    Facts(
                        "Name und Zeit",
                        """
                        - **Bis Januar 2024:** Hessisches Ministerium für Soziales und Integration
                        - **Seit Januar 2024:** Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales
                        """,
                    ),
                    Links(
                        "Weiterführende Seiten",
                        """
                        - [Website des Ministeriums](https://soziales.hessen.de/)
                        - [Seite zum Landesprogramm WIR](/programme/wir/)
                        """,
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="karte-der-beratungsstellen",
        drawing="landkarte",
        tags=("Beratung", "Willkommen"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt", "fachdienst-migration-und-teilhabe"),
        versions=(
            Version(
                at="today-3 08:00",
                title="Elf Orte, ein Weg: Beratung in Ihrer Nähe",
                summary="Wohin mit Fragen zu Sprache, Arbeit oder Wohnung? Eine neue Übersicht zeigt elf"
                " Beratungsstellen im Wetteraukreis. Sie nennt Zeiten, Sprachen und den Weg mit dem Bus.",
                body=(
                    Text(
                        """
                        Die Übersicht ist aus vielen Anrufen entstanden. Immer wieder wurde gefragt, welche Stelle am
                        nächsten liegt und ob dort jemand die eigene Sprache spricht. Jetzt stehen die Antworten an
                        einer Stelle und werden alle drei Monate geprüft.

                        ## Eine Tür genügt

                        Sie müssen nicht wissen, wer zuständig ist. Jede der elf Stellen nimmt Ihr Anliegen auf und
                        gibt es weiter, wenn es anderswo besser aufgehoben ist. Sie bekommen dann einen Namen und eine
                        Rufnummer, nicht nur ein Faltblatt.
                        """
                    ),
                    Quote(
                        "Die beste Beratungsstelle ist die, zu der man zu Fuß gehen kann.",
                        "Annika Annahme",
                        "Leitung Fachdienst Migration und Teilhabe",
                    ),
                    Text(
                        """
                        ## So ist die Übersicht aufgebaut

                        Zu jedem Ort finden Sie die Sprechzeiten, die Sprachen und die nächste Haltestelle. Ein Zeichen
                        zeigt, ob das Haus stufenlos zu erreichen ist. Wer lieber telefoniert, wählt die Nummer des
                        Fachdienstes und wird verbunden.
                        """
                    ),
                    Facts(
                        "Auf einen Blick",
                        """
                        - **Orte:** elf Beratungsstellen (Beispielwert)
                        - **Sprachen:** 14, mit Dolmetschhilfe mehr
                        - **Kosten:** keine
                        - **Nächste Prüfung der Angaben:** {today+88}
                        """,
                    ),
                    Contact("fachdienst-migration-und-teilhabe"),
                ),
            ),
        ),
    ),
)
