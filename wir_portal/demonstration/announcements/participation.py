"""Associations, volunteers, neighbourhoods, and people who have their say."""

from ..outline import (
    Announcement,
    Contact,
    Links,
    Picture,
    Quote,
    Table,
    Text,
    Version,
)

ANNOUNCEMENTS = (
    Announcement(
        slug="vereine-oeffnen-tueren",
        drawing="chor",
        tags=("Vereine", "Ehrenamt"),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2015-05-19 08:00",
                title="Neun Vereine öffnen ihre Türen für Neue",
                summary="Singen, turnen, Feuerwehr: Im Juni laden neun Vereine zum Ausprobieren ein. Wer neu im Kreis"
                " ist, bekommt auf Wunsch eine Begleitung für den ersten Abend.",
                body=(
                    Text(
                        """
                        Ein Verein ist für viele der kürzeste Weg zu neuen Bekannten. Doch wer keine Vereine kennt,
                        traut sich selten hinein. Deshalb holen Mitglieder Gäste ab, stellen sie vor und bleiben den
                        Abend über an ihrer Seite.

                        ## Was Sie ausprobieren können

                        Zur Auswahl stehen Chor, Turnen, Tischtennis, Schach, Gartenbau, Theater, Feuerwehr, Blasmusik
                        und ein Nähcafé. Sportkleidung und Instrumente werden geliehen. Für Kinder gibt es an vier Orten
                        ein eigenes Programm, damit auch Eltern kommen können.
                        """
                    ),
                    Quote(
                        "Beim Singen hört man keinen Akzent. Man hört nur, ob jemand Freude hat.",
                        "Rosa Rahmen",
                        "Leiterin eines gemischten Chors",
                    ),
                    Text(
                        """
                        ## Tipps für Vereine

                        Ein Blatt mit fünf Ratschlägen hilft bei der Vorbereitung: kurze Sätze, ein fester Mensch zum
                        Fragen, ein Getränk zur Begrüßung, klare Zeiten und am Ende eine Einladung zum Wiederkommen.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="interkulturelle-woche-2019",
        drawing="tafel",
        tags=("Zusammenleben", "Vereine"),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2019-09-10 08:00",
                until="2019-10-07 00:00",
                title="Eine Woche, zwölf Einladungen: Das Programm im September",
                summary="Kochen, lesen, streiten, tanzen: In der letzten Septemberwoche laden Vereine und Gemeinden"
                " zwölfmal ein. Alle Termine sind kostenlos.",
                body=(
                    Text(
                        """
                        Die Termine verteilen sich über den ganzen Kreis. Niemand soll weit fahren müssen. Zu jedem Ort
                        steht dabei, ob er stufenlos zu erreichen ist.

                        ## Zum Auftakt wird gekocht

                        Auf dem Marktplatz stehen am ersten Abend sechs Herde. Gekocht wird, was in sechs Familien am
                        Sonntag auf den Tisch kommt. Wer probiert, schreibt ein Wort dazu auf eine große Tafel.
                        """
                    ),
                    Table(
                        "Die ersten vier Termine",
                        """
                        Tag | Was | Wo
                        22. September 2019 | Kochen auf dem Markt | Friedberg
                        23. September 2019 | Lesung in zwei Sprachen | Nidda
                        24. September 2019 | Streitgespräch: Wem gehört der Platz? | Butzbach
                        25. September 2019 | Tanzabend für Anfänger | Büdingen
                        """,
                    ),
                    Text(
                        """
                        ## Begleitung für den Weg

                        Wer abends nicht allein gehen möchte, ruft bis zum Vortag bei der Fachstelle an. Wir suchen
                        jemanden aus demselben Ort.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="nachbarschaft-stiften-beginnt",
        drawing="tafel",
        tags=("Ehrenamt", "Zusammenleben"),
        programs=("nachbarschaft-stiften",),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2020-11-10 08:00",
                title="Eine Seite Antrag für ein Fest in der Straße",
                summary="Das Beispielprogramm Nachbarschaft stiften fördert ab Januar kleine Vorhaben. Gruppen ab drei"
                " Personen bekommen bis zu 500 Euro (Beispielwert). Der Antrag passt auf eine Seite.",
                body=(
                    Text(
                        """
                        Ein Beet vor dem Haus, ein Regal zum Tauschen, ein Tisch, der von Hof zu Hof wandert: Gute
                        Nachbarschaft braucht oft nur einen Anlass. Genau den soll das neue Programm geben.

                        ## Was gefördert wird

                        Das Vorhaben soll Menschen zusammenbringen, die sich noch nicht kennen. Es muss offen für alle
                        sein und im Wetteraukreis stattfinden. Bezahlt werden Material, Miete und Honorare. Ein Konto
                        braucht die Gruppe nicht: Auf Wunsch rechnet die Fachstelle direkt mit dem Laden ab.
                        """
                    ),
                    Quote(
                        "Wir wollten kein Formular, vor dem man Angst hat. Also haben wir alles gestrichen, was wir"
                        " nicht wirklich wissen müssen.",
                        "Dilek Demo",
                        "Leitung Fachstelle Ehrenamt und Beteiligung",
                    ),
                    Text(
                        """
                        ## So läuft es ab

                        1. Sie beschreiben Ihr Vorhaben in wenigen Sätzen.
                        2. Die Fachstelle ruft Sie an und klärt offene Fragen.
                        3. Nach spätestens vier Wochen wissen Sie, ob es klappt.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="nachbarschaft-stiften-rueckblick",
        drawing="garten",
        tags=("Ehrenamt", "Zusammenleben"),
        programs=("nachbarschaft-stiften",),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2023-12-12 08:30",
                title="61 kleine Vorhaben: Was von drei Jahren bleibt",
                summary="Das Beispielprogramm Nachbarschaft stiften endet im Dezember. Aus 61 Ideen sind Gärten, Feste"
                " und Freundschaften geworden. Die Anleitungen dürfen alle weiter nutzen.",
                body=(
                    Text(
                        """
                        Im ersten Winter waren es vor allem Tauschregale, im Sommer darauf Gärten. Am längsten hält
                        sich eine Werkstatt, in der jeden Donnerstag Fahrräder repariert werden. Sie trägt sich
                        inzwischen selbst.

                        ## Nicht alles hat geklappt

                        Vier Vorhaben wurden abgebrochen. Mal fehlte am Ende der Raum, mal die Zeit. Auch das steht im
                        Rückblick, denn daraus lässt sich am meisten lernen.
                        """
                    ),
                    Picture(
                        "tafel",
                        "Ein Tisch, der von Hof zu Hof wanderte, war das beliebteste Vorhaben.",
                    ),
                    Table(
                        "Vorhaben nach Art (Beispielwerte)",
                        """
                        Art | Anzahl
                        Feste und gemeinsames Essen | 22
                        Gärten und Beete | 15
                        Werkstätten und Tauschregale | 13
                        Musik, Theater, Lesungen | 11
                        """,
                    ),
                    Text(
                        """
                        ## Wer jetzt etwas vorhat

                        Die Fachstelle berät weiter und kennt andere Fördertöpfe. Die Anleitungen zu Versicherung,
                        Genehmigung und Einkauf stehen allen offen.
                        """
                    ),
                    Links(
                        "Weiterführende Seiten",
                        """
                        - [Programm Nachbarschaft stiften](/programme/nachbarschaft-stiften/)
                        - [Wie alles begann](meldung:nachbarschaft-stiften-beginnt)
                        """,
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="garten-der-sprachen",
        drawing="garten",
        tags=("Zusammenleben", "Sprache"),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="2025-03-18 08:00",
                title="Im Garten der Sprachen heißt die Tomate achtmal anders",
                summary="Auf einer Wiese am Ortsrand entsteht ein Garten für alle. Jedes Beet trägt Schilder in"
                " mehreren Sprachen. Am ersten Samstag im April wird umgegraben.",
                body=(
                    Text(
                        """
                        Zwanzig Familien haben sich schon gemeldet. Manche bringen Saatgut mit, das sie seit Jahren
                        aufheben, andere nur Neugier. Werkzeug und Wasser sind vorhanden, ein Schuppen wird noch gebaut.

                        ## Lernen mit den Händen

                        Neben jeder Pflanze steht ihr Name, so wie ihn die Gärtnerinnen und Gärtner zu Hause sagen. Beim
                        Jäten kommen die Wörter von allein. Einmal im Monat gibt es eine Führung, jedes Mal in einer
                        anderen Sprache. Schulklassen können einen Vormittag lang mithelfen und nehmen am Ende ein
                        Töpfchen mit nach Hause.
                        """
                    ),
                    Quote(
                        "Mein Deutsch war klein. Meine Zucchini waren groß. So kamen wir ins Gespräch.",
                        "Yara Ypsilon",
                        "Gärtnerin der ersten Stunde",
                    ),
                    Text(
                        """
                        ## Wer mitmachen kann

                        Ein Beet ist sechs Quadratmeter groß und kostet nichts. Wer keines möchte, hilft an den
                        gemeinsamen Flächen. Wege und Hochbeete sind auch mit Rollstuhl oder Rollator zu erreichen.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="runder-tisch-vorschlaege",
        drawing="runder-tisch",
        tags=("Beteiligung",),
        programs=("wir",),
        units=("fachstelle-ehrenamt-und-beteiligung", "fachstelle-integration-und-vielfalt"),
        versions=(
            Version(
                at="today-152 08:00",
                title="Runder Tisch legt acht Vorschläge auf den Tisch",
                summary="Dreißig Menschen aus dem ganzen Kreis haben ein halbes Jahr beraten. Jetzt liegen ihre"
                " Vorschläge vor. Zu jedem sagt die Verwaltung, was daraus wird.",
                body=(
                    Text(
                        """
                        Die Mitglieder wurden ausgelost. Dabei waren eine Schülerin, ein Busfahrer, zwei Großmütter und
                        ein Mann, der erst seit einem Jahr im Kreis lebt. Viele hatten noch nie in einer Runde wie
                        dieser gesprochen.

                        ## Worüber beraten wurde

                        Es ging um Wege, Briefe, Spielplätze und die Frage, wo man sich am Abend treffen kann, ohne Geld
                        auszugeben. Am Ende standen acht Vorschläge, denen alle zustimmen konnten.

                        Besonders lange wurde über Bushaltestellen gesprochen. An vielen fehlt Licht, an manchen ein
                        Sitzplatz. Drei Mitglieder sind deshalb selbst gefahren und haben eine Liste mit Fotos
                        mitgebracht. Sie liegt jetzt bei den Gemeinden.
                        """
                    ),
                    Quote(
                        "Man hat uns nicht nur gefragt. Man hat uns gesagt, was aus der Antwort wird.",
                        "Zoe Zufall",
                        "Mitglied des Runden Tisches",
                    ),
                    Text(
                        """
                        ## Was die Verwaltung zusagt

                        Fünf Vorschläge werden umgesetzt, zwei geprüft, einer abgelehnt. Zu jedem gibt es eine
                        Begründung und einen Namen. In einem Jahr trifft sich die Runde wieder und schaut nach.
                        """
                    ),
                    Contact("fachstelle-ehrenamt-und-beteiligung"),
                ),
            ),
        ),
    ),
    Announcement(
        slug="dank-an-freiwillige",
        drawing="haende",
        tags=("Ehrenamt", "Menschen"),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        versions=(
            Version(
                at="today-52 08:00",
                title="Danke, und zwar einzeln: Abend für Freiwillige",
                summary="Einmal im Jahr lädt der Kreis alle ein, die andere begleiten. Statt langer Reden gibt es"
                " Karten mit Sätzen von denen, denen geholfen wurde.",
                body=(
                    Text(
                        """
                        Die Karten werden seit Wochen gesammelt. Manche sind gemalt, manche diktiert. Auf einer steht
                        nur ein Wort. Am Abend bekommt jede Person die Karte, die für sie geschrieben wurde.

                        ## Essen, Musik, wenig Programm

                        Es kochen die Gäste des letzten Jahres. Ein Chor singt drei Lieder. Sonst ist Zeit zum Reden,
                        und genau das wünschen sich die meisten. Wer nicht kommen kann, bekommt die Karte nach Hause,
                        zusammen mit einem Stück Kuchen aus der Küche des Bürgerhauses.

                        Eingeladen sind auch alle, die im Hintergrund helfen: beim Fahren, beim Aufräumen, beim
                        Ausfüllen von Listen. Ohne sie fände kein Treffen statt.
                        """
                    ),
                    Quote(
                        "Ich helfe nicht, weil ich gut bin. Ich helfe, weil ich gern Besuch habe.",
                        "Ulla Unbekannt",
                        "Sprachpatin seit elf Jahren",
                    ),
                    Text(
                        """
                        ## Eine Karte abgeben

                        Sie möchten jemandem danken? Schreiben Sie bis zum {today+3} an die Fachstelle. Name und ein
                        Satz genügen. Auch Post auf Papier ist willkommen.
                        """
                    ),
                ),
            ),
        ),
    ),
)
