"""What an address says about a search is understood, whatever somebody writes there."""

import pytest
from django.http import QueryDict

from wir_portal.search_page.asked import LONGEST, MOST_PAGES, asked
from wir_portal.search_page.path_words import words_of


def test_words_filters_and_page_are_read_and_written_in_one_order():
    query = "seite=3&jahr=2017&q=runder++Tisch&art=news&utm_source=x"
    assert asked(QueryDict(query)).query() == "q=runder+Tisch&art=news&jahr=2017&seite=3"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("  Integration \t\n ", "Integration"),
        ("Amt\x00Wert", "Amt Wert"),
        ("Inte­gra­tion", "Integration"),
        ("Bu\u0308ro", "Büro"),
        ("\u202eetteW", "etteW"),
        ("👩‍👩‍👧 Familie", "👩👩👧 Familie"),
        ('"Runder Tisch" -Schule *', '"Runder Tisch" -Schule *'),
        ("\ufffe\ud800", ""),
    ],
)
def test_words_are_cleaned_of_what_no_keyboard_writes(typed, understood):
    query = QueryDict(mutable=True)
    query["q"] = typed
    assert asked(query).text == understood


@pytest.mark.parametrize(("words", "was_cut"), [("x" * LONGEST, False), ("x" * 10_000, True)])
def test_very_long_words_are_cut_and_the_page_can_say_so(words, was_cut):
    wanted = asked(QueryDict(f"q={words}"))
    assert (wanted.text, wanted.was_cut) == ("x" * LONGEST, was_cut)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("seite=2", 2), ("seite=0", 1), ("seite=-1", 1), ("seite=zwei", 1), ("seite=", 1), ("seite=٣", 1),
        ("seite=99999999999999999999", 1), ("seite=99999", MOST_PAGES),
    ],
)  # fmt: skip
def test_a_page_number_that_is_none_is_the_first(query, number):
    assert asked(QueryDict(f"q=x&{query}")).number == number


@pytest.mark.parametrize("year", ["17", "zweitausend", "0017", "20177", "٢٠١٧", "-201"])
def test_a_year_that_is_none_filters_nothing(year):
    wanted = asked(QueryDict(f"q=x&jahr={year}"))
    assert wanted.year is None
    assert wanted.filters == {}


def test_filters_are_added_and_removed_one_by_one_from_the_first_page_on():
    wanted = asked(QueryDict("q=x&thema=vielfalt&seite=3"))
    assert wanted.with_filter("kind", "news").query() == "q=x&art=news&thema=vielfalt"
    assert wanted.without_filter("topic").query() == "q=x"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/aktuelles/2017/das-buero-in-friedberg/", "das buero in friedberg"),
        ("/programme/wir/foerderung.html", "foerderung"),
        ("/Integrationsbüro", "Integrationsbüro"),
        ("/wp-login.php", "wp login"),
        ("/aktuelles/2017/", ""),
        ("/aktuelles/", ""),
        ("/2017/05/", ""),
        ("/en/aktuelles/", ""),
        ("/", ""),
        ("/<script>alert(1)</script>/", "script"),
        ("/a_b+c%20d/", "a b c 20d"),
        ("/x\x00y/", "x y"),
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_has_words_to_search_for(path, words):
    assert words_of(path) == words


def test_long_addresses_are_cut_between_words():
    assert words_of("/" + "-".join(["haus"] * 40) + "/") == " ".join(["haus"] * 16)
    assert words_of("/" + "x" * 400 + "/") == "x" * 80
