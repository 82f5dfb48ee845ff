"""The words of which generated announcements are made: places, topics, sentences with gaps."""

PLACES = (
    "Altenstadt", "Bad Nauheim", "Bad Vilbel", "Büdingen", "Butzbach", "Echzell", "Florstadt", "Friedberg",
    "Gedern", "Glauburg", "Hirzenhain", "Karben", "Kefenrod", "Limeshain", "Münzenberg", "Nidda", "Niddatal",
    "Ober-Mörlen", "Ortenberg", "Ranstadt", "Reichelsheim", "Rockenberg", "Rosbach", "Wölfersheim", "Wöllstadt",
)  # fmt: skip

# Each topic: its name, what starts, where it happens, whom it is for
TOPICS = (
    ("Sprache", "ein Sprachkurs am Abend", "in der Volkshochschule", "Erwachsene, die Deutsch lernen"),
    ("Ehrenamt", "eine Schulung für Freiwillige", "im Gemeindehaus", "Menschen, die sich engagieren"),
    ("Gesundheit", "eine Sprechstunde mit Dolmetschdienst", "im Gesundheitsamt", "Familien mit Fragen zur Vorsorge"),
    ("Schule", "ein Lernangebot am Nachmittag", "in der Gesamtschule", "Kinder und ihre Eltern"),
    ("Arbeit", "eine Beratung zur Anerkennung von Abschlüssen", "im Jobcenter", "Fachkräfte aus dem Ausland"),
    ("Wohnen", "eine Wohnberatung", "im Nachbarschaftsbüro", "Haushalte auf Wohnungssuche"),
    ("Kultur", "ein Erzählcafé", "in der Stadtbücherei", "alle, die gern zuhören und erzählen"),
    ("Beteiligung", "ein Bürgerdialog", "im Plenarsaal", "Einwohnerinnen und Einwohner"),
    ("Digitales", "ein Kurs für den sicheren Umgang mit dem Smartphone", "im Mehrgenerationenhaus", "ältere Menschen"),
    ("Vielfalt", "eine Aktionswoche", "auf dem Marktplatz", "Vereine und Betriebe"),
    ("Sport", "eine offene Sportgruppe", "in der Kreissporthalle", "Jugendliche ab zwölf Jahren"),
    ("Familie", "ein Elterntreff", "im Familienzentrum", "Mütter und Väter mit kleinen Kindern"),
)  # fmt: skip

HEADLINES = (
    "{place}: {start} beginnt im {month}",
    "Neu in {place}: {start}",
    "{program} unterstützt {topic} in {place}",
    "{start} geht in {place} weiter",
    "{topic}: Kreis zieht in {place} Bilanz",
    "{count} Menschen nutzen das Angebot in {place}",
    "Anmeldung in {place} ist ab sofort möglich",
    "{topic} in {place}: Kreis erweitert das Angebot",
)

LEADS = (
    "Im {month} startet {place_in} {start}. Das Angebot richtet sich an {group} und kostet nichts.",
    "{place_in_cap} gibt es bald {start}. Möglich macht das die Förderung aus {program}.",
    "Das Angebot zum Thema {topic} wächst: {place_in_cap} kommen {count} Plätze hinzu. Die Anmeldung läuft.",
    "Nach einem Jahr liegt die Bilanz vor: {count} Menschen haben das Angebot {place_in} genutzt. Es wird fortgesetzt.",
)

HEADINGS = (
    "Was ist geplant?", "Für wen ist das Angebot?", "So melden Sie sich an", "Wie geht es weiter?",
    "Wer das Angebot trägt", "Was bisher erreicht wurde", "Wo Sie Hilfe bekommen", "Zahlen aus dem ersten Jahr",
)  # fmt: skip

