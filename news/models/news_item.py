"""Announcements."""

from datetime import datetime, time

from django.db import models

from publishing.models import Document
from publishing.moments import BERLIN, day_of
from publishing.readiness import Problem, hint
from publishing.relations import related

from .subjects import links_of, today


class NewsItem(Document):
    KIND = "news"
    COPIED_WHOLE = True

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

    def own_path(self):
        return f"/aktuelles/{self.date.year}/{self.slug}/"

    def sort_moment(self, live_from):
        return datetime.combine(self.date, time(12), tzinfo=BERLIN)

    def begin_anew(self, at):
        self.date = day_of(at)

    def edition_data(self, at):
        return {"date": self.date}

    def edition_links(self):
        return links_of(self)

    def own_problems(self):
        if not self.summary.strip():
            yield Problem(
                "Der Vorspann fehlt: zwei bis drei Sätze, das Wichtigste zuerst.", "id_summary"
            )
        if not (related(self, "programs") or related(self, "departments")):
            yield hint(
                "Es ist weder ein Förderprogramm noch eine Organisationseinheit genannt. Dann erscheint die Meldung auf"
                " keiner anderen Seite und nennt niemanden, den man fragen kann.",
                "id_programs",
            )
