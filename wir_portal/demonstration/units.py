"""The units of the example administration; only the Sozialdezernat is taken from the real announcement."""

from .outline import Facts, PostPlan, Question, Text, Unit, Version

EXAMPLE = Text("Aufbau, Postfach und Rufnummer dieser Organisationseinheit sind Beispielangaben.")
HOURS = "Montag bis Donnerstag 8:30 bis 12:00 Uhr\nMittwoch auch 14:00 bis 18:00 Uhr\nund nach Vereinbarung"

UNITS = (
    Unit(
        slug="sozialdezernat",
        kind="dezernat",
        mailbox="sozialdezernat@wetterau.example.org",
        telephone="069 90009-100",
        versions=(
            Version(
                at="2014-01-06 08:00",
                title="Sozialdezernat",
                summary="Das Sozialdezernat verantwortet in der Kreisverwaltung Jugend, Soziales, Migration"
                " und Teilhabe.",
                body=(
                    Text(
                        """
                        ## Wofür das Dezernat steht

                        Hier laufen die Fäden zusammen, wenn es um soziale Leistungen, um Familien und um das
                        Zusammenleben im Wetteraukreis geht. Das Dezernat gibt Ziele vor, verteilt Aufgaben und
                        vertritt sie gegenüber Kreistag und Öffentlichkeit.

                        ## Wie Sie Ihr Anliegen loswerden

                        Schreiben Sie an das Postfach des Dezernats oder wenden Sie sich gleich an den Fachdienst, der
                        zuständig ist. Beide Wege führen zum Ziel: Was an der falschen Stelle ankommt, wird
                        weitergegeben.
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=((PostPlan("Sozialdezernentin", is_head=True),),),
    ),
    Unit(
        slug="fachbereich-jugend-und-soziales",
        kind="fachbereich",
        parent="sozialdezernat",
        mailbox="jugend-und-soziales@wetterau.example.org",
        telephone="069 90009-200",
        opening_hours=HOURS,
        versions=(
            Version(
                at="2014-01-06 08:10",
                title="Fachbereich Jugend und Soziales",
                summary="Der Fachbereich bündelt Hilfen für Familien, für ältere Menschen und für alle, die"
                " neu im Kreis sind.",
                body=(
                    Text(
                        """
                        ## Ein Haus, mehrere Türen

                        Wer Unterstützung sucht, muss nicht wissen, welches Gesetz zuständig ist. Im Fachbereich
                        arbeiten Beratung, Leistung und Planung zusammen. Die Fachdienste geben Anliegen untereinander
                        weiter, damit niemand zweimal dasselbe erklären muss.
                        """
                    ),
                    Facts(
                        "Zum Fachbereich gehören",
                        """
                        - [Fachdienst Migration und Teilhabe](/organisation/fachdienst-migration-und-teilhabe/)
                        - [Fachstelle Ehrenamt und Beteiligung](/organisation/fachstelle-ehrenamt-und-beteiligung/)
                        """,
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=((PostPlan("Fachbereichsleitung", is_head=True),),),
    ),
    Unit(
        slug="fachdienst-migration-und-teilhabe",
        kind="fachdienst",
        parent="fachbereich-jugend-und-soziales",
        mailbox="migration-und-teilhabe@wetterau.example.org",
        telephone="069 90009-220",
        opening_hours=HOURS,
        drawing="tuer",
        versions=(
            Version(
                at="2014-01-06 08:20",
                title="Fachdienst Migration und Teilhabe",
                summary="Der Fachdienst begleitet Menschen, die neu in den Wetteraukreis kommen, und berät"
                " alle, die mit ihnen arbeiten.",
                body=(
                    Text(
                        """
                        ## Unsere Aufgaben

                        - Beratung zu Sprache, Arbeit, Wohnen und Gesundheit
                        - Förderung von Sprachkursen außerhalb der Bundesprogramme
                        - Unterstützung von Städten, Gemeinden und Vereinen
                        """
                    ),
                    EXAMPLE,
                ),
            ),
            Version(
                at="2022-01-10 08:00",
                title="Fachdienst Migration und Teilhabe",
                summary="Der Fachdienst begleitet Menschen, die neu in den Wetteraukreis kommen, und berät"
                " alle, die mit ihnen arbeiten.",
                note="Fragen zur Dolmetschhilfe und zur Begleitung ergänzt.",
                body=(
                    Text(
                        """
                        ## Unsere Aufgaben

                        - Beratung zu Sprache, Arbeit, Wohnen und Gesundheit
                        - Förderung von Sprachkursen außerhalb der Bundesprogramme
                        - Dolmetschhilfe für Gespräche in der Kreisverwaltung
                        - Unterstützung von Städten, Gemeinden und Vereinen

                        ## Häufige Fragen
                        """
                    ),
                    Question(
                        "Brauche ich einen Termin?",
                        "In den Sprechzeiten können Sie ohne Termin kommen. Für ein Gespräch mit Dolmetschhilfe"
                        " rufen Sie bitte vorher an, damit die passende Sprache da ist.",
                    ),
                    Question(
                        "Darf ich jemanden mitbringen?",
                        "Ja. Eine Person Ihres Vertrauens kann bei jedem Gespräch dabei sein. Kinder müssen nicht"
                        " übersetzen: Dafür gibt es die Dolmetschhilfe.",
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=(
            (
                PostPlan("Fachdienstleitung", is_head=True),
                PostPlan("Koordination Sprache im Alltag", program="sprache-im-alltag", seats=2),
            ),
            (),
        ),
    ),
    Unit(
        slug="fachstelle-integration-und-vielfalt",
        kind="fachstelle",
        parent="fachdienst-migration-und-teilhabe",
        mailbox="wir@wetterau.example.org",
        telephone="069 90009-230",
        opening_hours="Dienstag und Donnerstag 9:00 bis 12:00 Uhr\nund nach Vereinbarung",
        drawing="sprechblasen",
        versions=(
            Version(
                at="2014-02-24 08:00",
                title="Fachstelle Integration und Vielfalt",
                summary="Die Fachstelle ist das Zuhause der WIR-Koordination. Sie hilft der Verwaltung, für"
                " alle Menschen im Kreis da zu sein.",
                body=(
                    Text(
                        """
                        ## Was hier geschieht

                        Die Fachstelle berät Ämter, Schulen und Vereine, wie sie ihre Angebote öffnen. Sie sammelt
                        Zahlen zum Zusammenleben und bereitet gemeinsame Aktionstage vor.

                        Mehr dazu steht auf der Seite zum [Landesprogramm WIR](/programme/wir/).
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=((PostPlan("WIR-Koordination", program="wir"),),),
    ),
    Unit(
        slug="fachstelle-ehrenamt-und-beteiligung",
        kind="fachstelle",
        parent="fachbereich-jugend-und-soziales",
        mailbox="ehrenamt@wetterau.example.org",
        telephone="069 90009-240",
        opening_hours="Montag und Mittwoch 10:00 bis 13:00 Uhr",
        drawing="haende",
        versions=(
            Version(
                at="2014-01-06 08:30",
                title="Fachstelle Ehrenamt und Beteiligung",
                summary="Sie möchten helfen, mitreden oder eine Gruppe gründen? Die Fachstelle bringt"
                " Menschen und Aufgaben zusammen.",
                body=(
                    Text(
                        """
                        ## Für Einzelne

                        Wir suchen mit Ihnen eine Aufgabe, die zu Ihrer Zeit und zu Ihren Fähigkeiten passt. Das
                        Gespräch dauert eine halbe Stunde und verpflichtet zu nichts.

                        ## Für Vereine und Gruppen

                        Wir beraten zu Versicherung, Förderung und Öffentlichkeitsarbeit. Einmal im Vierteljahr laden
                        wir zum Austausch ein.
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=((PostPlan("Fachstellenleitung", is_head=True),),),
    ),
    Unit(
        slug="dezernat-bildung-und-gesundheit",
        kind="dezernat",
        mailbox="bildung-und-gesundheit@wetterau.example.org",
        telephone="069 90009-300",
        versions=(
            Version(
                at="2014-01-06 08:40",
                title="Dezernat Bildung und Gesundheit",
                summary="Das Dezernat kümmert sich um Schulen, um Gesundheitsförderung und um die digitale Verwaltung.",
                body=(
                    Text(
                        """
                        ## Drei Themen, ein Gedanke

                        Lernen, gesund bleiben und Dienste einfach erreichen: Das gehört zusammen. Das Dezernat achtet
                        darauf, dass neue Angebote von Anfang an verständlich und barrierefrei sind.
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=((PostPlan("Dezernatsleitung", is_head=True),),),
    ),
    Unit(
        slug="fachdienst-schule-und-gesundheit",
        kind="fachdienst",
        parent="dezernat-bildung-und-gesundheit",
        mailbox="schule-und-gesundheit@wetterau.example.org",
        telephone="069 90009-320",
        opening_hours=HOURS,
        versions=(
            Version(
                at="2014-01-06 08:50",
                title="Fachdienst Schule und Gesundheit",
                summary="Der Fachdienst unterstützt Schulen bei der Sprachbildung und erklärt, wie das"
                " Gesundheitssystem funktioniert.",
                body=(
                    Text(
                        """
                        ## Für Schulen

                        Lesekisten in vielen Sprachen, Fortbildungen für Lehrkräfte und Begleitung bei Elternabenden:
                        Sprechen Sie uns an, bevor das Schuljahr geplant wird.

                        ## Für Familien

                        Welche Impfung, welche Praxis, welche Versicherung? Unsere Gesundheitslotsen erklären es in
                        der eigenen Sprache.
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=(
            (
                PostPlan("Fachdienstleitung", is_head=True),
                PostPlan("Koordination Gesundheitslotsen", program="gesundheitslotsen"),
            ),
        ),
    ),
    Unit(
        slug="stabsstelle-digitalisierung-und-statistik",
        kind="stabsstelle",
        parent="dezernat-bildung-und-gesundheit",
        mailbox="digital@wetterau.example.org",
        telephone="069 90009-340",
        valid_from="2020-01-01",
        drawing="fenster",
        versions=(
            Version(
                at="2020-01-07 08:00",
                title="Stabsstelle Digitalisierung und Statistik",
                summary="Die Stabsstelle macht Dienste des Kreises online zugänglich und bereitet Zahlen so"
                " auf, dass sie sich erklären.",
                body=(
                    Text(
                        """
                        ## Erst verstehen, dann bauen

                        Bevor ein Antrag ins Netz kommt, wird er mit Menschen ausprobiert, die ihn brauchen. Was dabei
                        unklar bleibt, wird umgeschrieben. Erst danach wird programmiert.

                        ## Zahlen mit Herkunft

                        Jede Zahl, die der Kreis zum Zusammenleben nennt, hat eine Quelle, ein Datum und eine
                        Erklärung. Kleine Fallzahlen werden nicht veröffentlicht.
                        """
                    ),
                    EXAMPLE,
                ),
            ),
        ),
        posts=(
            (
                PostPlan("Leitung der Stabsstelle", is_head=True),
                PostPlan("Koordination Ankommen digital", program="ankommen-digital"),
            ),
        ),
    ),
)
