"""What invented visitors wrote: answered, waiting, and waiting for too long."""

from .outline import Letter

LETTERS = (
    Letter(
        at="today-75 20:15",
        kind="barrier",
        path="/programme/wir/",
        text="Auf meinem Telefon kann ich die Zeitleiste der Förderung nicht mit dem Finger verschieben.",
        aids="Telefon, große Schrift",
        name="Paula Probe",
        email="paula.probe@example.org",
        answer="Guten Tag,\n\nvielen Dank für Ihren Hinweis. Auf Telefonen stehen die Abschnitte jetzt untereinander,"
        " und Sie brauchen nichts mehr zu verschieben.",
    ),
    Letter(
        at="today-32 09:40",
        kind="format",
        path="/barrierefreiheit/",
        wanted="sign",
        text="Ich brauche die Angaben zum Programm „Sprache im Alltag“ in Gebärdensprache, am besten als Video.",
        email="erik.exempel@example.org",
        note="Dolmetschdienst ist angefragt.",
    ),
    Letter(
        at="today-6 17:05",
        kind="barrier",
        path="/aktuelles/",
        text="Mein Vorleseprogramm liest bei jeder Meldung zweimal das Datum. Das dauert lange.",
        aids="Vorleseprogramm",
    ),
    Letter(
        at="today-2 11:20",
        kind="mistake",
        path="/programme/wir/",
        text="Unter der Telefonnummer meldet sich eine andere Abteilung.",
        email="nadja.niemand@example.org",
    ),
)
