"""Under which terms a picture may be shown, and where each licence is explained."""

from django.db import models


class Licence(models.TextChoices):
    OWN = "own", "eigenes Werk"
    RESERVED = "reserved", "alle Rechte vorbehalten, Nutzung erlaubt"
    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_ND = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_3_DE = "CC-BY-3.0-DE", "CC BY 3.0 DE"
    CC_BY_SA_3_DE = "CC-BY-SA-3.0-DE", "CC BY-SA 3.0 DE"
    DL_BY = "DL-DE-BY-2.0", "Datenlizenz Deutschland – Namensnennung 2.0"
    DL_ZERO = "DL-DE-ZERO-2.0", "Datenlizenz Deutschland – Zero 2.0"
    PUBLIC_DOMAIN = "public-domain", "gemeinfrei"


URLS = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/deed.de",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/deed.de",
    Licence.CC_BY_ND: "https://creativecommons.org/licenses/by-nd/4.0/deed.de",
    Licence.CC_BY_3_DE: "https://creativecommons.org/licenses/by/3.0/de/",
    Licence.CC_BY_SA_3_DE: "https://creativecommons.org/licenses/by-sa/3.0/de/",
    Licence.DL_BY: "https://www.govdata.de/dl-de/by-2-0",
    Licence.DL_ZERO: "https://www.govdata.de/dl-de/zero-2-0",
}

# Licences that visitors need to know; the others stay in the library
SHOWN = set(URLS) | {Licence.PUBLIC_DOMAIN}


def frozen(licence: str) -> dict[str, str]:
    """Return the licence's public name and address, both empty where nothing needs to be said."""
    known = Licence(licence) if licence else None
    if known not in SHOWN:
        return {"licence": "", "licence_url": ""}
    return {"licence": str(known.label), "licence_url": URLS.get(known, "")}
