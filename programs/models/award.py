"""Money: the award as its notice grants it, what was amended, passed on and called."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, prefetch_related_objects
from django.utils.translation import gettext_noop

from organization.models import Organization
from publishing.relations import related

from ..money.adding import RETURN

NOT_NEGATIVE = MinValueValidator(0, "Bitte einen Betrag eingeben, der nicht negativ ist.")


def money(label, **options):
    """Return a column for an amount in euros."""
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, validators=[NOT_NEGATIVE], **options
    )


class Award(models.Model):
    """One notice. An amendment is a notice of its own that `amends` another one; the last of such a chain counts.

    Of days, bodies and proof of use it says what changes; what it leaves empty goes on as it was. Its sums are its own.

    `parent` is the notice whose money is passed on. Only the first notice of a chain names it, so that an amendment
    can belong to no other money than what it amends.
    """

    CURRENCY = "EUR"
    restorable_parts = ("disbursements",)

    class FinancingType(models.TextChoices):
        SHARE = "share", gettext_noop("Anteilfinanzierung")
        GAP = "gap", gettext_noop("Fehlbedarfsfinanzierung")
        FIXED = "fixed", gettext_noop("Festbetragsfinanzierung")

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="awards")
    award_id = models.CharField(
        "Kennung",
        max_length=80,
        help_text="Unter ihr findet man den Bescheid in den offenen Daten. Sie bleibt für immer dieselbe, zum Beispiel"
        " „wir-2024-1“. Nicht das Aktenzeichen.",
    )
    title = models.CharField(
        "Wofür", max_length=160, help_text="Zum Beispiel „Personalkosten der WIR-Koordination“."
    )
    description = models.TextField("Beschreibung", blank=True)
    amount_awarded = money("bewilligte Summe in Euro")
    note = models.CharField(
        "Hinweis zu den Beträgen",
        max_length=120,
        blank=True,
        help_text="Steht neben den Beträgen, zum Beispiel „Beispielwert“.",
    )
    award_date = models.DateField("Datum des Bescheids")
    period_start = models.DateField("bewilligt ab", null=True, blank=True)
    period_end = models.DateField(
        "bewilligt bis",
        null=True,
        blank=True,
        help_text="Letzter Tag; leer, wenn kein Ende feststeht.",
    )
    period = models.ForeignKey(
        "programs.FundingPeriod",
        verbose_name="Förderperiode",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="awards",
        help_text="Leer: die Förderperiode, in der die Bewilligung beginnt.",
    )
    amends = models.ForeignKey(
        "self",
        verbose_name="ändert den Bescheid",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="amendments",
        help_text="Für einen Änderungsbescheid: Seine Summe gilt dann an Stelle der früheren, die lesbar bleibt.",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="weitergegeben aus",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="passed_on",
        help_text="Für Geld, das der Kreis aus einer Zuwendung weiterleitet, zum Beispiel an einen Verein.",
    )
    funder = models.ForeignKey(
        Organization,
        verbose_name="Zuwendungsgeber",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leer: der des Programms, bei weitergegebenem Geld der Kreis.",
    )
    granting_authority = models.ForeignKey(
        Organization,
        verbose_name="Bewilligungsbehörde",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leer: die des Programms, bei weitergegebenem Geld der Kreis.",
    )
    recipient = models.ForeignKey(
        Organization,
        verbose_name="wer das Geld bekommt",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leer: der Kreis selbst.",
    )
    financing_type = models.CharField(
        "Finanzierungsart", max_length=5, choices=FinancingType, blank=True
    )
    total_cost = money("Gesamtkosten in Euro", null=True, blank=True)
    own_contribution = money("Eigenanteil in Euro", null=True, blank=True)
    report_due = models.DateField("Verwendungsnachweis bis", null=True, blank=True)
    location = models.CharField(
        "Ort (Gemeindeschlüssel)",
        max_length=8,
        blank=True,
        validators=[
            RegexValidator(r"^\d{8}\Z", "Der amtliche Gemeindeschlüssel hat acht Ziffern.")
        ],
        help_text="Acht Ziffern, zum Beispiel 06440000 für den ganzen Wetteraukreis.",
    )
    file_number = models.CharField(
        "Aktenzeichen",
        max_length=80,
        blank=True,
        help_text="Nur für die Redaktion, wird nie veröffentlicht.",
    )

    class Meta:
        verbose_name = "Zuwendung"
        verbose_name_plural = "Zuwendungen"
        ordering = ["award_date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "award_id"],
                name="programs_award_id_once",
                violation_error_message="Diese Kennung hat schon ein anderer Bescheid des Programms.",
            ),
            models.UniqueConstraint(
                fields=["amends"],
                name="programs_award_amended_once",
                violation_error_message="Diesen Bescheid ändert schon ein anderer. Wählen Sie den letzten der"
                " Reihe.",
            ),
            models.CheckConstraint(
                condition=Q(amends__isnull=True) | Q(parent__isnull=True),
                name="programs_award_amendment_in_its_chain",
                violation_error_message="Ein Änderungsbescheid gehört immer zum selben Geld wie der Bescheid, den er"
                " ändert. Lassen Sie „weitergegeben aus“ leer.",
            ),
            models.CheckConstraint(
                condition=Q(amount_awarded__gte=0),
                name="programs_award_amount_not_negative",
                violation_error_message=NOT_NEGATIVE.message,
            ),
            models.CheckConstraint(
                condition=Q(total_cost__isnull=True) | Q(total_cost__gte=0),
                name="programs_award_total_not_negative",
                violation_error_message=NOT_NEGATIVE.message,
            ),
            models.CheckConstraint(
                condition=Q(own_contribution__isnull=True) | Q(own_contribution__gte=0),
                name="programs_award_own_not_negative",
                violation_error_message=NOT_NEGATIVE.message,
            ),
            models.CheckConstraint(
                condition=Q(total_cost__isnull=True)
                | Q(own_contribution__isnull=True)
                | Q(own_contribution__lte=F("total_cost")),
                name="programs_award_own_within_total",
                violation_error_message="Der Eigenanteil ist größer als die Gesamtkosten.",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_end__gte=F("period_start")),
                name="programs_award_period_not_empty",
                violation_error_message="Das Ende der Bewilligung liegt vor ihrem Anfang.",
            ),
        ]

    def __str__(self):
        return f"{self.award_id}: {self.title}"

    def chain(self):
        """Return the notices of this one's chain from the first to this one, as far as they are known."""
        found = [self]
        while found[0].amends is not None and found[0].amends not in found:
            found.insert(0, found[0].amends)
        return found

    def said(self, name):
        """Return what holds of a field: what this notice says, else what the one says that it amends, and so on."""
        if value := getattr(self, name):
            return value
        told = (getattr(one, name) for one in reversed(self.chain()))
        return next((value for value in told if value), None)

    def days(self):
        """Return first and last day of the award period that holds; a notice with a first day alone opens the end."""
        dated = (one for one in reversed(self.chain()) if one.period_start or one.period_end)
        last = next(dated, None)
        return self.said("period_start"), last and last.period_end

    @property
    def passed_on_from(self):
        """The notice whose money is passed on, named by the first notice of the chain; None for money of its own."""
        return self.chain()[0].parent

    def notice(self):
        """Return what holds by this notice, as an edition keeps it: nothing of bodies, nothing of what was called.

        No query, where the periods and the notices that it names are at hand (`joined`).
        """
        parent, period = self.passed_on_from, self.said("period")
        first_day, last_day = self.days()
        return {
            "id": self.award_id,
            "title": self.title,
            "description": self.description,
            "currency": self.CURRENCY,
            "amount": self.amount_awarded,
            "note": self.note,
            "award_date": self.award_date,
            "from": first_day,
            "until": last_day,
            "period": {"from": period.start, "until": period.end} if period else None,
            "total_cost": self.total_cost,
            "own_contribution": self.own_contribution,
            "financing_type": self.said("financing_type") or "",
            "report_due": self.said("report_due"),
            "location": self.said("location") or "",
            "parent": parent.award_id if parent else None,
            "amends": self.amends.award_id if self.amends else None,
        }

    def frozen(self):
        """Return the notice as an edition keeps it, with who gives and who gets the money, and what was called."""
        recipient = self.said("recipient")
        of_program = None if self.passed_on_from else self.program
        funder = self.said("funder") or (of_program and of_program.funder)
        authority = self.said("granting_authority") or (
            of_program and of_program.granting_authority
        )
        return {
            **self.notice(),
            "recipient": recipient.frozen() if recipient else None,
            "funder": funder.frozen() if funder else None,
            "authority": authority.frozen() if authority else None,
            "disbursements": [
                {"date": one.date, "amount": one.amount, "kind": one.kind}
                for one in related(self, "disbursements")
            ],
        }


