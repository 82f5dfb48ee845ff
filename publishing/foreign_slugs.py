"""How words of other languages become the last part of an address: plain Latin letters, after each language's rule."""

from .slugs import german_slug

# Ukraine: Cabinet of Ministers, resolution 55 of 2010; at the start of a word some letters are written in full
_UKRAINIAN = (
    "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts"
    " ч ch ш sh щ shch ю iu я ia"
)
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russia: the table for passports (ICAO 9303)
_RUSSIAN = (
    "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh"
    " щ shch ъ ie ы y э e ю iu я ia"
)


def _table(pairs: str) -> dict[str, str]:
    letters = pairs.split()
    return dict(zip(letters[::2], letters[1::2], strict=True))


# Letters whose stroke or missing dot is no accent that could be taken off; ö and ü are not German here
TURKISH = {"ı": "i", "ö": "o", "ü": "u"}
POLISH = {"ł": "l"}
TABLES = {"uk": _table(_UKRAINIAN), "ru": _table(_RUSSIAN), "tr": TURKISH, "pl": POLISH}
# Arabic writes no short vowels: what could be spelt from its letters alone would be read by nobody
UNSPELLABLE = {"ar", "fa-AF"}


def slug_in(language: str, text: str, length: int = 120) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens; empty where its script cannot be spelt in Latin."""
    if language in UNSPELLABLE:
        return ""
    table = TABLES.get(language, {})
    first = UKRAINIAN_FIRST if language == "uk" else {}
    return german_slug(
        " ".join(_spelt(word, table, first) for word in text.lower().split()), length
    )


def _spelt(word: str, table: dict[str, str], first: dict[str, str]) -> str:
    word = word.replace("зг", "zgh") if first else word
    begin = next((place for place, letter in enumerate(word) if letter.isalpha()), 0)
    letters = [
        first.get(letter, table.get(letter, letter))
        if place == begin
        else table.get(letter, letter)
        for place, letter in enumerate(word)
    ]
    # The soft sign and the apostrophe are not written
    return "".join(letters).translate(dict.fromkeys(map(ord, "ьЬ'’ʼ")))
