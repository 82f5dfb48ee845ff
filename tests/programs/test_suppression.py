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
    assert not {name for name in kept_back(given) if not name.startswith("Alter")}


def test_no_cell_of_two_traits_follows_from_the_parts_by_one_of_them():
    """Three times two cells of up to eight people: with everything that is told, no small one is the only unknown."""
    for sizes in product((0, 3, 5, 8), repeat=6):
        cells = dict(zip(product("abc", "wm"), sizes, strict=True))
        lines = [
            {("Alter", age): [(age, sex) for sex in "wm"] for age in "abc"},
            {("Geschlecht", sex): [(age, sex) for age in "abc"] for sex in "wm"},
            {(): list(cells)},
        ]
        sums = {key: cells_of for line in lines for key, cells_of in line.items()}
        names = {key: ": ".join(key) for key in sums} | {
            cell: f"Alter und Geschlecht: {', '.join(cell)}" for cell in cells
        }
        given = {
            names[key]: Decimal(sum(cells[cell] for cell in members))
            for key, members in [*sums.items(), *((cell, [cell]) for cell in cells)]
        }
        hidden = kept_back(given)
        for key, members in sums.items():
            unknown = [cell for cell in members if names[cell] in hidden]
            is_told = names[key] not in hidden
            assert not (is_told and len(unknown) == 1 and cells[unknown[0]] < LEAST), sizes


def test_a_way_to_divide_is_kept_back_as_a_whole_where_another_may_add_up_to_its_parts():
    """Friedberg and Nidda are the north: with the next smallest place alone, the region would tell Friedberg."""
    given = {
        TOTAL: Decimal(63),
        **{f"Ort: {name}": Decimal(n) for name, n in (("Friedberg", 3), ("Nidda", 40))},
        **{f"Ort: {name}": Decimal(n) for name, n in (("Bad Vilbel", 8), ("Karben", 12))},
        "Region: Nord": Decimal(43),
        "Region: Süd": Decimal(20),
    }
    places = {name for name in given if name.startswith("Ort")}
    assert kept_back(given) == places
    assert kept_back({name: given[name] for name in [TOTAL, *places]}) < places


def test_what_must_stay_untold_has_company_like_a_small_count():
    given = with_total(counts((6, 9, 30)))
    assert kept_back(given) == set()
    assert kept_back(given, {"Geschlecht: c"}) == {"Geschlecht: a", "Geschlecht: c"}


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


@pytest.mark.parametrize(
    ("total", "parts", "hidden"),
    [
        # Two people are left whom no row names, be it that there is none or that it says "keine Angabe"
        (199, (100, 97), {"b"}),
        (199, (100, 97, None), {"b"}),
        # Nobody is left for the part without a figure
        (197, (100, 97, None), {"b"}),
        (197, (100, 97), set()),
        (202, (100, 97, None), set()),
        # A small part and a small rest hide each other as soon as five people stand behind them
        (36, (1, 30, 3), {"a", "c"}),
        (43, (3, 30, 7), {"a"}),
        (38, (1, 30, 6), {"a", "c"}),
        # More in the parts than in the total: a contradiction, which tells nothing
        (190, (100, 97, None), set()),
    ],
)
def test_what_is_left_of_the_total_is_no_small_count_either(total, parts, hidden):
    given = {TOTAL: Decimal(total)} | {
        f"Geschlecht: {name}": None if part is None else Decimal(part)
        for name, part in zip("abc", parts, strict=False)
    }
    assert kept_back(given) == {f"Geschlecht: {name}" for name in hidden}


def test_a_total_that_is_told_and_parts_that_are_not_listed_tell_no_small_count():
    """Every total and two parts of a group of three, up to 13 people each."""
    for first, second, third in combinations_with_replacement(range(14), 3):
        given = {TOTAL: Decimal(first + second + third)} | counts((second, third))
        hidden = kept_back(given)
        if TOTAL in hidden:
            continue
        told = [count for name, count in given.items() if name != TOTAL and name not in hidden]
        rest = given[TOTAL] - sum(told)
        assert rest >= LEAST or rest == 0, given


def test_one_way_to_divide_is_one_however_its_name_is_typed():
    given = {
        TOTAL: Decimal(33),
        "Größe: klein": Decimal(3),
        "Gro\u0308ße : groß": Decimal(30),
    }
    assert len(kept_back(given)) == 2


def test_equal_counts_are_kept_back_the_same_way_every_time():
    given = with_total(counts((3, 9, 9, 9)))
    turned = dict(reversed(given.items()))
    assert kept_back(given) == kept_back(turned) == {"Geschlecht: a", "Geschlecht: b"}
