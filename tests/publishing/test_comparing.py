"""Two texts, and what differs between them word by word."""

import itertools
import random

import pytest

from publishing.comparing import Segment, is_changed, word_changes


def marked(before, after):
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[part.kind].format(part.text) for part in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("Der Kreis hilft.", "Der Kreis hilft.", "Der Kreis hilft."),
        ("", "Neu", "[+Neu+]"),
        ("Alt", "", "[-Alt-]"),
        ("Der Kreis hilft.", "Der Kreis hilft sehr.", "Der Kreis hilft[+ sehr+]."),
        ("Am 3. Mai", "Am 4. Mai", "Am[- 3-][+ 4+]. Mai"),
        # A word is the smallest unit, whatever its endings
        ("die Förderung", "die Förderungen", "die[- Förderung-][+ Förderungen+]"),
        ("Straße ÖPNV", "Straßen ÖPNV", "[-Straße-][+Straßen+] ÖPNV"),
        # Blanks alone are no change, a new paragraph is
        ("ein  Wort", "ein Wort", "ein Wort"),
        ("Eins. Zwei.", "Eins.\nZwei.", "Eins.[+\n+]Zwei."),
        ("Eins.\r\nZwei.", "Eins.\nZwei.", "Eins.\nZwei."),
        # A whole paragraph between others
        ("A b.\nE f.", "A b.\nC d.\nE f.", "A b.\n[+C d.\n+]E f."),
        # A rewritten passage is one passage, though a comma stands in both
        (
            "Es regnet heute, darum bleiben alle daheim.",
            "Morgen scheint überall, so heißt es, die Sonne.",
            "[-Es regnet heute, darum bleiben alle daheim-]"
            "[+Morgen scheint überall, so heißt es, die Sonne+].",
        ),
    ],
)
def test_words_are_marked(before, after, expected):
    assert marked(before, after) == expected
    assert is_changed(word_changes(before, after)) == ("[" in expected)


def test_any_two_texts_can_be_rebuilt_from_the_marks():
    chance = random.Random(7)
    words = ["der", "die", "Kreis", "fördert", ",", ".", "\n", "2026", "–", "Übung", "ß"]

    def text():
        return " ".join(chance.choices(words, k=chance.randrange(30)))

    for _ in range(300):
        before, after = text(), text()
        parts = word_changes(before, after)
        kept = "".join(part.text for part in parts if part.kind != "removed")
        former = "".join(part.text for part in parts if part.kind != "added")
        assert kept == after
        assert "".join(former.split()) == "".join(before.split())
        assert all(part.text for part in parts)
        assert all(a.kind != b.kind for a, b in itertools.pairwise(parts))


def test_a_long_text_that_was_rewritten_throughout_is_compared_all_the_same():
    before = " ".join(f"der Satz {number} und" for number in range(2000))
    after = " ".join(f"und die Zeile {number} der" for number in range(2000))
    parts = word_changes(before, after)
    assert "".join(part.text for part in parts if part.kind != "removed") == after


def test_a_segment_is_a_value():
    assert word_changes("a", "a") == [Segment("same", "a")]
