"""The funded programme, its goals and its funding periods."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_noop

from organization.models import Department, Organization
from publishing.content import Link
from publishing.json_values import json_values
from publishing.models import Document, Edition, Rel
from publishing.readiness import Problem, alternative_of, file_problems, hint
from publishing.relations import related

from ..money.contradictions import calls_ahead, contradictions
from .award import frozen_awards
from .milestone import MilestoneDate
from .parts import copied, copy_awards, copy_milestones

# So many titles are named in a hint
NAMED = 5


class Program(Document):
    KIND = "program"
    restorable_parts = ("goals", "periods", "awards", "milestones", "papers")
    OWN_WORDS = ("long_name", "legal_basis", "funding_area", "target_groups")

    class FundingKind(models.TextChoices):
        PROJECT = "project", gettext_noop("Projektförderung")
        INSTITUTIONAL = "institutional", gettext_noop("institutionelle Förderung")
        POST = "post", gettext_noop("Personalstellenförderung")

    # By its usual name, "program", documents that belong to a programme could not name it so
    document_ptr = models.OneToOneField(
        Document,
        on_delete=models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name="as_program",
    )
    code = models.CharField("Kurzname", max_length=30, help_text="Zum Beispiel „WIR“.")
    long_name = models.CharField("vollständiger Name", max_length=200, blank=True)
    legal_basis = models.CharField("Rechtsgrundlage (Richtlinie)", max_length=250, blank=True)
    funding_kind = models.CharField("Förderart", max_length=14, choices=FundingKind, blank=True)
    funding_area = models.CharField("Förderbereich", max_length=120, blank=True)
    target_groups = models.CharField("Zielgruppen", max_length=250, blank=True)
    website = models.URLField("Website des Programms", blank=True)
    funder = models.ForeignKey(
        Organization,
        verbose_name="Zuwendungsgeber",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wer das Geld gibt.",
    )
    granting_authority = models.ForeignKey(
        Organization,
        verbose_name="Bewilligungsbehörde",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wer den Bescheid erlässt, wenn das eine andere Stelle ist.",
    )
    lead_department = models.ForeignKey(
        Department,
        verbose_name="federführende Organisationseinheit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "Förderprogramm"
        verbose_name_plural = "Förderprogramme"

    def own_path(self):
        return f"/programme/{self.slug}/"

    def edition_data(self, at):
        return {
            "code": self.code,
            "long_name": self.long_name,
            "legal_basis": self.legal_basis,
            "funding_kind": self.get_funding_kind_display(),
            "funding_area": self.funding_area,
            "target_groups": self.target_groups,
            "website": self.website,
            "funder": self.funder.frozen() if self.funder else None,
            "granting_authority": (
                self.granting_authority.frozen() if self.granting_authority else None
            ),
            "goals": [{"title": goal.title, "text": goal.text} for goal in related(self, "goals")],
            "periods": [period.frozen() for period in related(self, "periods")],
            "awards": frozen_awards(self),
            "milestones": [milestone.frozen(at) for milestone in related(self, "milestones")],
            "papers": [paper.frozen() for paper in self._papers()],
            "review_due": self.review_due,
        }

    def edition_links(self):
        if self.lead_department_id:
            yield Link(Rel.DEPARTMENT, target_id=self.lead_department_id)

    def extra_content_hashes(self):
        return {paper.file.content_hash for paper in self._papers() if paper.file_id}

    def own_links(self):
        for paper in self._papers():
            link = alternative_of(paper.file) if paper.file_id else (paper.title, paper.url)
            yield "unter „Dokumente“", "papers-group", *link

    def extra_words(self):
        return [str(paper) for paper in self._papers()]

    def edition_written(self, edition):
        MilestoneDate.objects.announce(edition)

    def _papers(self):
        return [paper for paper in related(self, "papers", "file") if paper.is_placed]

    def own_problems(self):
        for paper in self._papers():
            if paper.file_id:
                yield from file_problems(paper.file, "unter „Dokumente“", "papers-group")
        # A translation says the sums of its source
        if self.translation_of_id is None:
            for sentence in contradictions(self.frozen_money()):
                yield hint(sentence, "awards-group")
            if sentence := self._hidden_measures():
                yield hint(sentence)

    def problems_on(self, day):
        if self.translation_of_id is None:
            for sentence in calls_ahead(self.frozen_money(), day):
                yield hint(sentence, "awards-group")

    def _hidden_measures(self):
        """Say which measures were never approved, "" where none is missing on the page."""
        if self.pk is None:
            return ""
        own = self.measures.filter(translation_of=None).exclude(
            Exists(Edition.objects.filter(document=OuterRef("pk")))
        )
        titles = list(own.order_by("position", "title").values_list("title", flat=True))
        if not titles:
            return ""
        named = ", ".join(f"„{title}“" for title in titles[:NAMED])
        more = f" und {len(titles) - NAMED} weitere" if len(titles) > NAMED else ""
        if len(titles) == 1:
            return f"Eine Maßnahme ist noch nicht öffentlich und fehlt auf der Seite des Programms: {named}."
        words = "Maßnahmen sind noch nicht öffentlich und fehlen auf der Seite des Programms"
        return f"{len(titles)} {words}: {named}{more}."

    def frozen_money(self):
        """Return periods and awards as an edition would hold them, for what adds up: `money.adding.money_of`."""
        periods = [period.frozen() for period in related(self, "periods")]
        return json_values({"periods": periods, "awards": frozen_awards(self)})

    def copy_parts_to(self, translation):
        for goal in self.goals.all():
            _copied(goal, translation)
        periods = {period.pk: _copied(period, translation) for period in self.periods.all()}
        copy_awards(self, translation, periods)
        copy_milestones(self, translation)
        for paper in self.papers.all():
            _copied(paper, translation)


def _copied(part, program):
    """Store and return a copy of a goal, period or document for another programme."""
    return copied(part, program_id=program.pk)


def foreign_goals(document):
    """Yield a Problem where a measure or an indicator names goals of another programme, as after a table moved it."""
    goals = related(document, "goals")
    titles = [goal.title for goal in goals if goal.program_id != document.program_id]
    if titles:
        named = ", ".join(f"„{title}“" for title in titles)
        yield Problem(f"Diese Ziele gehören zu einem anderen Förderprogramm: {named}.", "id_goals")


class Goal(models.Model):
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="goals")
    title = models.CharField("Ziel", max_length=160)
    text = models.TextField("Erläuterung", blank=True)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class FundingPeriodQuerySet(models.QuerySet):
    def ending(self, first, last):
        """Periods that end from the day `first` to the day `last`, with no later one of the same programme."""
        followed = FundingPeriod.objects.filter(
            program=OuterRef("program"), start__gt=OuterRef("end")
        )
        return self.filter(~Exists(followed), end__gte=first, end__lte=last)


class FundingPeriod(models.Model):
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="periods")
    start = models.DateField("von")
    end = models.DateField(
        "bis", null=True, blank=True, help_text="Letzter Tag; leer, wenn kein Ende feststeht."
    )
    focus = models.CharField("Schwerpunkt", max_length=200, blank=True)
    volume = models.DecimalField(
        "Fördersumme in Euro",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    volume_note = models.CharField(
        "Hinweis zur Summe", max_length=120, blank=True, help_text="Zum Beispiel „Beispielwert“."
    )

    objects = FundingPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "Förderperiode"
        verbose_name_plural = "Förderperioden"
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="programs_fundingperiod_not_empty",
                violation_error_message="Das Ende der Förderperiode liegt vor ihrem Anfang.",
            )
        ]

    def __str__(self):
        return f"{self.start:%d.%m.%Y} bis {f'{self.end:%d.%m.%Y}' if self.end else 'auf Weiteres'}"

    def frozen(self):
        return {
            "from": self.start,
            "until": self.end,
            "focus": self.focus,
            "volume": self.volume,
            "volume_note": self.volume_note,
        }
