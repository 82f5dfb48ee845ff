"""Counts below five are not told, and nobody can work them out from what is told."""

from decimal import Decimal
from itertools import combinations_with_replacement, product

import pytest

from programs.indicators.suppression import LEAST, TOTAL, kept_back


def counts(parts, group="Geschlecht"):
    names = [f"{group}: {letter}" for letter in "abcdef"]
    return {name: Decimal(part) for name, part in zip(names, parts, strict=False)}


def with_total(*groups):
    (first, *_) = groups
    return {TOTAL: sum(first.values())} | {name: n for group in groups for name, n in group.items()}


def possible(given, hidden, most):
    """Yield every way to fill in the kept-back parts of one group that agrees with all that is told."""
    parts = [name for name in given if name != TOTAL]
    unknown = [name for name in parts if name in hidden]
    rest = given[TOTAL] - sum(given[name] for name in parts if name not in hidden)
    for filled in product(range(most + 1), repeat=len(unknown)):
        if sum(filled) == rest:
            yield dict(zip(unknown, filled, strict=True))


@pytest.mark.parametrize("size", [2, 3, 4])
def test_no_part_follows_from_the_total_and_the_other_parts(size):
    """Every set of parts up to 13 people: all of what could stand behind the gaps differs in every gap."""
    for parts in combinations_with_replacement(range(14), size):
        given = with_total(counts(parts))
        hidden = kept_back(given)
        small = {name for name, count in given.items() if count < LEAST}
        assert small <= hidden
        unknown = hidden - {TOTAL}
        if not unknown or TOTAL in hidden:
            continue
        most = int(given[TOTAL])
        found = list(possible(given, hidden, most))
        for name in unknown:
            assert len({one[name] for one in found}) > 1, (parts, name)
        # What is kept back may not add up to a small count either
        assert sum(given[name] for name in unknown) >= LEAST, parts


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ((20, 30), set()),
        ((5, 6, 7), set()),
        ((4, 9, 30), {"a", "b"}),
        ((3, 3, 30), {"a", "b"}),
        ((1, 2, 9, 30), {"a", "b", "c"}),
        ((0, 0, 8, 9), {"a", "b", "c"}),
        ((0, 9, 30), {"a", "b"}),
        ((9, 30, 2), {"a", "c"}),
    ],
)
def test_the_next_smallest_parts_go_with_the_small_ones(parts, hidden):
    assert kept_back(with_total(counts(parts))) == {f"Geschlecht: {name}" for name in hidden}


def test_the_parts_are_protected_where_no_total_is_told_too():
    """Another way to divide the same people tells their total."""
    assert len(kept_back(counts((2, 9, 30)))) == 2


def test_each_way_to_divide_the_total_is_judged_by_itself():
    given = with_total(counts((20, 22), "Geschlecht"), counts((2, 10, 30), "Alter"))
    assert kept_back(given) == {"Alter: a", "Alter: b"}


def test_parts_without_a_colon_belong_together():
    given = {
        TOTAL: Decimal(42),
        "Friedberg": Decimal(2),
        "Butzbach": Decimal(10),
        "Nidda": Decimal(30),
    }
    assert kept_back(given) == {"Friedberg", "Butzbach"}


def test_a_small_total_goes_with_all_its_parts():
    assert kept_back(with_total(counts((1, 2)))) == {TOTAL, "Geschlecht: a", "Geschlecht: b"}


def test_what_is_not_known_is_neither_told_nor_kept_back():
    given = {TOTAL: Decimal(20), "Geschlecht: a": None, "Geschlecht: b": Decimal(9)}
    assert kept_back(given) == set()


def test_equal_counts_are_kept_back_the_same_way_every_time():
    given = with_total(counts((3, 9, 9, 9)))
    turned = dict(reversed(given.items()))
    assert kept_back(given) == kept_back(turned) == {"Geschlecht: a", "Geschlecht: b"}
