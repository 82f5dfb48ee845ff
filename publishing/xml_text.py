"""What of a text an XML document can hold."""

import re

# https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return the text without the characters that XML 1.0 cannot hold, should somebody have pasted them."""
    return FORBIDDEN.sub("", text)
