"""The people: two real names with what the announcement of January 2017 says of them, all others invented.

Invented people are recognisable by their surnames: Muster, Exempel, Beispiel, Specimen, Vorlage and so on.
"""

from .outline import Human, Merged, Term, Text, Version

INVENTED = Text(
    "Diese Person ist erfunden. Sie zeigt, wie eine Ansprechperson im Portal erscheint."
)
COORDINATION = Text(
    """
    ## Was die WIR-Koordination tut

    Sie entwickelt gemeinsam mit den Fachdiensten Angebote, die allen Menschen im Kreis offenstehen. Sie gehört zum
    [Landesprogramm WIR](/programme/wir/).
    """
)

PEOPLE = (
    Human(
        slug="franziska-walter",
        email="wir@wetterau.example.org",
        telephone="069 90009-231",
        versions=(
            Version(
                at="2014-03-03 08:00",
                title="Franziska Walter",
                summary="Franziska Walter koordiniert das Landesprogramm WIR im Wetteraukreis.",
                body=(COORDINATION,),
            ),
            Version(
                at="2017-01-17 07:40",
                title="Franziska Walter",
                summary="Franziska Walter koordiniert das Landesprogramm WIR im Wetteraukreis.",
                body=(
                    COORDINATION,
                    Text(
                        """
                        ## Woher diese Angaben stammen

                        Name, Aufgabe und der 1. März 2014 als Beginn gehen auf eine Meldung des Wetteraukreises vom
                        17. Januar 2017 zurück. Ein Ende ist nicht bekannt, deshalb bleibt es offen. Postfach und
                        Rufnummer sind Beispielangaben.
                        """
                    ),
                ),
                note="Herkunft der Angaben ergänzt.",
            ),
        ),
        terms=(
            (Term("fachstelle-integration-und-vielfalt", "WIR-Koordination", "2014-03-01"),),
            (Term("fachstelle-integration-und-vielfalt", "WIR-Koordination", "2014-03-01"),),
        ),
    ),
    Human(
        slug="stephanie-becker-boesch",
        email="sozialdezernat@wetterau.example.org",
        telephone="069 90009-100",
        versions=(
            Version(
                at="2017-01-17 07:30",
                title="Stephanie Becker-Bösch",
                summary="Stephanie Becker-Bösch wird in der Meldung vom 17. Januar 2017 als Sozialdezernentin genannt.",
                body=(
                    Text(
                        """
                        ## Woher diese Angaben stammen

                        Name und Amt gehen auf die Meldung [Land fördert WIR-Koordination auch
                        2017](meldung:land-foerdert-wir) zurück. Seit wann und bis wann das Amt ausgeübt wurde,
                        ist in den Beispieldaten nicht bekannt: Der Beginn ist deshalb der Tag der Meldung, das Ende
                        bleibt offen. Postfach und Rufnummer sind Beispielangaben.
                        """
                    ),
                ),
            ),
        ),
        terms=((Term("sozialdezernat", "Sozialdezernentin", "2017-01-17"),),),
    ),
    Human(
        slug="erik-exempel",
        email="erik.exempel@wetterau.example.org",
        telephone="069 90009-201",
        room="Haus B, Raum 214",
        versions=(
            Version(
                at="2014-01-06 09:00",
                title="Erik Exempel",
                summary="Erik Exempel leitet den Fachbereich Jugend und Soziales.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "fachbereich-jugend-und-soziales",
                    "Fachbereichsleitung",
                    "2014-01-01",
                ),
            ),
        ),
    ),
    Human(
        slug="annika-annahme",
        email="annika.annahme@wetterau.example.org",
        telephone="069 90009-221",
        room="Haus B, Raum 108",
        versions=(
            Version(
                at="2015-04-07 08:00",
                title="Annika Annahme",
                summary="Annika Annahme leitet den Fachdienst Migration und Teilhabe.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "fachdienst-migration-und-teilhabe",
                    "Fachdienstleitung",
                    "2015-04-01",
                ),
            ),
        ),
    ),
    Human(
        slug="bernd-beispiel",
        email="bernd.beispiel@wetterau.example.org",
        telephone="069 90009-222",
        versions=(
            Version(
                at="2016-02-01 08:00",
                title="Bernd Beispiel",
                summary="Bernd Beispiel koordiniert das Programm Sprache im Alltag.",
                body=(INVENTED,),
            ),
            Version(
                at="2021-05-25 08:00",
                title="Bernd Beispiel",
                summary="Bernd Beispiel koordiniert das Programm Sprache im Alltag bis zum 31. Mai 2021.",
                body=(INVENTED,),
                note="Ende der Tätigkeit eingetragen.",
            ),
        ),
        terms=(
            (
                Term(
                    "fachdienst-migration-und-teilhabe",
                    "Koordination Sprache im Alltag",
                    "2016-02-01",
                ),
            ),
            (
                Term(
                    "fachdienst-migration-und-teilhabe",
                    "Koordination Sprache im Alltag",
                    "2016-02-01",
                    "2021-05-31",
                ),
            ),
        ),
        end=Merged(at="2021-06-08 08:30", into="mira-muster"),
    ),
    Human(
        slug="mira-muster",
        email="mira.muster@wetterau.example.org",
        telephone="069 90009-223",
        room="Haus B, Raum 110",
        versions=(
            Version(
                at="2021-06-01 08:00",
                title="Mira Muster",
                summary="Mira Muster koordiniert das Programm Sprache im Alltag.",
                body=(
                    Text(
                        """
                        ## Sprechstunde

                        Jeden ersten Dienstag im Monat von 15:00 bis 17:00 Uhr in der Kreisbücherei, ohne Anmeldung.
                        """
                    ),
                    INVENTED,
                ),
            ),
        ),
        terms=(
            (
                Term(
                    "fachdienst-migration-und-teilhabe",
                    "Koordination Sprache im Alltag",
                    "2021-06-01",
                    share="0.75",
                ),
            ),
        ),
    ),
    Human(
        slug="dilek-demo",
        email="dilek.demo@wetterau.example.org",
        telephone="069 90009-241",
        room="Haus A, Raum 12",
        versions=(
            Version(
                at="2014-09-01 08:00",
                title="Dilek Demo",
                summary="Dilek Demo leitet die Fachstelle Ehrenamt und Beteiligung.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "fachstelle-ehrenamt-und-beteiligung",
                    "Fachstellenleitung",
                    "2014-09-01",
                ),
            ),
        ),
    ),
    Human(
        slug="samira-specimen",
        email="samira.specimen@wetterau.example.org",
        telephone="069 90009-322",
        room="Haus C, Raum 3",
        versions=(
            Version(
                at="2018-03-01 08:00",
                title="Samira Specimen",
                summary="Samira Specimen koordiniert die Gesundheitslotsen im Wetteraukreis.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "fachdienst-schule-und-gesundheit",
                    "Koordination Gesundheitslotsen",
                    "2018-03-01",
                    share="0.50",
                ),
            ),
        ),
    ),
    Human(
        slug="paul-probe",
        email="paul.probe@wetterau.example.org",
        telephone="069 90009-321",
        room="Haus C, Raum 1",
        versions=(
            Version(
                at="2023-10-04 08:00",
                title="Paul Probe",
                summary="Paul Probe leitet den Fachdienst Schule und Gesundheit kommissarisch.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "fachdienst-schule-und-gesundheit",
                    "Fachdienstleitung",
                    "2023-10-01",
                    acting=True,
                ),
            ),
        ),
    ),
    Human(
        slug="viktor-vorlage",
        email="viktor.vorlage@wetterau.example.org",
        telephone="069 90009-341",
        room="Haus A, Raum 30",
        versions=(
            Version(
                at="2020-01-07 08:30",
                title="Viktor Vorlage",
                summary="Viktor Vorlage leitet die Stabsstelle Digitalisierung und Statistik.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "stabsstelle-digitalisierung-und-statistik",
                    "Leitung der Stabsstelle",
                    "2020-01-01",
                ),
            ),
        ),
    ),
    Human(
        slug="jana-jedermann",
        email="jana.jedermann@wetterau.example.org",
        telephone="069 90009-301",
        room="Haus A, Raum 40",
        versions=(
            Version(
                at="2019-02-04 08:00",
                title="Jana Jedermann",
                summary="Jana Jedermann leitet das Dezernat Bildung und Gesundheit.",
                body=(INVENTED,),
            ),
        ),
        terms=(
            (
                Term(
                    "dezernat-bildung-und-gesundheit",
                    "Dezernatsleitung",
                    "2019-02-01",
                ),
            ),
        ),
    ),
)
