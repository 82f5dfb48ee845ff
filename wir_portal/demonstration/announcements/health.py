"""Health: volunteers who explain the health system, and advice from a distance."""

from ..outline import Announcement, Facts, Question, Quote, Text, Version

ANNOUNCEMENTS = (
    Announcement(
        slug="gesundheitslotsen-schulung",
        drawing="gesundheit",
        tags=("Gesundheit", "Ehrenamt"),
        programs=("gesundheitslotsen",),
        units=("fachdienst-schule-und-gesundheit",),
        versions=(
            Version(
                at="2018-04-17 08:00",
                title="24 Freiwillige lernen, durch Praxen zu lotsen",
                summary="Wozu dient eine Überweisung, und wer bezahlt die Brille? Ab Mai helfen geschulte Freiwillige"
                " bei solchen Fragen. Zusammen sprechen sie siebzehn Sprachen.",
                body=(
                    Text(
                        """
                        An sechs Samstagen haben sich die künftigen Lotsinnen und Lotsen mit Krankenkassen, Vorsorge und
                        Schweigepflicht beschäftigt. Praxen aus dem Kreis haben ihre Türen geöffnet und Fragen
                        beantwortet.

                        ## Erklären statt behandeln

                        Die Freiwilligen geben keinen ärztlichen Rat. Sie erklären, wie ein Termin abläuft, welche
                        Unterlagen nötig sind und was ein Wort auf dem Rezept bedeutet. Auf Wunsch kommen sie zum ersten
                        Termin mit.
                        """
                    ),
                    Quote(
                        "Viele kommen zu spät, weil sie nicht wissen, wohin. Das lässt sich ändern, mit einem"
                        " einzigen Gespräch.",
                        "Samira Specimen",
                        "Koordination Gesundheitslotsen",
                    ),
                    Text(
                        """
                        ## So erreichen Sie die Lotsen

                        Rufen Sie den Fachdienst an und nennen Sie Ihre Sprache. Innerhalb einer Woche meldet sich
                        jemand. Auch Schulen, Kindertagesstätten und Vereine können einen Abend buchen.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="beratung-am-telefon",
        drawing="telefon",
        tags=("Beratung", "Gesundheit"),
        programs=("gesundheitslotsen",),
        units=("fachdienst-schule-und-gesundheit", "fachdienst-migration-und-teilhabe"),
        versions=(
            Version(
                at="2020-04-28 08:00",
                title="Beratung geht auch am Telefon, in sieben Sprachen",
                summary="Die Sprechzeiten vor Ort fallen zurzeit aus. Dafür ist das Telefon länger besetzt. Wer"
                " dolmetschen lassen möchte, wird innerhalb eines Tages zurückgerufen.",
                body=(
                    Text(
                        """
                        Fragen zu Post vom Amt, zur Miete oder zur Gesundheit lassen sich oft am Telefon klären. Die
                        Beraterinnen und Berater arbeiten von zu Hause und sind über die gewohnten Nummern erreichbar.

                        ## Drei am Hörer

                        Für viele Sprachen schalten wir eine dritte Person dazu. Sie übersetzt Satz für Satz und ist
                        zur Verschwiegenheit verpflichtet. Sie müssen dafür nichts installieren.

                        ## Unterlagen sicher schicken

                        Bitte senden Sie keine Ausweise oder Bescheide mit einer gewöhnlichen E-Mail. Werfen Sie Kopien
                        in den Briefkasten am Kreishaus oder fragen Sie am Telefon nach dem geschützten Weg.
                        """
                    ),
                    Question(
                        "Was kostet der Anruf?",
                        "Nur die Gebühr Ihres Telefonvertrags. Wenn Sie möchten, rufen wir Sie zurück.",
                    ),
                    Facts(
                        "Telefonzeiten",
                        """
                        - **Montag bis Donnerstag:** 8:30 bis 17:00 Uhr
                        - **Freitag:** 8:30 bis 12:30 Uhr
                        """,
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="gesundheitslotsen-uebergang",
        drawing="bruecke",
        tags=("Gesundheit", "Förderung"),
        programs=("gesundheitslotsen",),
        units=("fachdienst-schule-und-gesundheit",),
        versions=(
            Version(
                at="today-20 08:00",
                title="Gesundheitslotsen: Kreis überbrückt die Zeit ohne Förderung",
                summary="Zwischen zwei Förderperioden liegt eine Lücke. Der Kreis hält deshalb eine halbe Stelle aus"
                " eigenen Mitteln. Gespräche am Telefon gehen weiter, neue Schulungen pausieren.",
                body=(
                    Text(
                        """
                        Die bisherige Förderung ist am {month_end-2} ausgelaufen. Die nächste beginnt am
                        {month_start+2}. Für die Zeit dazwischen war zunächst kein Geld vorgesehen.

                        ## Was weiterläuft

                        Die Telefonsprechstunde bleibt, montags und donnerstags. Wer schon begleitet wird, behält seine
                        Lotsin oder seinen Lotsen. Auch die Merkblätter zur Vorsorge gibt es weiterhin.
                        """
                    ),
                    Quote(
                        "Vertrauen wächst langsam und ist schnell weg. Darum wollten wir auf keinen Fall"
                        " ganz schließen.",
                        "Paul Probe",
                        "Kommissarische Leitung Fachdienst Schule und Gesundheit",
                    ),
                    Text(
                        """
                        ## Was pausiert

                        Neue Schulungen beginnen erst mit der nächsten Förderung. Wer Lotsin oder Lotse werden möchte,
                        kann sich vormerken lassen. Besuche in Schulen und Vereinen sind im Frühjahr wieder möglich.
                        """
                    ),
                ),
            ),
        ),
    ),
)
