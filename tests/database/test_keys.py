"""Keys that addresses and forms send are taken as such where a row can have them."""

import pytest

from database.keys import row_key

# More than a column holds, and more than Python makes a number of
TOO_LARGE, TOO_LONG = "9" * 19, "9" * 5000


@pytest.mark.parametrize(("said", "key"), [("17", 17), (17, 17), ("0", 0), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_key(said, key):
    assert row_key(said) == key


@pytest.mark.parametrize("said", ["", None, "x", "-1", "1.0", " 1", "٣", "²", TOO_LARGE, TOO_LONG])
def test_anything_else_is_none(said):
    assert row_key(said) is None
