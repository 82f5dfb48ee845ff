"""What people ask the corpus, and what should answer: grades from 3 (exactly that) to 1 (also helps).

Half of the questions are for tuning, the other half only measures; the halves are drawn by the words themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

# A line: the question, then keys of the corpus with their grades; "-" before keys that must not come
LINES = """
# whole words
Integrationsbeirat: integrationsbeirat 3
Glasfaser: glasfaser 3
Hochwasser: hochwasser 3
Wohngeld: wohngeld 3
Elterngeld: elterngeld 3, online-dienste 1
Frauenhaus: frauenhaus 3
Moschee: moschee 3, runder-tisch 1
Einbürgerung: einbuergerung 3, auslaenderbehoerde 2
Führerschein: fuehrerschein 3, online-dienste 1
Rassismus Diskriminierung: rassismus 3
Sperrmüll: sperrmuell 3
Jobcenter: jobcenter 3
Waldbrandgefahr: waldbrand 3
Tafel: tafel 3
Feuerwehr: feuerwehr 3, waldbrand 1
Jugendamt: jugendamt 3, kitagebuehren 1
Gesundheitsamt: gesundheitsamt 3
Volkshochschule: sprachkurs-abend 3
Vogelgrippe: tierschutz 3
Kreishaus: inklusion 3, online-dienste 1
# compounds: a part finds the whole
Integration: runder-tisch 3, integrationskonzept 2, integrationsbeirat 2, programm-wir 1
Konzept: integrationskonzept 3, nahverkehr 1
Förderung: foerdermittel 3, sportfoerderung 1, schuelerbeförderung 0, wir-foerderung 2
Kurs: sprachkurs-abend 3, kurse-frauen 3, schwimmen 2, leichte-sprache 1
Beirat: integrationsbeirat 3, seniorenbeirat 3, integrationskonzept 2, inklusion 1
Müll: sperrmuell 3, muellabfuhr 2
Wohnung: wohnungssuche 3, leichte-sprache 1
Anmeldung: schulanmeldung 3, sperrmuell 2, ukraine 1
Sprache: leichte-sprache 3, dolmetscher 2, buecherei 1, sprachkurs-abend 2, kurse-frauen 1, asylbewerber 1
Wahl: wahl 3
Lotsen: gesundheitslotsen 3
Senioren: seniorenbeirat 3, smartphone-senioren 3
Pflege: pflegestuetzpunkt 3, fachkraefte 2, ausbildungsmesse 1, tagesmuetter 1
Sport: sportfoerderung 3, schwimmen 2
Schwimmkurs: schwimmen 3
Impfung: impfen 3, gesundheitsamt 1, schulanmeldung 1
Bescheid: wir-foerderung 3, anerkennung 2
Ausbildung: ausbildungsmesse 3
Klima: klimaschutz 3
Haushalt: haushalt 3, glasfaser 1
Bücher: buecherei 3
Telefon: frauenhaus 2, ukraine 2, smartphone-senioren 1
Museum: museum 1, ehrenamtskarte 1
Brand: waldbrand 3, ehrenamtliche-dank 2, feuerwehr 2
Fahrplan: nahverkehr 3
Kalender: muellabfuhr 3, runder-tisch 1
Bank: -seniorenbeirat 0
Preis: klimaschutz 2, sozialpass 2
Gebühren: kitagebuehren 3
Musik: musikschule 3
Kinderbetreuung: kurse-frauen 3, kita-plaetze 1, tagesmuetter 1
Verwendungsnachweis: foerdermittel 3
Kennzeichen: zulassung 3
# a compound that the texts take apart
Sprachkursangebot: sprachkurs-abend 3, kurse-frauen 1, leichte-sprache 1
Abendkurs: sprachkurs-abend 3
Wohnungshilfe: wohnungssuche 3, leichte-sprache 2
Sommerferien: schulanmeldung 3
Tischrunde: runder-tisch 0
Busfahrplan: nahverkehr 3
Vereinsgeld: sportfoerderung 3
# plural, case and verb forms
Kindertagesstätte: kita-plaetze 3
Sprachkurse: sprachkurs-abend 3, leichte-sprache 1
Führerscheine: fuehrerschein 3, online-dienste 1
Integrationskonzepte: integrationskonzept 3
Wohnungen: leichte-sprache 2, wohnungssuche 3
Radwege: radweg 3
Unterkünfte: gemeinschaftsunterkunft 3, lehrermangel 1
Moscheen: moschee 3, runder-tisch 1
Mietvertrag: wohnungssuche 3
Büchereien: buecherei 3, smartphone-senioren 1
Hund: hunde 3
Bäume: klimaschutz 3
Baum: klimaschutz 3
Häuser: moschee 2
Fahrrad: klimaschutz 2
Zug: nahverkehr 3
Bus: nahverkehr 3, impfen 2, schuelerbeförderung 2, sozialpass 1, jugendforum 1
Sitzbank: seniorenbeirat 0
gefördert: sportfoerderung 2, programm-wir 2, wir-foerderung 2
übersetzen: dolmetscher 3
geimpft: impfen 3
Praxis: gesundheitslotsen 3
Arbeitsloser: jobcenter 3
Notaufnahmen: krankenhaus 3
Spende: tafel 3
Ideen: foerdermittel 3, jugendforum 2
Hilfetelefon: frauenhaus 3
# umlauts and ß in other spellings
Buedingen: kurse-frauen 3
Kindertagesstaetten: kita-plaetze 3
Gefluechtete: wohnungssuche 3, gemeinschaftsunterkunft 2
Fuehrerschein: fuehrerschein 3, online-dienste 1
Muell: sperrmuell 3, muellabfuhr 2
Elterngeld beantragen: elterngeld 2, online-dienste 2
WOHNGELD: wohngeld 3
einbuergerung: einbuergerung 3, auslaenderbehoerde 2
Sperrmuell anmelden: sperrmuell 3
Musikschüler: -tafel 0
Tagesmuetter: tagesmuetter 3
Auslaenderbehoerde: auslaenderbehoerde 3, ukraine 2
Loeschfahrzeug: feuerwehr 3
Baeume pflanzen: klimaschutz 3
Krankenhäuser: gesundheitslotsen 2, krankenhaus 3
Wölfersheim: radweg 3
Woelfersheim Echzell: radweg 3
# slips of the keys
Integratoin: runder-tisch 3, integrationskonzept 2, integrationsbeirat 2
Wohngled: wohngeld 3
Gesundheitsmat: gesundheitsamt 3
Glassfaser: glasfaser 3
Freidberg: sprachkurs-abend 3, wohngeld 2
Jugentamt: jugendamt 3, kitagebuehren 1
Dolmetcher: dolmetscher 3
Einbürgung: einbuergerung 3, auslaenderbehoerde 2
Feuerwher: feuerwehr 3, waldbrand 1
Führrerschein: fuehrerschein 3, online-dienste 1
Elterngelt: elterngeld 3, online-dienste 1
Hochwaser: hochwasser 3
Gleichstelung: gleichstellung 3, frauenhaus 1
Schuldnerberatng: schuldnerberatung 3
Kindertagestätte: kita-plaetze 3
Klimaschuz: klimaschutz 3
Ausbildungmesse: ausbildungsmesse 3
Sperrmül: sperrmuell 3
Bibliotek: buecherei 3
Seniorn: seniorenbeirat 3, smartphone-senioren 3
# gender forms
Lehrer: schulsozialarbeit 3, musikschule 2, lehrermangel 2
Lehrerin: schulsozialarbeit 3, musikschule 2, lehrermangel 2
Lehrer:innen: schulsozialarbeit 3, musikschule 2, lehrermangel 2
Arzt: impfen 3, integrationsbeirat 3, gesundheitslotsen 1
Ärztinnen: impfen 3, integrationsbeirat 3, gesundheitslotsen 1
Koordinator: wir-foerderung 3, koordinatorin 1
Patienten: krankenhaus 3
Berater: wohnungssuche 2, anerkennung 2
Pendler: radweg 3
Krankenpfleger: anerkennung 3
Rollstuhlfahrer: inklusion 3
Pädagoge: lehrermangel 3
Ansprechpartner: koordinatorin 3
Sozialarbeiterin: stellenangebot 3
Anfänger: sprachkurs-abend 3
Ingenieurin: anerkennung 3
Bürgermeisterin: jugendforum 3
Vermieterin: wohnungssuche 3
Landrätin: einbuergerung 2, ehrenamtliche-dank 3
Ausländerin: auslaenderbehoerde 3
Bewerber*innen: ausbildungsmesse 0
# synonyms
Kita: kita-plaetze 3, kitagebuehren 1
Kindergarten: kita-plaetze 3, kitagebuehren 1
Krankenhaus: krankenhaus 3, gesundheitslotsen 2
Klinik: krankenhaus 3
Flüchtlinge: gemeinschaftsunterkunft 3, wohnungssuche 3, asylbewerber 1
Geflüchtete: wohnungssuche 3, gemeinschaftsunterkunft 3, asylbewerber 1
Bibliothek: buecherei 3, smartphone-senioren 1
Handy: smartphone-senioren 3, jobcenter 1
Dolmetschen: dolmetscher 3
Freiwillige: dolmetscher 2, freiwilligenagentur 3, gesundheitslotsen 2, ehrenamtliche-dank 1
Auto anmelden: zulassung 3
Zuschuss: wir-foerderung 1, foerdermittel 1, kita-plaetze 1, kitagebuehren 3
Abfall: muellabfuhr 3, sperrmuell 2
Azubi: ausbildungsmesse 3
ÖPNV: nahverkehr 3
Ausländeramt: auslaenderbehoerde 3, ukraine 2
Rentner: seniorenbeirat 2, smartphone-senioren 2
Behinderung: inklusion 3
Gehalt: gleichstellung 3
Fahrerlaubnis: fuehrerschein 3
Internetanschluss: glasfaser 3
Wohnheim: gemeinschaftsunterkunft 3
Job: stellenangebot 2, jobcenter 2
Mülltonne: muellabfuhr 3
Tagesmutter: tagesmuetter 3
# places
Friedberg: sprachkurs-abend 3, wohngeld 2
Bad Nauheim: musikschule 3, smartphone-senioren 3
Nauheim: musikschule 3, smartphone-senioren 3
Bad Vilbel: kita-plaetze 3
Friedberger: sprachkurs-abend 3, wohngeld 2
Karben: kita-plaetze 3, moschee 2
Nidda: kita-plaetze 2, jobcenter 2
Rosbach: runder-tisch 3
Hirzenhain: impfen 3
Butzbach: tafel 3, integrationsbeirat 2
Gederns: gemeinschaftsunterkunft 3
Glauberg: museum 3
Ranstadt: glasfaser 3
Kita Karben: kita-plaetze 3
Sprachkurs Friedberg: sprachkurs-abend 3
Limeshain Feuerwehr: feuerwehr 3
# Leichte Sprache and plain words
Sprach-Kurs: leichte-sprache 3, sprachkurs-abend 3
Kreis-Verwaltung: leichte-sprache 3
Hilfe für Wohnung: leichte-sprache 3, wohnungssuche 3
Deutsch lernen: sprachkurs-abend 3, kurse-frauen 3, fachkraefte 2
Wo kann ich Deutsch lernen?: sprachkurs-abend 3, kurse-frauen 3, fachkraefte 2
Geld vom Amt: wohngeld 0
Wie melde ich mein Auto an?: zulassung 3
Schulden zahlen: schuldnerberatung 3
Kinder-Garten: kita-plaetze 3
Müll-Abfuhr: muellabfuhr 3
Ausländer-Behörde: auslaenderbehoerde 3, ukraine 2
# several words, programmes, names
Landesprogramm WIR: programm-wir 3, wir-foerderung 1
wir: programm-wir 3, wir-foerderung 3
Petra Probe: koordinatorin 3
runder Tisch: runder-tisch 3
Hilfe bei Gewalt: frauenhaus 3
kostenlos Bus Schule: schuelerbeförderung 3
Antrag online: online-dienste 3, schuelerbeförderung 2, jobcenter 2
Geld für Vereine: sportfoerderung 3
Beruf anerkennen: anerkennung 3
Aufenthaltserlaubnis Ukraine: ukraine 3
"offenen Tür": musikschule 3
"Tag der offenen": musikschule 3, moschee 3
Kinder schwimmen: schwimmen 3
Impfung ohne Termin: impfen 3
Stelle Sozialarbeit: stellenangebot 3
Kurse -Frauen: sprachkurs-abend 3, schwimmen 2
"""

# Questions that nothing in the corpus answers, and (after a colon) single texts that would be a wrong answer
NEGATIVE = """
Mondlandung
Zahnarztpraxis Hamburg
Kreuzfahrt
Bitcoin
Weihnachtsmarkt
Kernkraftwerk
Reitstunden
Schach
Opernhaus
Yoga
Hamster
Pizza
Flughafen
Steuererklärung
Lotto
Erdbeben
Tennis
Marathon
Astronomie
xyzzy
qwertz
Börsenkurs
Skifahren
Angelschein
Jagdschein
Waffenbesitzkarte
Segelboot
Dinosaurier
Raumstation
Konzertkarten Berlin
Meer
Strand
Fasching
Oktoberfest
Heirat
Scheidung
Testament
Friedhof
Rosenzucht
Eisbahn
Fried: sprachkurs-abend
Berg: sprachkurs-abend, fachkraefte, museum
Bach: runder-tisch, tafel
Bad: musikschule, kita-plaetze, smartphone-senioren
Stadt: glasfaser, schwimmen
Heim: radweg, feuerwehr
Garten: kita-plaetze
Tag: nahverkehr, integrationskonzept, wahl
Rat: ehrenamtliche-dank
Ehre: ehrenamtskarte
Wirt: stellenangebot
Schaft: gemeinschaftsunterkunft
Term: auslaenderbehoerde
Amt: ehrenamtskarte, foerdermittel, haushalt
Wind
Bären
Kork
Lehre: schulsozialarbeit, musikschule
Karte: koordinatorin
Rose: runder-tisch
Stall: stellenangebot
Wolf: radweg
Hain: impfen
Kater
Nagel
Spargel
Stern: wahl, museum
Reis: zulassung
Ernte
Rund: sportfoerderung
Ring
Heft
Eis: zulassung
Tee: programm-wir
Sparta
Kuchen
Lampe
Traktor
Gips
"""


@dataclass(frozen=True)
class Query:
    """A question; `grades` by key, or none where nothing may come but what is not in `forbidden` (all, if empty)."""

    text: str
    grades: dict[str, int]
    forbidden: frozenset[str] = frozenset()

    @property
    def measures(self) -> bool:
        """Tell whether it belongs to the half on which nothing was tuned."""
        return crc32(self.text.encode()) % 2 == 1


def answered() -> Iterator[Query]:
    """Yield the questions that have answers."""
    for line in filter(None, LINES.splitlines()):
        if line.startswith("#"):
            continue
        text, _, answers = line.rpartition(": ")
        pairs = [answer.split() for answer in answers.split(", ")]
        grades = {key: int(grade) for key, grade in pairs if int(grade)}
        if grades:
            yield Query(text, grades)


def unanswered() -> Iterator[Query]:
    """Yield the questions that nothing answers, or not these texts."""
    for line in filter(None, NEGATIVE.splitlines()):
        text, _, forbidden = line.partition(": ")
        yield Query(text, {}, frozenset(filter(None, forbidden.split(", "))))
