"""The pages that every public portal owes its visitors, honest about being a demonstration."""

from .outline import Facts, Statement, StatementVersion, Version

DEMONSTRATION = Facts(
    "Demonstration",
    """
    - Dieses Portal zeigt, wie eine Kreisverwaltung ihre Förderprogramme vorstellen kann.
    - Es ist kein amtliches Angebot. Anschrift, Postfächer und Rufnummern sind Beispielangaben.
    - Was belegt und was erfunden ist, steht unter [Über das Portal](/ueber-das-portal/).
    """,
)
SHORT = Facts(
    "Das Wichtigste in Kürze",
    """
    - Für Besucherinnen und Besucher werden keine Cookies gesetzt.
    - Es gibt keine Zählung, keine Werbung und keine Inhalte von fremden Servern.
    - Schriften und Bilder liegen auf unserem eigenen Server.
    """,
)
ADDRESS = "Beispielplatz 1\n12345 Musterstadt"

IMPRINT = {
    "provider": "Beispielkreis Wetterau",
    "legal_form": "Körperschaft des öffentlichen Rechts (Beispiel)",
    "address": ADDRESS,
    "representative": "Der Kreis wird durch den Kreisausschuss vertreten. In einem amtlichen Angebot stehen hier Name"
    " und Amt der Landrätin oder des Landrats.",
    "telephone": "069 90009-000",
    "email": "poststelle@wetterau.example.org",
    "supervisory_authority": "In einem amtlichen Angebot wird hier die zuständige Kommunalaufsicht mit Anschrift"
    " genannt.",
    "responsible": f"Rita Redaktion (erfundene Person), Pressestelle\n{ADDRESS}",
    "rights": "Texte und Zeichnungen sind für diese Demonstration entstanden. Die Zeichnungen stehen unter der Lizenz"
    " CC BY 4.0. Bitte nennen Sie als Quelle „Zeichnung: WIR-Portal“.",
}

PRIVACY = {
    "controller": "Beispielkreis Wetterau",
    "controller_address": ADDRESS,
    "controller_telephone": "069 90009-000",
    "controller_email": "poststelle@wetterau.example.org",
    "officer": "Sie erreichen die datenschutzbeauftragte Person auch unter der Anschrift oben mit dem Zusatz"
    " „Datenschutz“.",
    "officer_telephone": "069 90009-040",
    "officer_email": "datenschutz@wetterau.example.org",
    "recipients": "Ihre Daten liegen auf Servern in Deutschland. Wir geben sie nur weiter, wenn für Ihr Anliegen eine"
    " andere Stelle zuständig ist.",
    "third_countries": "Es gehen keine Daten in Länder außerhalb der Europäischen Union.",
    "obligation": "Nein. Alle Seiten lassen sich lesen, ohne dass Sie etwas über sich sagen. Ohne E-Mail-Adresse oder"
    " Telefonnummer können wir Ihnen aber nicht antworten.",
    "automated_decisions": "Entscheidungen trifft hier immer ein Mensch. Es werden keine Profile gebildet.",
    "authority": "Der Hessische Beauftragte für Datenschutz und Informationsfreiheit",
    "authority_address": "Postfach 31 63\n65021 Wiesbaden",
    "authority_website": "https://datenschutz.hessen.de/",
}
VISIT = {
    "title": "Besuch der Seiten",
    "purpose": "Wir liefern die Seite aus und wehren Angriffe ab.",
    "data": "Adresse der Seite, Zeitpunkt, Browser und IP-Adresse: Das überträgt Ihr Browser bei jedem Aufruf.",
    "legal_basis": "Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 3 HDSIG",
    "retention": "höchstens sieben Tage",
}
STAFF = {
    "title": "Anmeldung der Redaktion",
    "purpose": "Nachweisen, wer einen Text geschrieben und wer ihn freigegeben hat.",
    "data": "Name, dienstliche E-Mail-Adresse und Zeitpunkte der Arbeitsschritte. Der Browser erhält ein technisch"
    " notwendiges Cookie (§ 25 Absatz 2 TDDDG), das mit der Sitzung endet.",
    "legal_basis": "Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 23 HDSIG",
    "retention": "bis zwei Jahre nach dem Ende des Kontos",
}
MESSAGES = {
    "title": "Barriere oder Fehler melden",
    "purpose": "Wir beheben, was Sie uns melden, und antworten Ihnen, wenn Sie das möchten.",
    "data": "Ihre Nachricht und die Seite, um die es geht. Nur wenn Sie es angeben: Name, E-Mail-Adresse,"
    " Telefonnummer oder Anschrift.",
    "legal_basis": "Artikel 6 Absatz 1 Buchstabe c und e DSGVO in Verbindung mit § 14 HBGG und § 3 HDSIG",
    "retention": "sechs Monate, nachdem Ihr Anliegen erledigt ist; danach bleibt nur, worum es ging, ohne Ihre Angaben",
}
SEARCH = {
    "title": "Suche",
    "purpose": "Wir möchten wissen, was Menschen hier suchen und nicht finden.",
    "data": "Wörter, zu denen es keinen Treffer gab, und an welchen Tagen danach gesucht wurde. Nicht gespeichert"
    " werden IP-Adresse, Uhrzeit und alles, was nach einer E-Mail-Adresse oder Telefonnummer aussieht.",
    "legal_basis": "Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 3 HDSIG",
    "retention": "180 Tage nach der letzten solchen Suche",
}
NEWSLETTER = {
    "title": "Meldungen per E-Mail",
    "purpose": "Wir schicken Ihnen, was Sie bestellt haben.",
    "data": "Ihre E-Mail-Adresse, was Sie bestellt haben, und der Nachweis, dass Sie zugestimmt haben. Wir messen"
    " nicht, ob Sie eine E-Mail öffnen.",
    "legal_basis": "Artikel 6 Absatz 1 Buchstabe a DSGVO",
    "retention": "bis Sie sich abmelden; das geht mit einem Klick in jeder E-Mail. Der Nachweis, dass Sie zugestimmt"
    " haben, bleibt drei Jahre länger, ohne die Adresse",
}

