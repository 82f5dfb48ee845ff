"""German alphabetical order."""

import pytest

from publishing.alphabet import alphabetical, by_surname


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Ärzte & Ämter", "arzte amter"),
        ("Straße", "strasse"),
        ("„WIR“ – Programm", "wir programm"),
        ("  ", ""),
        ("Çelik, Éva", "celik eva"),
        ("ﬁ" * 200, ("fi" * 200)[:160]),
    ],
)
def test_titles_are_folded_as_dictionaries_sort_them(title, folded):
    assert alphabetical(title) == folded


def test_people_are_sorted_by_surname_without_regard_to_its_prefix():
    names = ["Carla von Adel", "Änne Ohm", "Özlem Öz", "Bo Ozean", "Cher", ""]
    assert sorted(names, key=by_surname) == [
        "",
        "Carla von Adel",
        "Cher",
        "Änne Ohm",
        "Özlem Öz",
        "Bo Ozean",
    ]
