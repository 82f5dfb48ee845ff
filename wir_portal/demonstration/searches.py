"""What people looked for in vain in the weeks before the demonstration: words, and how many days ago."""

MISSED = [
    ("Wohngeld", (40, 33, 21, 12, 5, 2)),
    ("Kita-Platz", (18, 9, 3)),
    ("Führerschein umschreiben", (27, 6)),
    ("Schwimmkurs", (11, 1)),
    ("Elterngeldstelle", (15,)),
]
