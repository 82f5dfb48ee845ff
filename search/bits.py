"""Sets of places in a list as whole numbers, one bit for each place: joined, cut and counted in microseconds."""

from collections.abc import Iterable, Iterator

# A set of places
Bits = int


def bits_of(places: Iterable[int], size: int) -> Bits:
    """Return the set of these places, all of them below `size`."""
    octets = bytearray((size >> 3) + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def first(count: int) -> Bits:
    """Return the set of the first `count` places."""
    return (1 << count) - 1


def places_of(bits: Bits) -> Iterator[int]:
    """Yield the places of a set, in order."""
    octets = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for index, octet in enumerate(octets):
        if octet:
            for bit in range(8):
                if octet >> bit & 1:
                    yield (index << 3) + bit
