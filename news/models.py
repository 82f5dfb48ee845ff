"""Announcements and simple pages, both documents."""

from datetime import date, datetime, time

from django.db import models
from django.utils import timezone

from publishing.content import Link
from publishing.models import Document, Rel
from publishing.moments import BERLIN
from publishing.readiness import Problem

# Addresses that belong to the portal itself
RESERVED_SLUGS = {
    "aktuelles", "programme", "organisation", "ansprechpersonen", "admin", "konto", "static", "medien",
    "healthz", "suche", "api", "daten", "massnahmen", "indikatoren", "termine",
    "en", "uk", "ar", "tr", "ru", "fa-af", "pl", "ro", "de-simple",
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


class NewsItem(Document):
    KIND = "news"

    date = models.DateField(
        "Datum der Meldung",
        default=today,
        help_text="Steht über der Meldung und ordnet die Listen. Das Jahr ist Teil der Adresse.",
    )
    programs = models.ManyToManyField(
        Document,
        verbose_name="Förderprogramme",
        blank=True,
        limit_choices_to={"kind": "program"},
        related_name="+",
        help_text="Die Meldung erscheint auch auf deren Seiten.",
    )
    departments = models.ManyToManyField(
        Document,
        verbose_name="Organisationseinheiten",
        blank=True,
        limit_choices_to={"kind": "department"},
        related_name="+",
        help_text="Wer in der Kreisverwaltung zuständig ist.",
    )

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        indexes = [models.Index(fields=["date"], name="news_newsitem_date")]

    def public_path(self):
        return f"/aktuelles/{self.date.year}/{self.slug}/"

    def sort_moment(self, live_from):
        return datetime.combine(self.date, time(12), tzinfo=BERLIN)

    def edition_data(self, at):
        return {"date": self.date}

    def edition_links(self):
        for position, program in enumerate(self.programs.order_by("title")):
            yield Link(Rel.PROGRAM, target_id=program.pk, position=position)
        for position, department in enumerate(self.departments.order_by("title")):
            yield Link(Rel.DEPARTMENT, target_id=department.pk, position=position)

    def own_problems(self):
        if not self.summary.strip():
            yield Problem(
                "Der Vorspann fehlt: zwei bis drei Sätze, das Wichtigste zuerst.", "id_summary"
            )


class Page(Document):
    KIND = "page"

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"

    def public_path(self):
        return f"/{self.slug}/"

    def own_problems(self):
        if self.slug in RESERVED_SLUGS:
            yield Problem(
                f"Die Adresse „{self.slug}“ gehört einem Teil des Portals. Bitte wählen Sie eine andere.",
                "id_slug",
            )
