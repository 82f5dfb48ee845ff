"""Keys of rows as addresses and forms send them."""

# Every number of so many digits fits into a column of keys, which has 64 bits
DIGITS = 18


def row_key(text: object) -> int | None:
    """Return the key that a text says in digits; None where it says none, or a number that no row can have."""
    said = str(text)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= DIGITS else None
