"""The languages that the portal knows: what each is called, which way it runs, how machines name it."""

from dataclasses import dataclass

GERMAN = "de"


@dataclass(frozen=True)
class Language:
    """`autonym` is the language's own name for itself, `name` the German one.

    `code` is the BCP 47 tag, as `lang` and `hreflang` want it; `deepl` is DeepL's code, empty where it does not
    translate into the language. `has_site` tells whether the site itself speaks it too: menus, headings, dates.
    """

    code: str
    autonym: str
    name: str
    direction: str = "ltr"
    deepl: str = ""
    has_site: bool = True

    @property
    def is_german(self) -> bool:
        return self.code == GERMAN

    @property
    def locale(self) -> str:
        """How Open Graph names it: language and territory."""
        return {"de": "de_DE", "de-simple": "de_DE", "en": "en_GB", "fa-AF": "fa_AF"}.get(
            self.code, self.code
        )

    @property
    def path_prefix(self) -> str:
        """What addresses begin with: "" for German, "/fa-af" for Dari."""
        return "" if self.is_german else f"/{self.code.lower()}"


# In the order of a list of languages. Leichte Sprache is a variant of German and has its tag in the IANA registry.
LANGUAGES = (
    Language(GERMAN, "Deutsch", "Deutsch", deepl="DE"),
    Language("de-simple", "Leichte Sprache", "Leichte Sprache"),
    Language("en", "English", "Englisch", deepl="EN-GB"),
    Language("uk", "Українська", "Ukrainisch", deepl="UK"),
    Language("ar", "العربية", "Arabisch", direction="rtl", deepl="AR"),
    Language("tr", "Türkçe", "Türkisch", deepl="TR"),
    Language("ru", "Русский", "Russisch", deepl="RU"),
    Language("fa-AF", "دری", "Dari", direction="rtl"),
    Language("pl", "Polski", "Polnisch", deepl="PL", has_site=False),
    Language("ro", "Română", "Rumänisch", deepl="RO", has_site=False),
)
BY_CODE = {language.code: language for language in LANGUAGES}
# Fixed, and not a setting: columns must mean the same in every installation
CHOICES = [(language.code, language.name) for language in LANGUAGES]
FOREIGN = tuple(language for language in LANGUAGES if not language.is_german)
# Those in which the site itself speaks; Django writes their codes in small letters
OF_SITE = tuple(language for language in LANGUAGES if language.has_site)


def get(code: str) -> Language:
    """Return the language; a KeyError means that the portal does not know it."""
    return BY_CODE[code]


def of_path(path: str) -> Language:
    """Return the language to which an address belongs: Dari for "/fa-af/aktuelles/", German for all without one."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return _BY_PREFIX.get(f"/{first}", BY_CODE[GERMAN])


_BY_PREFIX = {language.path_prefix: language for language in FOREIGN}
