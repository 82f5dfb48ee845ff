"""What is said in other languages.

The announcement of 2017 in English, written before its last change, and in Leichte Sprache, written after it; and the
page about the county in Leichte Sprache.
"""

from .outline import Quote, Text, Translation, Version

ENGLISH = Translation(
    source="land-foerdert-wir",
    language="en",
    version=Version(
        at="2017-02-06 10:00",
        title="State of Hesse funds WIR coordination for another year",
        slug="state-of-hesse-funds-wir-coordination",
        summary="WIR coordination in the Wetterau district will continue: the State of Hesse is paying for it in 2017"
        " as well. The district keeps a post that has worked for more open public services since March 2014.",
        body=(
            Text(
                """
                The promise comes from the Hessian Ministry for Social Affairs and Integration. The three letters stand
                for “Wegweisende Integrationsansätze Realisieren”: putting pioneering approaches to integration into
                practice. The district was chosen in 2014 and filled the post on 1 March 2014.

                Stephanie Becker-Bösch, who is responsible for social affairs, names three tasks. Public services should
                work well for people from every culture. Newcomers should be welcomed and valued. And regular monitoring
                should show how integration is getting on.
                """
            ),
            Quote(
                "A public office is open when nobody has to ask first whether they have come to the right place.",
                "Erik Exempel",
                "Head of the Department for Youth and Social Affairs",
            ),
            Text(
                """
                ## What is to be achieved

                The district's integration plan sets the standard. All parts of the administration have to adapt to a
                diverse population. Everybody who lives here should have the same chances at work and in everyday life.

                Within the administration this is the task of [Franziska Walter](/ansprechpersonen/franziska-walter/).
                Together with the specialist offices she looks for gaps, extends what is there already, and helps towns
                and villages to welcome newcomers in their own way.
                """
            ),
            Quote(
                "Welcome means that there is a chair, a cup of tea and somebody who listens. That is how it begins"
                " everywhere.",
                "Dilek Demo",
                "Head of the Office for Volunteering and Participation",
            ),
            Text(
                """
                ## Four plans for this year

                - A **mission statement on diversity** will say how the administration deals with it.
                - **Trainees** will learn how to work with people from many cultures.
                - The pages of **HeMonA**, the Hessian monitor of the labour market and migration, will be redesigned.
                - Activities for **Diversity Day** on 30 May are being prepared.
                """
            ),
        ),
    ),
)

EASY = Translation(
    source="land-foerdert-wir",
    language="de-simple",
    version=Version(
        at="2017-06-12 10:00",
        title="Das Land Hessen gibt weiter Geld für WIR",
        slug="land-hessen-gibt-geld-fuer-wir",
        summary="WIR ist ein Programm vom Land Hessen. WIR hilft Menschen, die neu im Wetterau-Kreis sind. Das Land"
        " bezahlt WIR auch im Jahr 2017.",
        body=(
            Text(
                """
                Das Geld kommt von einem Ministerium in Hessen. Ein Ministerium ist ein großes Amt.

                Mit dem Geld bezahlt der Kreis eine Mitarbeiterin. Sie arbeitet seit dem Jahr 2014 für WIR.
                """
            ),
            Quote(
                "Jeder Mensch soll sich im Amt willkommen fühlen. Niemand soll vorher fragen müssen.",
                "Erik Exempel",
                "Er leitet das Amt für Jugend und Soziales.",
            ),
            Text(
                """
                ## Was wir erreichen wollen

                Im Wetterau-Kreis leben viele verschiedene Menschen. Alle sollen die gleichen Möglichkeiten haben.

                Die Ämter sollen gut für alle Menschen arbeiten. Dabei hilft
                [Franziska Walter](/ansprechpersonen/franziska-walter/).
                """
            ),
            Quote(
                "Willkommen heißt: Es gibt einen Stuhl. Es gibt eine Tasse Tee. Und jemand hört zu.",
                "Dilek Demo",
                "Sie leitet die Stelle für das Ehrenamt.",
            ),
            Text(
                """
                ## Was wir im Jahr 2017 tun

                - Wir schreiben auf, wie wir mit Vielfalt umgehen.
                - Unsere Auszubildenden lernen andere Kulturen kennen.
                - Wir machen unsere Internet-Seiten neu.
                """
            ),
            Text(
                """
                ## Der Tag der Vielfalt ist vorbei

                Der Tag der Vielfalt war am 30. Mai. Viele Menschen waren da.
                """
            ),
        ),
    ),
)

COUNTY_EASY = Translation(
    source="der-wetteraukreis-und-wir",
    language="de-simple",
    version=Version(
        at="today-170 10:00",
        title="Der Wetterau-Kreis und WIR in Leichter Sprache",
        slug="wetterau-kreis-und-wir-in-leichter-sprache",
        summary="Was ist der Wetterau-Kreis? Was ist WIR? Und was finden Sie auf diesen Seiten? Das steht hier in"
        " Leichter Sprache.",
        body=(
            Text(
                """
                ## Der Wetterau-Kreis

                Ein Land-Kreis ist ein Gebiet mit vielen Orten.

                Der Wetterau-Kreis ist ein Land-Kreis in Hessen. Er liegt nahe bei der Stadt Frankfurt.

                Zum Wetterau-Kreis gehören 25 Orte. Dort wohnen mehr als 300 Tausend Menschen.

                Jeder Land-Kreis hat Ämter. Die Ämter helfen den Menschen. Viele Ämter sind in der Stadt Friedberg.

                ## Was ist WIR?

                WIR ist ein Programm vom Land Hessen. Das Land gibt dafür Geld.

                Im Wetterau-Kreis leben Menschen aus vielen Ländern. Sie sprechen viele Sprachen. Alle sollen gut
                zusammen leben.

                Dabei hilft WIR:

                - WIR fragt: Was fehlt den Menschen?
                - WIR bringt Menschen zusammen.
                - WIR hilft den Ämtern. Die Ämter sollen für alle da sein.

                Für WIR arbeitet eine Mitarbeiterin. Sie heißt
                [Franziska Walter](/ansprechpersonen/franziska-walter/). Sie können sie anrufen. Oder Sie schreiben
                ihr eine E-Mail.
                """
            ),
            Text(
                """
                ## Was finden Sie hier?

                Auf diesen Seiten finden Sie 3 Dinge:

                - [Neues](/aktuelles/): Was passiert im Wetterau-Kreis?
                - [Förder-Programme](/programme/): Wofür gibt es Geld?
                - [Menschen](/ansprechpersonen/), die Ihnen helfen.

                ## Wie finden Sie etwas?

                Ganz oben auf jeder Seite steht ein Menü. Ein Menü ist eine Liste mit Wörtern. Klicken Sie auf ein
                Wort. Dann kommen Sie zu der Seite.

                Ganz oben stehen auch alle Sprachen. Klicken Sie auf: Leichte Sprache. Dann sind die Menüs leicht zu
                lesen.

                Nicht jeden Text gibt es in Leichter Sprache. Dann steht der Text in schwerer Sprache da.

                ## Brauchen Sie Hilfe?

                Haben Sie etwas nicht verstanden? Oder können Sie etwas nicht lesen? Sagen Sie es uns. Wie das geht,
                steht hier: [Hilfe für alle](/barrierefreiheit/).
                """
            ),
        ),
    ),
)

TRANSLATIONS = (ENGLISH, EASY, COUNTY_EASY)
