"""Pieces find each other, however they were moved, and removed ones stand where they stood."""

import random

import pytest

from publishing.comparison.alignment import Item, Pair, aligned


def blocks(text):
    return [Item(f"text-{sign}", "Text", sign) for sign in text]


def words(text):
    """Pieces without keys: each sign is a word."""
    return [Item("", "Text", word) for word in text.split("|")]


def told(before, after):
    """Return "+c", "-b", ">a" (moved) and "a" (stayed) in order, by the words of the piece."""
    found = []
    for pair in aligned(before, after):
        if pair.after is None:
            found.append("-" + before[pair.before].words)
        elif pair.before is None:
            found.append("+" + after[pair.after].words)
        else:
            found.append(">" * pair.moved + after[pair.after].words)
    return " ".join(found)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", "a b c"),
        ("abc", "axbc", "a +x b c"),
        ("abc", "ac", "a -b c"),
        ("abcd", "dabc", ">d a b c"),
        ("abcd", "bcda", "b c d >a"),
        ("abc", "xyz", "+x +y +z -a -b -c"),
        ("abcdef", "axfcde", "a +x >f -b c d e"),
    ],
)
def test_blocks_are_found_by_their_keys(before, after, expected):
    assert told(blocks(before), blocks(after)) == expected


def test_a_block_that_was_made_anew_with_nearly_the_same_words_is_the_same():
    before = [Item("text-1", "Text", "der Kreis hilft allen Menschen hier"), *blocks("a")]
    after = [*blocks("a"), Item("text-9", "Text", "der Kreis hilft allen Menschen dort")]
    moved = [pair for pair in aligned(before, after) if pair.moved]
    assert len(moved) == 1
    assert all(None not in (pair.before, pair.after) for pair in aligned(before, after))


def test_a_quote_does_not_become_a_text():
    before, after = [Item("", "Zitat", "gut gemacht")], [Item("", "Text", "gut gemacht heute")]
    assert aligned(before, after) == [Pair(None, 0), Pair(0, None)]


def test_without_keys_the_words_decide():
    assert told(words("eins|zwei|drei"), words("drei|eins|vier|zwei")) == ">drei eins +vier zwei"


def test_the_same_words_twice_are_two_pieces():
    assert told(words("a|a|b"), words("a|b")) == "a -a b"


def test_any_two_versions_are_told_completely():
    chance = random.Random(3)
    for _ in range(200):
        before = blocks(chance.sample("abcdefghij", chance.randrange(10)))
        after = blocks(chance.sample("abcdefghij", chance.randrange(10)))
        pairs = aligned(before, after)
        assert [p.after for p in pairs if p.after is not None] == list(range(len(after)))
        assert sorted(p.before for p in pairs if p.before is not None) == list(range(len(before)))
        stayed = [p.before for p in pairs if None not in (p.before, p.after) and not p.moved]
        assert stayed == sorted(stayed)
