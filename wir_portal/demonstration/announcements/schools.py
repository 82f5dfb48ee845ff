"""Schools and work: reading in many languages, training, employers who look for people."""

from ..outline import (
    Announcement,
    Facts,
    Picture,
    Quote,
    Table,
    Text,
    Version,
)

ANNOUNCEMENTS = (
    Announcement(
        slug="lesekisten-fuer-schulen",
        drawing="buecherei",
        tags=("Schule", "Sprache"),
        units=("fachdienst-schule-und-gesundheit",),
        versions=(
            Version(
                at="2021-10-12 08:00",
                title="Lesekisten bringen zwanzig Sprachen in die Schule",
                summary="Dreißig Kisten mit Bilderbüchern reisen ab sofort durch die Grundschulen. Kinder lesen darin"
                " auf Deutsch und in der Sprache, die zu Hause gesprochen wird.",
                body=(
                    Text(
                        """
                        Jede Kiste enthält vierzig Bücher, dazu Hörstifte und ein Heft mit Ideen für den Unterricht. Sie
                        bleibt sechs Wochen an einer Schule und zieht dann weiter.

                        ## Zwei Sprachen, ein Kind

                        Wer eine Geschichte in der Familiensprache kennt, versteht sie auf Deutsch schneller. Deshalb
                        stehen beide Texte nebeneinander. Eltern sind eingeladen, in der Klasse vorzulesen.

                        Auch Klassen ohne zweite Sprache haben Freude daran. Sie raten, aus welchem Land ein Buch
                        stammt, und vergleichen, wie dieselben Tiere anderswo heißen oder welche Laute sie machen.
                        """
                    ),
                    Quote(
                        "Plötzlich war das stillste Kind der Klasse die Fachfrau: Nur sie konnte die zweite"
                        " Spalte lesen.",
                        "Karla Konzept",
                        "Grundschullehrerin",
                    ),
                    Text(
                        """
                        ## So kommt eine Kiste zu Ihnen

                        Schulen bestellen beim Fachdienst. Die Büchereien im Kreis bringen und holen die Kisten. Fehlt
                        ein Buch, wird es ersetzt: Zerlesene Seiten sind ein gutes Zeichen.
                        """
                    ),
                    Picture("schriften", "In den Lesekisten stehen viele Schriften nebeneinander."),
                ),
            ),
        ),
    ),
    Announcement(
        slug="sprechtag-arbeit",
        drawing="werkstatt",
        tags=("Arbeit",),
        units=("fachdienst-migration-und-teilhabe",),
        versions=(
            Version(
                at="2024-09-24 08:00",
                title="Betriebe und Fachkräfte treffen sich an einem Tisch",
                summary="Beim Sprechtag Arbeit lernen sich zwanzig Betriebe und achtzig Menschen kennen, die eine"
                " Stelle suchen. Zeugnisse aus dem Ausland werden gleich vor Ort besprochen.",
                body=(
                    Text(
                        """
                        Jedes Gespräch dauert zehn Minuten. Danach wird gewechselt. Eine Bewerbungsmappe ist nicht
                        nötig, ein Lebenslauf auf einer Seite genügt. Wer Hilfe beim Schreiben braucht, bekommt sie an
                        zwei Nachmittagen vorher.

                        ## Zeugnisse richtig einordnen

                        Viele Abschlüsse lassen sich anerkennen, doch der Weg ist lang. An einem eigenen Tisch erklären
                        Fachleute, welche Stelle zuständig ist, was es kostet und ob es einen Zuschuss gibt.
                        """
                    ),
                    Quote(
                        "Ich habe in zehn Minuten mehr erfahren als aus hundert Bewerbungen.",
                        "Oskar Original",
                        "Inhaber eines Handwerksbetriebs",
                    ),
                    Table(
                        "Ablauf des Sprechtags",
                        """
                        Uhrzeit | Was
                        9:00 Uhr | Ankommen, Namensschilder, Kaffee
                        9:30 Uhr | Erste Gesprächsrunde: Pflege und Gesundheit
                        11:00 Uhr | Zweite Gesprächsrunde: Handwerk und Technik
                        13:30 Uhr | Dritte Gesprächsrunde: Büro und Verwaltung
                        15:00 Uhr | Beratung zu Zeugnissen bis 17:00 Uhr
                        """,
                    ),
                    Text(
                        """
                        ## Teilnehmen

                        Der Sprechtag ist am 16. Oktober 2024 in der Stadthalle. Betriebe melden sich bis zum 4. Oktober
                        2024 an. Wer eine Stelle sucht, kommt ohne Anmeldung.
                        """
                    ),
                ),
            ),
        ),
    ),
    Announcement(
        slug="online-termin-in-elf-sprachen",
        drawing="fenster",
        tags=("Digitalisierung",),
        units=("stabsstelle-digitalisierung-und-statistik",),
        versions=(
            Version(
                at="2025-09-30 08:00",
                title="Termin im Kreishaus: Jetzt online in elf Sprachen",
                summary="Wer einen Termin braucht, kann ihn ab sofort in der eigenen Sprache buchen. Dabei lässt"
                " sich gleich angeben, ob eine Dolmetschhilfe dabei sein soll.",
                body=(
                    Text(
                        """
                        Vier Fragen genügen: Worum geht es, wann passt es, welche Sprache, wie sind Sie zu erreichen?
                        Danach kommt eine Bestätigung mit Uhrzeit, Raum und einer Liste der Unterlagen.

                        ## Mit Menschen erprobt

                        Sechzig Freiwillige haben die Seiten vorab getestet. Sie lasen laut vor, was sie verstanden.
                        Jeder Satz, der dabei Rätsel aufgab, wurde geändert. Aus zwölf Fragen wurden so vier.
                        Besonders oft stolperten die Testenden über Abkürzungen. Davon ist keine übrig geblieben.
                        """
                    ),
                    Quote(
                        "Ein gutes Formular merkt man daran, dass man es nicht bemerkt.",
                        "Viktor Vorlage",
                        "Leitung Stabsstelle Digitalisierung und Statistik",
                    ),
                    Text(
                        """
                        ## Das Telefon bleibt

                        Niemand muss online buchen. Anrufen und vorbeikommen geht weiterhin. Wer am Bildschirm Hilfe
                        möchte, bekommt sie in der Kreisbücherei.
                        """
                    ),
                ),
            ),
            Version(
                at="2025-11-11 09:00",
                title="Termin im Kreishaus: Jetzt online in elf Sprachen",
                summary="Wer einen Termin braucht, kann ihn ab sofort in der eigenen Sprache buchen. Dabei lässt"
                " sich gleich angeben, ob eine Dolmetschhilfe dabei sein soll.",
                body=(
                    Text(
                        """
                        Vier Fragen genügen: Worum geht es, wann passt es, welche Sprache, wie sind Sie zu erreichen?
                        Danach kommt eine Bestätigung mit Uhrzeit, Raum und einer Liste der Unterlagen.

                        ## Mit Menschen erprobt

                        Sechzig Freiwillige haben die Seiten vorab getestet. Sie lasen laut vor, was sie verstanden.
                        Jeder Satz, der dabei Rätsel aufgab, wurde geändert. Aus zwölf Fragen wurden so vier.
                        Besonders oft stolperten die Testenden über Abkürzungen. Davon ist keine übrig geblieben.
                        """
                    ),
                    Quote(
                        "Ein gutes Formular merkt man daran, dass man es nicht bemerkt.",
                        "Viktor Vorlage",
                        "Leitung Stabsstelle Digitalisierung und Statistik",
                    ),
                    Text(
                        """
                        ## Das Telefon bleibt

                        Niemand muss online buchen. Anrufen und vorbeikommen geht weiterhin. Wer am Bildschirm Hilfe
                        möchte, bekommt sie in der Kreisbücherei.

                        ## Termine auch am Samstag

                        Seit November gibt es an jedem ersten Samstag im Monat Termine von 9:00 bis 12:00 Uhr.
                        """
                    ),
                ),
                note="Termine am Samstag ergänzt.",
            ),
        ),
    ),
    Announcement(
        slug="ankommen-digital-kommt",
        drawing="fenster",
        tags=("Digitalisierung", "Förderung"),
        programs=("ankommen-digital",),
        units=("stabsstelle-digitalisierung-und-statistik",),
        versions=(
            Version(
                at="today-9 08:00",
                title="Zehn Anträge sollen leichter werden: Neues Programm startet",
                summary="Am {month_start+3} beginnt das Beispielprogramm Ankommen digital. Zehn häufige Anträge"
                " werden neu geschrieben. Dazu kommen fünf Orte, an denen jemand beim Ausfüllen hilft.",
                body=(
                    Text(
                        """
                        Manche Formulare sind älter als die Menschen, die sie bearbeiten. Sie fragen nach Dingen, die
                        niemand mehr braucht, und verschweigen, was wichtig ist. Das soll sich ändern.

                        ## Erst streichen, dann schreiben

                        Für jeden Antrag wird gefragt, welche Angabe das Gesetz wirklich verlangt. Alles andere fällt
                        weg. Was bleibt, wird in kurzen Sätzen neu geschrieben und mit Freiwilligen erprobt.

                        Den Anfang macht der Antrag auf einen Platz in der Kindertagesstätte. Er hat heute neun Seiten.
                        Ziel sind drei, und eine davon ist ein Merkblatt.
                        """
                    ),
                    Facts(
                        "Auf einen Blick",
                        """
                        - **Beginn:** {month_start+3}
                        - **Ziel:** zehn Anträge, fünf Hilfe-Plätze
                        - **Fördersumme:** 168.000 Euro (Beispielwert)
                        - **Koordination:** noch nicht besetzt
                        """,
                    ),
                    Text(
                        """
                        ## Gesucht: Menschen, die ausprobieren

                        Wer in den letzten zwei Jahren einen Antrag gestellt hat, kann mitmachen. Ein Treffen dauert
                        eine Stunde. Fahrtkosten werden erstattet.
                        """
                    ),
                ),
            ),
        ),
    ),
)
