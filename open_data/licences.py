"""Under which licence the data may be used: one of those that German administrations take, chosen by setting."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Licence:
    """`code` is its short name, `uri` the one of DCAT-AP.de's list of licences, `url` where people read it.

    `names_source` tells whether whoever uses the data has to name where they come from.
    """

    code: str
    name: str
    uri: str
    url: str
    names_source: bool = True


LICENCES = {
    one.code: one
    for one in (
        Licence(
            "dl-de/by-2-0",
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
            "https://www.govdata.de/dl-de/by-2-0",
        ),
        Licence(
            "dl-de/zero-2-0",
            "Datenlizenz Deutschland – Zero – Version 2.0",
            "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
            "https://www.govdata.de/dl-de/zero-2-0",
            names_source=False,
        ),
        Licence(
            "cc-by-4.0",
            "Creative Commons Namensnennung 4.0 International",
            "http://dcat-ap.de/def/licenses/cc-by/4.0",
            "https://creativecommons.org/licenses/by/4.0/deed.de",
        ),
        Licence(
            "cc-zero",
            "Creative Commons Zero 1.0 Universell",
            "http://dcat-ap.de/def/licenses/cc-zero",
            "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
            names_source=False,
        ),
    )
}


def current() -> Licence:
    """Return the licence that the setting OPEN_DATA_LICENCE names."""
    return LICENCES[settings.OPEN_DATA_LICENCE]


def require_known() -> None:
    """Stop the start of the portal where the setting names a licence that it does not know."""
    if settings.OPEN_DATA_LICENCE not in LICENCES:
        known = ", ".join(LICENCES)
        raise ImproperlyConfigured(f"OPEN_DATA_LICENCE must be one of: {known}.")


def attribution() -> str:
    """Return the words by which the source is to be named."""
    return f"{settings.SITE_OWNER['name']}, {settings.SITE_URL}/, {current().code}"
