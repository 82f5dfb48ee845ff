"""Which words say nothing: placeholders of templates, of cameras, and link texts without a destination."""

import re

# "Card image cap" stands in the pages of half the country: the example text of a popular style library
NO_DESCRIPTIONS = {
    "card image cap", "image", "images", "img", "bild", "bilder", "foto", "fotos", "photo", "picture", "pic",
    "grafik", "abbildung", "abb", "illustration", "titelbild", "teaserbild", "symbolbild", "headerbild", "logo",
    "alt", "alternativtext", "alternativer text", "alt text", "alt tag", "bildbeschreibung", "beschreibung",
    "placeholder", "platzhalter", "unbenannt", "untitled", "ohne titel", "test", "leer", "kein", "keine",
    "dekorativ", "dekoration", "schmuckbild", "bild ohne beschreibung", "thumbnail", "banner", "screenshot",
    "bildschirmfoto", "siehe text", "siehe bildunterschrift",
}  # fmt: skip
CAMERA_NAME = re.compile(
    r"(img|image|dsc|dscn|dscf|dscf|pxl|p|mvimg|gopr|scan|screenshot|bildschirmfoto|wa|bild|foto|photo|unnamed|download)"
    r"[\s_()-]*\d[\d\s_.()-]*(wa\d+|kopie|copy)?",
    re.IGNORECASE,
)
FILE_NAME = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|heic|tiff?|svg|bmp|psd|pdf)", re.IGNORECASE)

NO_DESTINATIONS = {
    "hier", "mehr", "weiter", "weiterlesen", "mehr lesen", "mehr erfahren", "mehr dazu", "mehr infos",
    "mehr informationen", "weitere informationen", "weitere infos", "klick", "klicken", "klicken sie hier",
    "hier klicken", "bitte hier klicken", "klick hier", "link", "diesem link", "dieser link", "diesen link",
    "zum link", "details",
    "download", "herunterladen", "pdf", "dokument", "datei", "webseite", "website", "internetseite", "homepage",
    "dort", "da", "siehe hier", "zur seite", "seite", "here", "click here", "more", "read more", "info", "infos",
}  # fmt: skip
BARE_ADDRESS = re.compile(r"(https?://|www\.)\S*", re.IGNORECASE)

NO_TITLES = {
    "titel", "überschrift", "unbenannt", "ohne titel", "entwurf", "neue meldung", "neue seite",
    "neues programm", "test", "testseite", "testmeldung", "headline", "kein titel", "untitled",
}  # fmt: skip

PLACEHOLDERS = (
    re.compile(r"\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b", re.IGNORECASE),
    re.compile(r"\b(TODO|TBD|FIXME|TBA)\b"),
    re.compile(r"\bx{3,}\b", re.IGNORECASE),
    re.compile(r"\b(blindtext|mustertext|platzhaltertext|dummytext|text\s+folgt|inhalt\s+folgt)\b", re.IGNORECASE),
    re.compile(r"\bhier\s+steht\s+(ihr|der|dein|ein)\s+text\b", re.IGNORECASE),
    re.compile(r"\?{3,}|#{3,}"),
    re.compile(r"\bcard\s+image\s+cap\b", re.IGNORECASE),
    # How templates of documents say what belongs in a place
    re.compile(r"\[\[.*?(?:\]\]|\Z)|\]\]", re.DOTALL),
)  # fmt: skip

SHORTEST_DESCRIPTION = 4


def bare(text: str) -> str:
    """Return the words in lower case, without what stands around them."""
    return " ".join(text.lower().split()).strip(" .:,;!?»«„“\"'›‹→>…-–()[]")


def fault_of_description(text: str, *, title: str = "", caption: str = "") -> str:
    """Return why `text` cannot be an alternative text, as the rest of a sentence, or "" where it can.

    `title` is the picture's name in the library, `caption` what stands below it on the page.
    """
    words = bare(text)
    if words in NO_DESCRIPTIONS:
        return "ist ein Platzhalter"
    if FILE_NAME.fullmatch(words) or CAMERA_NAME.fullmatch(words):
        return "ist ein Dateiname"
    if not re.search(r"[^\W\d_]", words):
        return "enthält kein Wort"
    if caption and words == bare(caption):
        return "wiederholt nur die Bildunterschrift"
    if title and words == bare(title):
        return "wiederholt nur die Bezeichnung aus der Mediathek"
    if len(words) < SHORTEST_DESCRIPTION:
        return "ist zu kurz"
    found = placeholder_in(text)
    return f"enthält den Platzhalter „{found}“" if found else ""


def says_no_destination(text: str) -> bool:
    """Tell whether a link text leaves open where the link leads."""
    return bare(text) in NO_DESTINATIONS


def is_bare_address(text: str) -> bool:
    """Tell whether a link text is an Internet address, which nobody wants to hear read out."""
    return bool(BARE_ADDRESS.fullmatch(text.strip()))


def says_no_title(text: str) -> bool:
    return bare(text) in NO_TITLES


def placeholder_in(text: str) -> str:
    """Return the first placeholder that was left in a text, or ""."""
    matches = (pattern.search(text) for pattern in PLACEHOLDERS)
    return next((match.group() for match in matches if match), "")