def frozen_awards(program):
    """Return the awards of a programme, stored or as a form says, as an edition keeps them: six queries at most."""
    awards = related(program, "awards")
    bodies = ("recipient", "funder", "granting_authority")
    prefetch_related_objects(awards, *(f"{body}__names" for body in bodies), "period")
    prefetch_related_objects([award for award in awards if award.pk], "disbursements")
    for award in joined(awards):
        award.program = program
    return [award.frozen() for award in awards]


def joined(awards):
    """Return the awards; each names the others as they are at hand, and none that is not among them."""
    awards = list(awards)
    known = {award.pk: award for award in awards if award.pk}
    for award in awards:
        award.amends = known.get(award.amends_id)
        award.parent = known.get(award.parent_id)
    return awards


class Disbursement(models.Model):
    """What was called of an award, or was paid back of it because it was not needed; both are positive amounts."""

    class Kind(models.TextChoices):
        CALL = "call", "Mittelabruf"
        RETURN = RETURN, "Rückzahlung"

    award = models.ForeignKey(Award, on_delete=models.CASCADE, related_name="disbursements")
    kind = models.CharField("Art", max_length=6, choices=Kind, default=Kind.CALL)
    date = models.DateField("Tag")
    amount = money("Betrag in Euro")

    class Meta:
        verbose_name = "Mittelabruf"
        verbose_name_plural = "Mittelabrufe"
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="programs_disbursement_not_negative",
                violation_error_message=NOT_NEGATIVE.message,
            ),
        ]

    def __str__(self):
        return f"{self.date:%d.%m.%Y}"
