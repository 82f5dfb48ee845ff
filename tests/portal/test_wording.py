"""The words that the browser test enters are complete, wherever they come from."""

from tests.browser.wording import demonstration, parsed

PAGE = """Eine Überschrift

Jan 17 2017

Card image cap

Der Vorspann sagt das Wichtigste.

„Wir wollen diese Aufgabe gemeinsam mit allen Gemeinden angehen“, sagt Dezernentin Erika Muster-Beispiel. Danach mehr.

Was ist das Ziel?

Ein Absatz.

Zurück

Diese Seite teilen
"""


def test_a_page_is_taken_apart_into_what_an_editor_enters():
    words = parsed(PAGE)
    assert (words.headline, words.lead) == ("Eine Überschrift", "Der Vorspann sagt das Wichtigste.")
    assert words.parts == (("", ("Danach mehr.",)), ("Was ist das Ziel?", ("Ein Absatz.",)))
    [quote] = words.quotes
    assert quote.words == "Wir wollen diese Aufgabe gemeinsam mit allen Gemeinden angehen"
    assert (quote.office, quote.person) == ("Dezernentin", "Erika Muster-Beispiel")


def test_the_demonstration_has_two_headings_and_two_quotes():
    words = demonstration()
    assert words.headline
    assert words.lead
    assert len([heading for heading, _ in words.parts if heading]) == 2
    assert len(words.quotes) == 2