SENTENCES = (
    "Das Angebot beginnt am {day}. {month} um {hour} Uhr {where}.",
    "Es richtet sich an {group}.",
    "Die Teilnahme ist kostenlos, eine Anmeldung genügt.",
    "Rund {count} Personen haben im vergangenen Jahr teilgenommen.",
    "Der Kreis arbeitet dafür mit {partners} Vereinen und Trägern aus {place} zusammen.",
    "Finanziert wird das Vorhaben aus {program}.",
    "Wer Unterstützung bei der Anmeldung braucht, kann sich telefonisch melden.",
    "Auf Wunsch wird in {languages} Sprachen gedolmetscht.",
    "Die Räume sind ohne Stufen erreichbar.",
    "Eine Kinderbetreuung wird bei Bedarf angeboten.",
    "Die Ergebnisse fließen in das Integrationskonzept des Kreises ein.",
    "Im Frühjahr berichtet die Fachstelle dem zuständigen Ausschuss.",
    "Besonders gefragt waren die Termine am Abend.",
    "Viele Teilnehmende haben von Nachbarn und Bekannten davon erfahren.",
    "Die Termine wurden gemeinsam mit den Gemeinden abgestimmt.",
    "Für den Herbst sind weitere Orte vorgesehen, darunter {other_place}.",
    "Fragen beantwortet die zuständige Stelle im Kreishaus.",
    "Unterlagen gibt es in einfacher Sprache.",
    "Auch Betriebe aus der Region beteiligen sich.",
    "Ein Flyer liegt in allen Rathäusern aus.",
    "Die Plätze werden in der Reihenfolge der Anmeldungen vergeben.",
    "Wer keinen Platz erhält, kommt auf eine Warteliste.",
    "Das erste Treffen dient dem Kennenlernen.",
    "Anschließend finden die Treffen alle zwei Wochen statt.",
    "Die Leitung übernimmt ein Team aus Haupt- und Ehrenamtlichen.",
    "Von {place} aus fährt der Bus bis vor die Tür.",
    "Im Jahr {year} wurde das Vorhaben zum ersten Mal erprobt.",
    "Seitdem ist die Nachfrage jedes Jahr gestiegen.",
    "Die Rückmeldungen fielen überwiegend gut aus.",
    "Kritik gab es an den langen Wegen; deshalb kommt nun ein zweiter Ort hinzu.",
    "Wer selbst mitarbeiten möchte, ist jederzeit willkommen.",
    "Die Gruppe bleibt klein, damit alle zu Wort kommen.",
    "Getränke stehen bereit, eigene Speisen können mitgebracht werden.",
    "Die Gemeinde {place} stellt die Räume zur Verfügung.",
    "Mit {other_place} ist ein gemeinsames Abschlussfest vereinbart.",
    "Der Kreistag hat dem Vorhaben im {month} zugestimmt.",
    "Eine Befragung aller Beteiligten ist für das kommende Jahr vorgesehen.",
    "Die Fachkräfte nehmen vorher an einer zweitägigen Fortbildung teil.",
    "Jede Anmeldung wird innerhalb einer Woche bestätigt.",
    "Es gibt insgesamt {count} Plätze, verteilt auf mehrere Gruppen.",
    "Bei Krankheit der Leitung wird der Termin nachgeholt.",
    "Auch wer erst später dazukommt, findet leicht Anschluss.",
    "Die Erfahrungen der ersten Runde wurden in die Planung aufgenommen.",
    "Das Material dürfen die Teilnehmenden behalten.",
    "Für Rückfragen steht die Fachstelle an allen Werktagen bereit.",
    "Die Ergebnisse werden im Kreishaus ausgestellt.",
    "Ein Fahrdienst kann über das Bürgerbüro bestellt werden.",
    "Die Schulen in {place} und {other_place} machen mit.",
)

QUOTES = (
    "Wir wollen, dass niemand an Formularen scheitert. Deshalb beraten wir dort, wo die Menschen sind.",
    "Gute Angebote sprechen sich herum. Das sehen wir an den Anmeldungen aus dem ganzen Kreis.",
    "Ohne die Freiwilligen ginge es nicht. Sie kennen die Familien und die Wege im Ort.",
    "Wir hören zuerst zu und planen dann. So entstehen Angebote, die wirklich gebraucht werden.",
    "Was sich in einer Gemeinde bewährt, soll auch in den anderen ankommen.",
)

# Recognisable as invented
SPEAKERS = (
    ("Mira Muster", "Leiterin der Fachstelle"),
    ("Erik Exempel", "Koordinator im Kreishaus"),
    ("Petra Probe", "Ehrenamtliche"),
    ("Bodo Beispiel", "Vorsitzender des Vereins"),
)

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
