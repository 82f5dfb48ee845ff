"""Which words are one term, which are parts of others, and which are neither."""

import pytest

from search.analysis import analyser
from search.analysis.relatives import relatives_of


def analysed(text, language="de"):
    return [(word.term, word.parts) for word in analyser(language).words(text)]


def terms(text, language="de"):
    return [term for term, _ in analysed(text, language) if term]


@pytest.mark.parametrize(
    "words",
    [
        "Kurs Kurse Kursen Kurses",
        "Haus Häuser Häusern Haeuser",
        "Integrationskonzept Integrationskonzepte Integrationskonzeptes Integrations-Konzept",
        "Sprachkurs Sprach-Kurs Sprach·kurs Sprachkurse sprachkurs SPRACHKURS",
        "Lehrer Lehrerin Lehrerinnen Lehrer:innen Lehrer*innen Lehrer_innen Lehrer/-innen LehrerInnen",
        "Arzt Ärztin Ärztinnen Ärzte aerztin",
        "Kollege Kollegin Kolleg:innen Kollegen",
        "Geflüchtete Geflüchteter Geflüchteten geflüchtet Gefluechtete Geflüchtete:r",
        "Jugendliche Jugendlicher Jugendlichen",
        "fördern gefördert fördert foerdern",
        "Studierende Studierender Studierenden",
        "Blinde Blinder blind",
        "Friedberg Friedbergs Friedberger",
        "Büdingen Büdinger Buedingens",
        "Straße Strasse Straßen",
    ],
)  # fmt: skip
def test_forms_of_a_word_are_one_term(words):
    assert len({tuple(terms(word)) for word in words.split()}) == 1, {
        word: terms(word) for word in words.split()
    }


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Integrationskonzept", {"integration", "konzept"}),
        ("Sprachkursangebot", {"sprachkurs", "sprache", "kurs", "angebot"}),
        ("Gesundheitsamt", {"gesundheit", "amt"}),
        ("Kinderbetreuung", {"kind", "betreuung"}),
        ("Grundschulkinder", {"grund", "schulkind", "schule", "kind", "grundschule"}),
        ("Löschfahrzeug", {"loeschen", "fahrzeug"}),
        ("Fördermittel", {"foerdern", "mittel"}),
        ("Sprechstunden", {"sprechen", "stunde"}),
        ("WIR-Koordination", {"wir", "koordination"}),
    ],
)
def test_a_compound_has_the_terms_of_its_parts(word, parts):
    ((_, found),) = analysed(word)
    assert set(found) == parts


@pytest.mark.parametrize(
    "word",
    [
        "Friedberg",
        "Rosbach",
        "Ortenberg",
        "Wetteraukreis",
        "Gesellschaft",
        "Wirtschaft",
        "Kindergarten",
        "Kreistag",
        "Termin",
        "Ehrenamt",
        "Medizin",
    ],
)
def test_places_and_words_of_their_own_have_no_parts(word):
    assert analysed(word)[0][1] == ()


def test_a_place_of_several_words_is_one_term_and_its_last_word():
    assert analysed("Bad Nauheim") == [("badnauheim", ("nauheim",))]
    assert analysed("Ober-Mörlens") == [("obermoerlen", ("moerlen",))]
    assert terms("Diebach am Haag") == ["diebachamhaag"]


def test_an_abbreviation_is_no_pronoun():
    assert terms("Wir fahren") == ["fahren"]
    assert terms("WIR") == ["wir"]


def test_other_languages_have_their_own_lemmas():
    assert terms("courses", "en") == ["course"]
    assert terms("курсы", "ru") == terms("курс", "ru")
    assert terms("anything", "xx") == ["anything"]


@pytest.mark.parametrize(
    ("word", "relatives"),
    [
        ("bewerbung", ("bewerben",)),
        ("anmelden", ("anmeldung",)),
        ("foerderung", ("foerdern",)),
        ("zeitung", ()),
        ("haus", ()),
    ],
)
def test_nouns_in_ung_and_their_verbs_know_each_other(word, relatives):
    assert relatives_of(word) == relatives
