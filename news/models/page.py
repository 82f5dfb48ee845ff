"""Simple pages."""

from publishing import languages
from publishing.models import Document
from publishing.readiness import Problem

# Addresses that belong to the portal itself
RESERVED_SLUGS = {
    "aktuelles", "programme", "organisation", "ansprechpersonen", "admin", "konto", "static", "medien",
    "healthz", "suche", "api", "daten", "massnahmen", "indikatoren", "termine", "vorschau", "abonnieren",
    "teilen", "barriere-melden", "fehler-melden", "mitteilung", "aenderungen",
    *(language.path_prefix.strip("/") for language in languages.FOREIGN),
}  # fmt: skip


class Page(Document):
    KIND = "page"
    COPIED_WHOLE = True

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"

    def own_path(self):
        return f"/{self.slug}/"

    def own_problems(self):
        if self.slug in RESERVED_SLUGS:
            yield Problem(
                f"Die Adresse „{self.slug}“ gehört einem Teil des Portals. Bitte wählen Sie eine andere.",
                "id_slug",
            )