ACCESSIBILITY = {
    "scope": "Diese Erklärung gilt für alle öffentlichen Seiten dieses Portals. Sie gilt nicht für Angebote anderer,"
    " auf die wir verweisen.",
    "legal_basis": "Grundlage sind das Hessische Behinderten-Gleichstellungsgesetz, die Hessische Verordnung über"
    " barrierefreie Informationstechnik (HVBIT) und die Richtlinie (EU) 2016/2102.",
    "standard": "EN 301 549 und WCAG 2.2, Stufe AA",
    "conformity": "partial",
    "method": "own",
    "method_text": "Jede Änderung am Portal wird mit einem automatischen Prüfprogramm getestet, dazu mit Tastatur, bei"
    " schmaler Anzeige und mit größerem Zeilenabstand. Eine Prüfung durch Menschen mit Behinderungen steht noch aus.",
    "prepared_on": "2020-09-23",
    "feedback_office": "Ansprechstelle für Barrierefreiheit, Beispielkreis Wetterau",
    "feedback_telephone": "069 90009-050",
    "feedback_email": "barrierefrei@wetterau.example.org",
    "enforcement": "Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik des Landes Hessen",
    "enforcement_address": "In einem amtlichen Angebot stehen hier Anschrift und Rufnummer der Stelle.",
    "enforcement_website": "https://lbit.hessen.de/",
    "enforcement_text": "Bekommen Sie innerhalb von sechs Wochen keine oder keine befriedigende Antwort, können Sie"
    " sich an die Durchsetzungsstelle wenden. Das Verfahren kostet Sie nichts.",
}
SIGN_LANGUAGE = {
    "title": "Gebärdensprache",
    "text": "Es gibt noch kein Video, das in Deutscher Gebärdensprache erklärt, was auf diesen Seiten steht.",
    "reason": "not_yet",
    "reason_text": "Das Video ist beauftragt und noch nicht fertig (Beispielangabe).",
    "alternative": "Auf Wunsch erklären wir Ihnen die Inhalte mit einer Dolmetscherin oder einem Dolmetscher.",
    "until": "year_end+1",
}
OLD_NEWS = {
    "title": "Ältere Meldungen",
    "text": "Meldungen aus den ersten Jahren liegen nur auf Deutsch vor, nicht in Leichter Sprache.",
    "reason": "burden",
    "reason_text": "Alle älteren Meldungen zu übertragen, würde mehr kosten, als es nützt: Sie werden selten gelesen.",
    "alternative": "Nennen Sie uns die Meldung, die Sie brauchen. Wir erklären sie Ihnen am Telefon oder schreiben sie"
    " für Sie um.",
}
VIDEOS = {
    "title": "Videos anderer",
    "text": "Hinter Links zu Videos liegen Angebote anderer. Dort können Untertitel oder Beschreibungen fehlen.",
    "reason": "outside",
    "reason_text": "Auf die Angebote anderer haben wir keinen Einfluss.",
    "alternative": "Neben jedem Link steht, was im Film zu sehen und zu hören ist.",
}

