"""The Sachbericht: what the county tells an award's funder about a span of time; frozen, it never changes again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from publishing.moments import day_in_words

from .program import Program

WORDS = ("done", "reached", "differences", "outlook")


class FunderReportQuerySet(models.QuerySet):
    def frozen(self):
        return self.filter(frozen_at__isnull=False)

    def drafts(self):
        return self.filter(frozen_at__isnull=True)

    def light(self):
        """Without what was frozen, which lists do not show."""
        return self.defer("data", "html", "pdf")


class FunderReport(models.Model):
    """A draft as long as `frozen_at` is empty; from then on the database keeps the row as it is.

    The award is named by its identifier, as public editions do: that stays for ever, its row may be deleted and entered
    anew. `data` is the text over which `data_sha256` goes.
    """

    program = models.ForeignKey(
        Program, verbose_name="Förderprogramm", on_delete=models.PROTECT, related_name="reports"
    )
    award_id = models.CharField("Bescheid", max_length=80)
    start = models.DateField(
        "berichtet wird vom",
        help_text="Erster Tag des Berichtszeitraums. Er liegt im Bewilligungszeitraum.",
    )
    end = models.DateField(
        "bis",
        help_text="Letzter Tag. Festschreiben geht, sobald er vorbei ist oder heute ist.",
    )
    done = models.TextField(
        "Was ist geschehen?",
        blank=True,
        help_text="Das Wichtigste in eigenen Worten. Die Sachstände der einzelnen Maßnahmen stehen von selbst im"
        " Bericht; hier steht, was sie verbindet. Eine Leerzeile beginnt einen neuen Absatz.",
    )
    reached = models.TextField(
        "Was ist erreicht?",
        blank=True,
        help_text="Gemessen an den Zielen des Programms. Nennen Sie auch, was noch offen ist.",
    )
    differences = models.TextField(
        "Was ist anders gelaufen als geplant, und warum?",
        blank=True,
        help_text="Bei Maßnahmen, Personal, Zeit oder Geld. Leer: Im Bericht steht dann, dass es keine Abweichung gab.",
    )
    outlook = models.TextField(
        "Wie geht es weiter?",
        blank=True,
        help_text="Was als Nächstes ansteht und was nach dem Ende der Förderung bleibt.",
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name="ersetzt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replaced_by",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("angelegt am", default=timezone.now, editable=False)
    last_edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="bearbeitet von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    last_edited_at = models.DateTimeField("bearbeitet am", default=timezone.now, editable=False)
    number = models.PositiveIntegerField("Nummer", null=True, editable=False)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="festgeschrieben von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    frozen_at = models.DateTimeField("festgeschrieben am", null=True, editable=False)
    data_sha256 = models.CharField("Prüfsumme der Angaben", max_length=64, editable=False)
    html_sha256 = models.CharField("Prüfsumme der Seite", max_length=64, editable=False)
    pdf_sha256 = models.CharField("Prüfsumme der PDF-Datei", max_length=64, editable=False)
    # Last in the table: SQLite has to walk over long values to reach what stands behind
    data = models.TextField("Angaben", editable=False)
    html = models.TextField("Seite", editable=False)
    pdf = models.BinaryField("PDF-Datei", null=True)

    objects = FunderReportQuerySet.as_manager()

    class Meta:
        verbose_name = "Sachbericht"
        verbose_name_plural = "Sachberichte"
        ordering = ["-start", "-pk"]
        # Whose the programme is, theirs is the report
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["program", "number"], name="programs_funderreport_number_once"
            ),
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="programs_funderreport_span_not_empty",
                violation_error_message="Das Ende des Berichtszeitraums liegt vor seinem Anfang.",
            ),
            models.CheckConstraint(
                condition=Q(
                    frozen_at__isnull=True,
                    frozen_by__isnull=True,
                    number__isnull=True,
                    pdf__isnull=True,
                    data="",
                    html="",
                )
                | (
                    Q(
                        frozen_at__isnull=False,
                        frozen_by__isnull=False,
                        number__isnull=False,
                        pdf__isnull=False,
                    )
                    & ~Q(data="")
                    & ~Q(html="")
                ),
                name="programs_funderreport_frozen_whole",
            ),
        ]

    def __str__(self):
        if self.frozen_at is None:
            return f"Entwurf: {self.span_in_words}"
        return f"Sachbericht {self.number}: {self.span_in_words}"

    @property
    def is_frozen(self):
        return self.frozen_at is not None

    @property
    def span_in_words(self):
        return f"{day_in_words(self.start)} bis {day_in_words(self.end)}"

    def words(self):
        """Return what the coordinator wrote, by field."""
        return {name: getattr(self, name) for name in WORDS}

    def file_name(self, suffix):
        """Return the name under which the report is saved: "sachbericht-2-wir-2025-01-01-bis-2025-12-31.pdf"."""
        number = self.number or "entwurf"
        return f"sachbericht-{number}-{self.program.slug}-{self.start}-bis-{self.end}.{suffix}"
