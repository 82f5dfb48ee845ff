"""Golden words: which say nothing, and which are fine."""

import pytest

from publishing.readiness import words


@pytest.mark.parametrize(
    "text",
    [
        "Card image cap", "card image cap.", "image", "Bild", "FOTO", "„Bild“", "Grafik", "Alternativtext",
        "Platzhalter", "IMG_1234", "img 1234", "DSC00012", "DSCN-4711", "PXL_20240117_080000000", "IMG-20240117-WA0003",
        "Foto 2",
        "Bild (3)", "Screenshot 2024-01-17", "rathaus.jpg", "Kreishaus_neu_final.PNG", "2014", "---", "EU", "xxx",
        "TODO: beschreiben", "Das Kreishaus", "Am Europaplatz in Friedberg",
    ],
)  # fmt: skip
def test_these_alternative_texts_are_refused(text):
    title, caption = "Das Kreishaus", "Am Europaplatz in Friedberg."
    assert words.fault_of_description(text, title=title, caption=caption)


@pytest.mark.parametrize(
    "text",
    [
        "Das Kreishaus von Westen, davor blühende Linden", "Bild des Kreistags in der Sitzung vom 3. März",
        "Karte", "Logo des Landes Hessen", "Zwei Personen halten eine Urkunde", "Foto: Familie beim Diversity-Tag",
        "Säulen: 2014 waren es 12, 2024 waren es 31 Projekte",
    ],
)  # fmt: skip
def test_these_alternative_texts_are_fine(text):
    assert words.fault_of_description(text, title="Anderes", caption="Etwas anderes") == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bild", "Platzhalter"),
        ("IMG_1234", "Dateiname"),
        ("Der Markt", "Bildunterschrift"),
        ("Marktplatz", "Bezeichnung"),
        ("EU", "kurz"),
        ("2014", "kein Wort"),
        ("Das Haus (TODO)", "TODO"),
    ],
)
def test_the_reason_is_named(text, reason):
    assert reason in words.fault_of_description(text, title="Marktplatz", caption="Der Markt.")


@pytest.mark.parametrize(
    "text",
    [
        "hier",
        "Hier",
        "„mehr“",
        "weiterlesen …",
        "mehr ›",
        "Klicken Sie hier",
        "Link",
        "Download",
        "PDF",
    ],
)
def test_these_link_texts_say_nothing(text):
    assert words.says_no_destination(text)


@pytest.mark.parametrize(
    "text",
    [
        "Förderrichtlinie des Landes",
        "mehr über das Programm WIR",
        "hier wohnen",
        "redaktion@example.org",
    ],
)
def test_these_link_texts_say_where_they_lead(text):
    assert not words.says_no_destination(text)
    assert not words.is_bare_address(text)


@pytest.mark.parametrize(
    "text", ["https://example.org/a?b=c", "http://example.org", "www.example.org"]
)
def test_addresses_are_recognised(text):
    assert words.is_bare_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor",
        "noch TODO",
        "Am XX.XX. kommt XXX",
        "Text folgt",
        "Beginn: ???",
        "Blindtext",
        "TBD",
    ],
)
def test_placeholders_are_found(text):
    assert words.placeholder_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Einladung folgt.",
        "Größe XXL",
        "Stimmt das?",
        "Kapitel XX",
        "todo",
        "Mustertexte",
        "Nr. 30",
        "Methodologie",
    ],
)
def test_ordinary_words_are_no_placeholders(text):
    assert words.placeholder_in(text) == ""
