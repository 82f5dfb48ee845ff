"""The pages that every public portal must have, honest about being a demonstration."""

from .outline import Facts, Links, Page, Question, Text, Version

DEMONSTRATION = Facts(
    "Demonstration",
    """
    - Dieses Portal zeigt, wie eine Kreisverwaltung ihre Förderprogramme vorstellen kann.
    - Es ist kein amtliches Angebot. Anschrift, Postfächer und Rufnummern sind Beispielangaben.
    - Was belegt und was erfunden ist, steht unter [Über das Portal](/ueber-das-portal/).
    """,
)

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
        slug="impressum",
        versions=(
            Version(
                at="2014-01-06 08:00",
                title="Impressum",
                summary="Wer dieses Portal anbietet und wer für die Inhalte verantwortlich ist.",
                body=(
                    DEMONSTRATION,
                    Text(
                        """
                        ## Anbieter

                        Beispielkreis Wetterau, Körperschaft des öffentlichen Rechts (Beispiel)

                        Beispielplatz 1, 12345 Musterstadt

                        Telefon: [069 90009-000](tel:+496990009000)

                        E-Mail: [poststelle@wetterau.example.org](mailto:poststelle@wetterau.example.org)

                        ## Vertretung

                        Der Kreis wird durch den Kreisausschuss vertreten. In einem amtlichen Angebot stehen hier Name
                        und Amt der Landrätin oder des Landrats.

                        ## Aufsicht

                        In einem amtlichen Angebot wird hier die zuständige Kommunalaufsicht mit Anschrift genannt.

                        ## Umsatzsteuer

                        In einem amtlichen Angebot steht hier die Umsatzsteuer-Identifikationsnummer nach § 27 a
                        Umsatzsteuergesetz, sofern eine vergeben ist.

                        ## Verantwortlich für die Inhalte

                        Nach § 18 Absatz 2 Medienstaatsvertrag: Rita Redaktion (erfundene Person), Pressestelle,
                        Anschrift wie oben.

                        ## Rechte an Texten und Bildern

                        Texte und Zeichnungen sind für diese Demonstration entstanden. Die Zeichnungen stehen unter der
                        Lizenz CC BY 4.0. Bitte nennen Sie als Quelle „Zeichnung: WIR-Portal“.

                        ## Links zu anderen Seiten

                        Für Inhalte fremder Seiten ist deren Anbieter verantwortlich. Wenn Ihnen ein Link auffällt, der
                        nicht mehr stimmt, schreiben Sie uns bitte.
                        """
                    ),
                ),
            ),
        ),
    ),
    Page(
        slug="datenschutz",
        versions=(
            Version(
                at="2018-05-25 08:00",
                title="Datenschutz",
                summary="Welche Daten beim Besuch dieser Seiten verarbeitet werden, wozu und wie lange. Und welche"
                " Rechte Sie haben.",
                body=(
                    DEMONSTRATION,
                    Facts(
                        "Das Wichtigste in Kürze",
                        """
                        - Für Besucherinnen und Besucher werden keine Cookies gesetzt.
                        - Es gibt keine Zählung, keine Werbung und keine Inhalte von fremden Servern.
                        - Schriften und Bilder liegen auf unserem eigenen Server.
                        """,
                    ),
                    Text(
                        """
                        ## Wer verantwortlich ist

                        Beispielkreis Wetterau, Beispielplatz 1, 12345 Musterstadt,
                        [poststelle@wetterau.example.org](mailto:poststelle@wetterau.example.org).

                        ## Datenschutzbeauftragte Person

                        Sie erreichen sie unter
                        [datenschutz@wetterau.example.org](mailto:datenschutz@wetterau.example.org) oder unter der
                        Anschrift oben mit dem Zusatz „Datenschutz“.

                        ## Besuch der Seiten

                        Beim Aufruf einer Seite überträgt Ihr Browser technisch notwendige Angaben: die Adresse der
                        Seite, den Zeitpunkt, den Browser und die IP-Adresse. Wir brauchen sie, um die Seite
                        auszuliefern und Angriffe abzuwehren. Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe e DSGVO
                        in Verbindung mit § 3 HDSIG. Protokolle werden nach spätestens sieben Tagen gelöscht.

                        ## Anmeldung der Redaktion

                        Wer in der Redaktion arbeitet, meldet sich mit einem Konto an. Dafür werden Name,
                        E-Mail-Adresse und Zeitpunkte der Arbeitsschritte gespeichert, und der Browser erhält ein
                        technisch notwendiges Cookie nach § 25 Absatz 2 TDDDG. Es endet mit der Sitzung.

                        ## Wenn Sie uns schreiben

                        Ihre Angaben verwenden wir, um Ihr Anliegen zu bearbeiten. Wir geben sie nur weiter, wenn eine
                        andere Stelle zuständig ist. Danach gelten die Fristen der Aktenordnung.

                        ## Empfänger und andere Länder

                        Die Daten werden auf Servern in Deutschland verarbeitet. Eine Übermittlung in Länder außerhalb
                        der Europäischen Union findet nicht statt. Es gibt keine automatisierten Entscheidungen.

                        ## Ihre Rechte

                        - Auskunft über die Daten, die zu Ihnen gespeichert sind (Artikel 15 DSGVO)
                        - Berichtigung falscher Daten (Artikel 16 DSGVO)
                        - Löschung und Einschränkung (Artikel 17 und 18 DSGVO)
                        - Widerspruch gegen die Verarbeitung (Artikel 21 DSGVO)
                        - Beschwerde bei der Aufsichtsbehörde (Artikel 77 DSGVO)

                        ## Aufsichtsbehörde

                        Der Hessische Beauftragte für Datenschutz und Informationsfreiheit,
                        [datenschutz.hessen.de](https://datenschutz.hessen.de/).
                        """
                    ),
                ),
            ),
        ),
    ),
    Page(
        slug="barrierefreiheit",
        versions=(
            Version(
                at="2020-09-23 08:00",
                title="Erklärung zur Barrierefreiheit",
                summary="Wie gut dieses Portal ohne Barrieren zu nutzen ist, was noch fehlt und wie Sie ein Hindernis"
                " melden.",
                body=(
                    DEMONSTRATION,
                    Text(
                        """
                        ## Für welche Seiten diese Erklärung gilt

                        Sie gilt für alle öffentlichen Seiten dieses Portals. Grundlage sind das Hessische
                        Behinderten-Gleichstellungsgesetz und die Hessische Verordnung über barrierefreie
                        Informationstechnik (HVBIT).
                        """
                    ),
                ),
            ),
            Version(
                at="today-90 09:00",
                title="Erklärung zur Barrierefreiheit",
                summary="Wie gut dieses Portal ohne Barrieren zu nutzen ist, was noch fehlt und wie Sie ein Hindernis"
                " melden.",
                body=(
                    DEMONSTRATION,
                    Text(
                        """
                        ## Für welche Seiten diese Erklärung gilt

                        Sie gilt für alle öffentlichen Seiten dieses Portals. Grundlage sind das Hessische
                        Behinderten-Gleichstellungsgesetz und die Hessische Verordnung über barrierefreie
                        Informationstechnik (HVBIT).

                        ## Stand der Vereinbarkeit

                        Das Portal ist mit der Norm EN 301 549 und den Richtlinien WCAG 2.2, Stufe AA, **teilweise
                        vereinbar**. Was noch fehlt, steht im nächsten Abschnitt.

                        ## Was noch nicht barrierefrei ist

                        - **Leichte Sprache und Gebärdensprache:** Die Erläuterungen sind noch nicht erstellt. Bis dahin
                          erklären wir Ihnen Inhalte am Telefon.
                        - **Andere Sprachen:** Die Texte liegen nur auf Deutsch vor. Eine Dolmetschhilfe ist auf Anfrage
                          möglich.
                        - **Fremde Videos:** Hinter Links zu Videos liegen Angebote anderer. Deshalb steht neben jedem
                          Link, worum es im Film geht.

                        ## Wie geprüft wurde

                        Jede Änderung am Portal wird mit einem automatischen Prüfprogramm getestet, dazu
                        mit Tastatur, bei
                        schmaler Anzeige und mit größerem Zeilenabstand. Eine Prüfung durch Menschen mit Behinderungen
                        steht noch aus.

                        ## Wann diese Erklärung entstanden ist

                        Sie wurde am 23. September 2020 (Beispielwert) erstellt und zuletzt am {today-90} überprüft. Die
                        Bewertung beruht auf einer eigenen Prüfung.

                        ## Hindernis melden

                        Sie können etwas nicht lesen, bedienen oder verstehen? Schreiben Sie an
                        [barrierefrei@wetterau.example.org](mailto:barrierefrei@wetterau.example.org) oder rufen Sie an:
                        [069 90009-050](tel:+496990009050). Auf Wunsch bekommen Sie den Inhalt in einer
                        anderen Form. Wir
                        antworten innerhalb von sechs Wochen.

                        ## Wenn wir Ihnen nicht helfen

                        Bekommen Sie keine oder keine befriedigende Antwort, können Sie sich an die Durchsetzungs- und
                        Überwachungsstelle für barrierefreie Informationstechnik des Landes Hessen wenden. Das Verfahren
                        kostet Sie nichts. In einem amtlichen Angebot stehen hier Anschrift und Rufnummer der Stelle.
                        """
                    ),
                    Links(
                        "Rechtliche Grundlagen",
                        """
                        - [Richtlinie (EU) 2016/2102 über barrierefreien
                        Zugang](https://eur-lex.europa.eu/eli/dir/2016/2102/oj)
                        - [Web Content Accessibility Guidelines 2.2](https://www.w3.org/TR/WCAG22/)
                        """,
                    ),
                ),
                note="Nach eigener Prüfung neu gefasst.",
            ),
        ),
    ),
)
