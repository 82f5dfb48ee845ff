"""What takes place: some of it over, most of it in the weeks after the day of loading."""

from .outline import Contact, Event, Question, Text, Version

KREISHAUS = "Europaplatz\n61169 Friedberg"

EVENTS = (
    Event(
        slug="sprechstunde-im-kreishaus",
        day="today+4",
        hours="14:00-17:00",
        place="Kreishaus, Raum 101",
        address=KREISHAUS,
        registration="Keine Anmeldung nötig. Die Beratung kostet nichts. Sprachmittlung bitte vorher bestellen.",
        tags=("Beratung",),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        version=Version(
            at="today-12 09:00",
            title="Offene Sprechstunde für Vereine und Ehrenamtliche",
            summary="Förderantrag, Raumsuche, Versicherung: Kommen Sie mit Ihren Fragen vorbei. Wir nehmen uns eine"
            " halbe Stunde Zeit.",
            body=(
                Text(
                    """
                    Bringen Sie mit, was Sie schon haben: einen Entwurf, ein Angebot, einen Brief. Wir lesen ihn mit
                    Ihnen und sagen, was noch fehlt.
                    """
                ),
                Question(
                    "Ist der Ort barrierefrei?",
                    "Ja. Der Eingang ist ebenerdig, ein Aufzug fährt in alle Stockwerke, eine Toilette für alle"
                    " ist im Erdgeschoss.",
                ),
                Contact("fachstelle-integration-und-vielfalt"),
            ),
        ),
    ),
    Event(
        slug="sprachcafe-karben",
        day="today+9",
        hours="18:00-20:00",
        place="Bücherei, Lesesaal",
        address="Rathausplatz 1\n61184 Karben",
        registration="Kommen Sie einfach vorbei. Kinder sind willkommen, es gibt eine Spielecke.",
        drawing="sprechblasen",
        tags=("Sprache", "Ehrenamt"),
        programs=("sprache-im-alltag",),
        units=("fachdienst-migration-und-teilhabe",),
        version=Version(
            at="today-10 09:00",
            title="Sprachcafé: Deutsch sprechen bei Tee und Gebäck",
            summary="Wer Deutsch lernt, findet hier Menschen zum Reden. An jedem Tisch sitzt jemand, der gern zuhört.",
            body=(
                Text(
                    """
                    Sie brauchen kein Buch und keine Vorkenntnisse. Wir sprechen über den Alltag: Einkaufen, Arzt,
                    Schule, Wetter. Wer mag, bringt ein Foto mit und erzählt dazu.
                    """
                ),
            ),
        ),
    ),
    Event(
        slug="foerderantrag-online",
        day="today+15",
        hours="17:30-19:00",
        online_url="https://example.org/wir-foerderantrag",
        registration="Bitte melden Sie sich bis zum {today+13} an, dann schicken wir Ihnen die Unterlagen.",
        registration_url="https://example.org/anmeldung",
        tags=("Förderung", "Vereine"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        version=Version(
            at="today-8 10:00",
            title="Online-Schulung: In fünf Schritten zum Förderantrag",
            summary="Für Vereine und Initiativen, die zum ersten Mal Geld aus dem Landesprogramm beantragen.",
            body=(
                Text(
                    """
                    ## Was Sie lernen

                    - wer einen Antrag stellen darf
                    - was gefördert wird, und was nicht
                    - wie ein Kosten- und Finanzierungsplan aussieht

                    Die Folien stehen danach auf dieser Seite.
                    """
                ),
            ),
        ),
    ),
    Event(
        slug="runder-tisch-nidda",
        day="today+22",
        hours="16:00-18:00",
        place="Bürgerhaus",
        address="Hinter dem Brauhaus 15\n63667 Nidda",
        registration="Eine Anmeldung ist nicht mehr nötig.",
        cancelled=True,
        tags=("Zusammenleben",),
        units=("fachstelle-ehrenamt-und-beteiligung",),
        version=Version(
            at="today-6 08:30",
            title="Runder Tisch Integration in Nidda",
            summary="Kommunen, Schulen und Vereine im Osten des Kreises sprechen darüber, was sie gemeinsam angehen.",
            body=(
                Text(
                    "Der Termin fällt aus, weil der Saal gesperrt ist. Ein neuer steht noch nicht fest."
                ),
            ),
        ),
    ),
    Event(
        slug="zukunftswerkstatt",
        day="today+57",
        place="Volkshochschule, Saal",
        address="Friedberger Straße 47\n61169 Friedberg",
        registration="Anmeldung per E-Mail an die Fachstelle. Die Teilnahme und das Essen kosten nichts.",
        drawing="runder-tisch",
        tags=("Beteiligung", "Zusammenleben"),
        programs=("wir",),
        units=("fachstelle-ehrenamt-und-beteiligung", "fachstelle-integration-und-vielfalt"),
        version=Version(
            at="today-5 09:00",
            title="Zukunftswerkstatt: Wie wollen wir zusammen leben?",
            summary="Einen Tag lang sammeln Menschen aus dem ganzen Kreis Ideen für das neue Integrationskonzept.",
            body=(
                Text(
                    """
                    Vormittags wird gesammelt, nachmittags ausgewählt. Was die Werkstatt vorschlägt, geht an den
                    Kreistag. Sprachmittlung gibt es für Arabisch, Dari, Türkisch und Ukrainisch.
                    """
                ),
            ),
        ),
    ),
    Event(
        slug="ausstellung-angekommen",
        day="today+18",
        last_day="today+46",
        place="Kreishaus, Foyer",
        address=KREISHAUS,
        registration="Der Eintritt ist frei. Gruppen melden sich bitte eine Woche vorher.",
        drawing="fenster",
        tags=("Vielfalt",),
        units=("stabsstelle-digitalisierung-und-statistik",),
        version=Version(
            at="today-4 09:00",
            title="Ausstellung: Angekommen. Zwölf Lebenswege",
            summary="Fotos und Tondokumente von Menschen, die in den letzten sechzig Jahren in den Kreis gezogen sind.",
            body=(Text("Alle Texte gibt es auch in Leichter Sprache und zum Hören."),),
        ),
    ),
    Event(
        slug="gesundheitstag-buedingen",
        day="today+79",
        hours="10:00-15:00",
        place="Stadthalle",
        address="Mühltorstraße 15\n63654 Büdingen",
        registration="Ohne Anmeldung. Impfungen nur, solange der Vorrat reicht.",
        drawing="gesundheit",
        tags=("Gesundheit",),
        programs=("gesundheitslotsen",),
        units=("fachdienst-schule-und-gesundheit",),
        version=Version(
            at="today-3 09:00",
            title="Gesundheitstag in sechs Sprachen",
            summary="Blutdruck messen, Impfpass prüfen, Fragen stellen, in sechs Sprachen.",
            body=(
                Text(
                    "Bringen Sie Ihren Impfpass mit, wenn Sie einen haben. Ein Ausweis ist nicht nötig."
                ),
            ),
        ),
    ),
    Event(
        slug="fachtag-sprachmittlung",
        day="2024-10-10",
        hours="09:30-16:00",
        place="Kreishaus, Plenarsaal",
        address=KREISHAUS,
        registration="Die Anmeldung ist geschlossen.",
        tags=("Sprache",),
        programs=("wir",),
        units=("fachdienst-migration-und-teilhabe",),
        version=Version(
            at="2024-08-28 09:00",
            title="Fachtag: Gut übersetzt ist halb geholfen",
            summary="Beschäftigte aus Ämtern, Schulen und Kliniken üben, wie ein Gespräch zu dritt gelingt.",
            body=(
                Text(
                    "Am Vormittag geht es um Regeln und Rollen, am Nachmittag um Übungen mit echten Fällen."
                ),
            ),
        ),
    ),
    Event(
        slug="interkulturelles-fest",
        day="2025-06-28",
        hours="11:00-18:00",
        place="Elvis-Presley-Platz",
        address="61169 Friedberg",
        registration="Ohne Anmeldung, der Eintritt ist frei.",
        drawing="markt",
        tags=("Zusammenleben", "Vereine"),
        programs=("wir",),
        units=("fachstelle-integration-und-vielfalt",),
        version=Version(
            at="2025-05-20 09:00",
            title="Fest der Kulturen auf dem Elvis-Presley-Platz",
            summary="Musik, Küche und Spiele von mehr als zwanzig Vereinen.",
            body=(Text("Bei Regen zieht das Fest in die Stadthalle um."),),
        ),
    ),
)