IMPRINT_SUMMARY = "Wer dieses Portal anbietet und wer für die Inhalte verantwortlich ist."
PRIVACY_SUMMARY = (
    "Welche Daten beim Besuch dieser Seiten verarbeitet werden, wozu und wie lange."
    " Und welche Rechte Sie haben."
)
ACCESSIBILITY_SUMMARY = (
    "Wie gut dieses Portal ohne Barrieren zu nutzen ist, was noch fehlt"
    " und wie Sie ein Hindernis melden."
)

STATEMENTS = (
    Statement(
        kind="imprint",
        versions=(
            StatementVersion(
                Version(
                    at="2014-01-06 08:00",
                    title="Impressum",
                    summary=IMPRINT_SUMMARY,
                    body=(DEMONSTRATION,),
                ),
                {**IMPRINT, "reviewed_on": "2014-01-06", "review_due": "2015-01-05"},
            ),
            StatementVersion(
                Version(
                    at="today-120 09:00",
                    title="Impressum",
                    summary=IMPRINT_SUMMARY,
                    body=(DEMONSTRATION,),
                    note="Alle Angaben geprüft.",
                    minor=True,
                ),
                {**IMPRINT, "reviewed_on": "today-120", "review_due": "today+240"},
            ),
        ),
    ),
    Statement(
        kind="privacy",
        versions=(
            StatementVersion(
                Version(
                    at="2018-05-25 08:00",
                    title="Datenschutz",
                    summary=PRIVACY_SUMMARY,
                    body=(DEMONSTRATION, SHORT),
                ),
                {**PRIVACY, "reviewed_on": "2018-05-25", "review_due": "2019-05-24"},
                (VISIT, STAFF),
            ),
            StatementVersion(
                Version(
                    at="today-350 09:00",
                    title="Datenschutz",
                    summary=PRIVACY_SUMMARY,
                    body=(DEMONSTRATION, SHORT),
                    note="Meldungen per E-Mail und das Melden von Barrieren ergänzt.",
                ),
                {**PRIVACY, "reviewed_on": "today-350", "review_due": "today+10"},
                (VISIT, SEARCH, MESSAGES, NEWSLETTER, STAFF),
            ),
        ),
    ),
    Statement(
        kind="accessibility",
        versions=(
            StatementVersion(
                Version(
                    at="2020-09-23 08:00",
                    title="Erklärung zur Barrierefreiheit",
                    summary=ACCESSIBILITY_SUMMARY,
                    body=(DEMONSTRATION,),
                ),
                {**ACCESSIBILITY, "reviewed_on": "2020-09-23", "review_due": "2021-09-22"},
                (SIGN_LANGUAGE, VIDEOS),
            ),
            StatementVersion(
                Version(
                    at="today-90 09:00",
                    title="Erklärung zur Barrierefreiheit",
                    summary=ACCESSIBILITY_SUMMARY,
                    body=(DEMONSTRATION,),
                    note="Nach eigener Prüfung neu gefasst.",
                ),
                {**ACCESSIBILITY, "reviewed_on": "today-90", "review_due": "today+270"},
                (SIGN_LANGUAGE, OLD_NEWS, VIDEOS),
            ),
        ),
    ),
)
