"""What kinds of pages are called where one finds them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publishing import kinds

ONE: dict[str, str | Promise] = {
    "news": _("Meldung"),
    "page": _("Seite"),
    "event": _("Termin"),
    "program": _("Förderprogramm"),
    "measure": _("Maßnahme"),
    "indicator": _("Indikator"),
    "department": _("Organisationseinheit"),
    "person": _("Ansprechperson"),
    "imprint": _("Impressum"),
    "privacy": _("Datenschutzerklärung"),
    "accessibility": _("Erklärung zur Barrierefreiheit"),
}
MANY: dict[str, str | Promise] = {
    "news": _("Meldungen"),
    "page": _("Seiten"),
    "event": _("Termine"),
    "program": _("Förderprogramme"),
    "measure": _("Maßnahmen"),
    "indicator": _("Indikatoren"),
    "department": _("Organisationseinheiten"),
    "person": _("Ansprechpersonen"),
    "imprint": _("Impressum"),
    "privacy": _("Datenschutzerklärung"),
    "accessibility": _("Erklärung zur Barrierefreiheit"),
}


def one(kind: str) -> str:
    """Return what a single page of the kind is called, in the language of the request."""
    return str(ONE.get(kind) or kinds.get(kind).label)


def many(kind: str, label: str = "") -> str:
    """Return what several are called; `label` is said of kinds that are not known here."""
    return str(MANY.get(kind) or label or kind)
