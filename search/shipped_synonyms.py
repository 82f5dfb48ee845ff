"""Synonyms that every county's administration needs; staff change them and add their own."""

SHIPPED = """
Kita, Kindertagesstätte, Kindergarten, Krippe, Kindertageseinrichtung
Tagesmutter, Tagesvater, Tagespflegeperson, Kindertagespflege
Krankenhaus, Klinik, Hospital, Klinikum
Flüchtling, Geflüchtete, Schutzsuchende, Asylsuchende, Asylbewerber
Migrant, Zugewanderte, Einwanderer, Eingewanderte, Migrationsgeschichte, Migrationshintergrund
Ausländerbehörde, Ausländeramt
Ausländer, Ausländische
Bücherei, Bibliothek
Handy, Smartphone, Mobiltelefon
Dolmetscher, Übersetzer, Sprachmittler
dolmetschen, übersetzen, Übersetzung
Ehrenamt, ehrenamtlich, Freiwillige, Engagierte, Engagement
Auto, Kraftfahrzeug, Kfz, Wagen, Fahrzeug
Zulassung, Kraftfahrzeug anmelden, Auto anmelden
Zuschuss, Förderung, Fördermittel, Beihilfe, Zuwendung
Müll, Abfall
Mülltonne, Tonne, Restmüll, Mülleimer
Müllabfuhr, Abfallkalender, Müllkalender, Abfuhrkalender
Auszubildende, Azubi, Lehrling
Nahverkehr, ÖPNV, Bus und Bahn
Senioren, ältere Menschen, Ältere, Rentner
Behinderung, Behinderte, barrierefrei, Inklusion, Barrierefreiheit
Lohn, Gehalt, Verdienst
Führerschein, Fahrerlaubnis
Internet, Breitband, Glasfaser, Internetanschluss
Gemeinschaftsunterkunft, Flüchtlingsunterkunft, Wohnheim, Asylheim
Arbeit, Job, Stelle
Arbeitsamt, Arbeitsagentur, Bundesagentur für Arbeit
Bürgergeld, Hartz IV, Grundsicherung, Arbeitslosengeld
Lehrkraft, Lehrer, Pädagoge, Lehrpersonal
Studierende, Student
Mitarbeitende, Mitarbeiter, Beschäftigte
Termin, Terminvereinbarung
Veranstaltung, Event
Pass, Reisepass, Ausweis, Personalausweis
Aufenthaltserlaubnis, Aufenthaltstitel, Aufenthaltsgenehmigung
Einbürgerung, Staatsangehörigkeit, Staatsbürgerschaft
kostenlos, gratis, umsonst, kostenfrei
Gebühr, Kosten, Beitrag
Antrag, beantragen
Deutschkurs, Sprachkurs, Integrationskurs
Bauantrag, Baugenehmigung, Genehmigung bauen
Hausarzt, Praxis, Arztpraxis
Gleichstellung, Gleichberechtigung
Rassismus, Diskriminierung, Benachteiligung
Jugendliche, junge Menschen, Jugend
Kontakt, Ansprechpartner, Ansprechperson
Pressemitteilung, Meldung, Nachricht
online, digital, Internet
Förderprogramm, Programm
Landkreis, Kreis
Hochwasser, Überschwemmung, Flut
Wahl, Abstimmung
Moschee, Islam, Muslime, muslimisch
Essen, Lebensmittel, Nahrung, Mahlzeit
Bauaufsicht, Bauamt, Baubehörde
bauen, Neubau, Bau, Hausbau
Notruf, Hilfetelefon, Notfall
Ukraine, Ukrainer, ukrainisch
Türkei, türkisch, Türke
Syrien, Syrer, syrisch
Afghanistan, Afghane, afghanisch
arbeitslos, Arbeitslosigkeit, erwerbslos
Vorsitz, Vorsitzende
"""


def rows() -> list[str]:
    """Return the rows as staff would have entered them."""
    return SHIPPED.strip().splitlines()
