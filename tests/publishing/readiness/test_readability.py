"""Golden texts: counted by hand, the formulas give the numbers that a pocket calculator gives."""

import pytest

from publishing.models import TextBlock
from publishing.readiness import hints_in, report_on
from publishing.readiness.formulas import Counts, amstad, counts_of, lix, vienna_4
from publishing.readiness.sentences import sentences_in, words_in
from publishing.readiness.syllables import syllables_of
from tests import factories

# Der Kreis hilft. | Er gibt Geld für neue Sprachkurse in der Region.
EASY = "Der Kreis hilft. Er gibt Geld für neue Sprachkurse in der Region."
# Am 17. Januar 2027 berät der Kreistag, z. B. über die Integrationsförderung. | Dr. Müller erläutert ca. 30 Anträge.
DATES = (
    "Am 17. Januar 2027 berät der Kreistag, z. B. über die Integrationsförderung."
    " Dr. Müller erläutert ca. 30 Anträge."
)


def test_an_easy_text_is_counted_as_by_hand():
    # Der1 Kreis1 hilft1 Er1 gibt1 Geld1 für1 neue2 Sprachkurse3 in1 der1 Re-gi-on3
    assert counts_of([EASY]) == Counts(
        sentences=2, words=12, spoken=12, syllables=17, polysyllables=2, long_words=1
    )


def test_dates_and_abbreviations_are_counted_as_they_are_read():
    # Am1 (17) Ja-nu-ar3 (2027) be-rät2 der1 Kreis-tag2 zum1 Bei-spiel2 ü-ber2 die1 In-te-gra-ti-ons-för-de-rung8
    # Dok-tor2 Mül-ler2 er-läu-tert3 cir-ca2 (30) An-trä-ge3
    assert counts_of([DATES]) == Counts(
        sentences=2, words=18, spoken=15, syllables=35, polysyllables=4, long_words=5
    )


def test_the_formulas_give_what_their_books_say():
    counts = counts_of([EASY])
    assert amstad(counts) == pytest.approx(180 - 6 - 58.5 * 17 / 12)
    assert amstad(counts) == pytest.approx(91.125)
    assert vienna_4(counts) == pytest.approx(0.2744 * 100 * 2 / 12 + 0.2656 * 6 - 1.693)
    assert vienna_4(counts) == pytest.approx(4.4739, abs=1e-4)
    assert lix(counts) == pytest.approx(6 + 100 / 12)
    counts = counts_of([DATES])
    assert amstad(counts) == pytest.approx(180 - 9 - 58.5 * 35 / 15)
    assert vienna_4(counts) == pytest.approx(0.2744 * 100 * 4 / 15 + 0.2656 * 9 - 1.693)
    assert lix(counts) == pytest.approx(9 + 100 * 5 / 18)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Abend", 2), ("über", 2), ("Radio", 3), ("Museum", 3), ("Quelle", 2), ("beantragen", 4), ("Häuser", 2),
        ("Integration", 5), ("Wetteraukreis", 4), ("Familie", 3), ("Feuer", 2), ("EU", 2), ("ÖPNV", 4), ("WIR", 1),
        ("Bürger:innen", 4), ("E-Mail", 2), ("Landes-Programm", 4), ("online", 2), ("und", 1), ("Straße", 2),
    ],
)  # fmt: skip
def test_syllables_are_those_that_one_speaks(word, number):
    assert syllables_of(word) == number


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Es kamen 12. Danach war Schluss.", ["Es kamen 12.", "Danach war Schluss."]),
        ("Am 3. März um 8.30 Uhr. Ende.", ["Am 3. März um 8.30 Uhr.", "Ende."]),
        ("In der 2. Klasse lernt man, vgl. Abs. 3, lesen.", ["In der 2. Klasse lernt man, vgl. Abs. 3, lesen."]),
        ("Brot, Milch usw. Danach geht es.", ["Brot, Milch usw.", "Danach geht es."]),
        ("„Kommen Sie?“, fragte A. Müller. „Ja!“ rief er.", ["„Kommen Sie?“, fragte A. Müller.", "„Ja!“ rief er."]),
        ("Eine Feier dieser Art. Und noch eine", ["Eine Feier dieser Art.", "Und noch eine"]),
        ("", []),
    ],
)  # fmt: skip
def test_only_the_end_of_a_sentence_ends_it(text, sentences):
    assert sentences_in(text) == sentences


def test_words_are_those_that_one_reads():
    assert words_in("z. B. 1.234,50 Euro (E-Mail)") == [
        "zum",
        "Beispiel",
        "1.234,50",
        "Euro",
        "E-Mail",
    ]


LONG = "Der Kreis " + "und der Kreis " * 9 + "hilft."
NOW = factories.timezone.now()

pytestmark = pytest.mark.django_db


def hints(item):
    return [
        (problem.message, problem.anchor) for problem in hints_in(report_on(item, NOW).problems)
    ]


def page(text, **fields):
    made = factories.page(**fields)
    TextBlock.objects.update(text=text)
    return made


def test_a_long_sentence_is_named_with_its_number_of_words():
    short = "Der Kreis " + "und der Kreis " * 7 + "hilft."
    item = page(f"<p>{short}</p><p>{LONG}</p>")
    [(message, anchor)] = hints(item)
    assert "im 1. Baustein (Text) (30 Wörter, gut sind höchstens 25): „Der Kreis und" in message
    assert anchor == "id_publishing_textblock_set-0-text"


def test_the_lead_has_no_long_sentence_either():
    assert hints(page("<p>Kurz.</p>", summary=LONG))[0][1] == "id_summary"


def test_leichte_sprache_has_shorter_sentences_and_no_formula():
    words = " ".join(["Wort"] * 13)
    item = page(f"<p>{words}.</p>", language="de-simple")
    assert "(13 Wörter, gut sind höchstens 12)" in hints(item)[0][0]
    assert "Leichte Sprache" in report_on(item, NOW).readability.remark


def test_other_languages_are_not_judged_by_german_rules():
    item = page(f"<p>{LONG * 9}</p>", language="en")
    assert hints(item) == []
    assert "nur in deutschen Texten" in report_on(item, NOW).readability.remark


def test_a_short_text_gets_a_sentence_and_no_number():
    readability = report_on(page("<p>Kurz.</p>", summary=""), NOW).readability
    assert readability.measures == []
    assert readability.remark.startswith("Der Text hat erst 1 Wort.")


def test_a_text_of_a_hundred_words_gets_three_numbers_with_their_meaning():
    report = report_on(
        page(
            f"<h2>Überschrift</h2><ul>{'<li>' + EASY + '</li>'}{('<li>' + EASY + '</li>') * 9}</ul>"
        ),
        NOW,
    )
    numbers = {
        measure.name: (measure.value, measure.met) for measure in report.readability.measures
    }
    # The lead, "Ein Vorspann als Beispiel.", counts too
    assert report.readability.counts == Counts(21, 124, 124, 176, 20, 12)
    assert numbers == {
        "Lesbarkeit nach Amstad": (91.1, True),
        "4. Wiener Sachtextformel": (4.3, True),
        "LIX": (15.6, True),
    }
    assert report.readability.measures[0].meaning == "leicht, wie eine Boulevardzeitung"


def test_a_hard_text_says_so_once():
    hard = "Verwaltungsverfahrensrechtliche Zuständigkeitsregelungen erschweren Antragsbearbeitungen erheblich. "
    item = page(f"<p>{hard * 25}</p>")
    assert ["insgesamt schwer zu lesen" in message for message, _ in hints(item)] == [True]
    assert [measure.met for measure in report_on(item, NOW).readability.measures] == [False] * 3
