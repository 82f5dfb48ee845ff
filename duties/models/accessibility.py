"""How well the site can be used by everybody (EU decision 2018/1523): state, barriers, method, ways to complain."""

from django.db import models

from publishing.readiness import Problem
from publishing.relations import related

from .copying import copied
from .statement import Statement


class AccessibilityStatement(Statement):
    KIND = "accessibility"
    ADDRESS = "barrierefreiheit"
    OWN_WORDS = ("scope", "legal_basis", "method_text", "feedback_office", "enforcement_text")
    REQUIRED = (
        "scope",
        "legal_basis",
        "standard",
        "conformity",
        "method",
        "method_text",
        "prepared_on",
        "feedback_office",
        "feedback_email",
        "feedback_telephone",
        "enforcement",
        "enforcement_address",
        "enforcement_website",
        "enforcement_text",
    )
    restorable_parts = ("barriers",)

    class Conformity(models.TextChoices):
        FULL = "full", "vollständig vereinbar"
        PARTIAL = "partial", "teilweise vereinbar"
        NONE = "none", "nicht vereinbar"

    class Method(models.TextChoices):
        OWN = "own", "Selbstbewertung"
        THIRD_PARTY = "third_party", "Bewertung durch Dritte"
        BOTH = "both", "Selbstbewertung und Bewertung durch Dritte"

    scope = models.TextField(
        "Geltungsbereich",
        blank=True,
        help_text="Für welche Seiten die Erklärung gilt, und für welche nicht.",
    )
    legal_basis = models.TextField("Rechtsgrundlage", blank=True)
    standard = models.CharField(
        "Norm",
        max_length=120,
        blank=True,
        help_text="Womit verglichen wurde, zum Beispiel „EN 301 549 und WCAG 2.2, Stufe AA“.",
    )
    conformity = models.CharField(
        "Stand der Vereinbarkeit", max_length=7, choices=Conformity, blank=True
    )
    method = models.CharField("Art der Prüfung", max_length=11, choices=Method, blank=True)
    method_text = models.TextField("Wie geprüft wurde", blank=True)
    prepared_on = models.DateField("erstellt am", null=True, blank=True)
    feedback_office = models.CharField(
        "Stelle für Hinweise",
        max_length=200,
        blank=True,
        help_text="Wer Hinweise auf Barrieren bearbeitet.",
    )
    feedback_email = models.EmailField("E-Mail-Adresse für Hinweise", blank=True)
    feedback_telephone = models.CharField("Telefon für Hinweise", max_length=40, blank=True)
    enforcement = models.CharField("Durchsetzungsstelle", max_length=200, blank=True)
    enforcement_address = models.TextField("Anschrift der Durchsetzungsstelle", blank=True)
    enforcement_telephone = models.CharField(
        "Telefon der Durchsetzungsstelle", max_length=40, blank=True
    )
    enforcement_email = models.EmailField("E-Mail-Adresse der Durchsetzungsstelle", blank=True)
    enforcement_website = models.URLField("Website der Durchsetzungsstelle", blank=True)
    enforcement_text = models.TextField(
        "Durchsetzungsverfahren",
        blank=True,
        help_text="Wann und wie man sich an die Durchsetzungsstelle wendet, und was es kostet.",
    )

    class Meta:
        verbose_name = "Erklärung zur Barrierefreiheit"
        verbose_name_plural = "Erklärung zur Barrierefreiheit"

    def edition_data(self, at):
        barriers = [barrier.frozen() for barrier in related(self, "barriers")]
        return {**super().edition_data(at), "barriers": barriers}

    def own_problems(self):
        yield from super().own_problems()
        named = bool(related(self, "barriers"))
        if not named and self.conformity in (self.Conformity.PARTIAL, self.Conformity.NONE):
            yield Problem(
                "Es fehlt, was noch nicht barrierefrei ist: Nennen Sie jede Barriere mit Grund und Alternative.",
                "barriers-group",
            )
        if named and self.conformity == self.Conformity.FULL:
            yield Problem(
                "„Vollständig vereinbar“ passt nicht dazu, dass Barrieren genannt sind.",
                "id_conformity",
            )

    def copy_parts_to(self, translation):
        for barrier in self.barriers.all():
            copied(barrier, statement_id=translation.pk)


class Barrier(models.Model):
    """Something that not everybody can use, with its reason and the way around it."""

    class Reason(models.TextChoices):
        NOT_YET = "not_yet", "noch nicht mit den Anforderungen vereinbar"
        BURDEN = "burden", "unverhältnismäßige Belastung"
        OUTSIDE = "outside", "nicht von den Vorschriften erfasst"

    statement = models.ForeignKey(
        AccessibilityStatement, on_delete=models.CASCADE, related_name="barriers"
    )
    title = models.CharField("Barriere", max_length=160)
    text = models.TextField("Worin sie besteht")
    reason = models.CharField("Einordnung", max_length=7, choices=Reason, default=Reason.NOT_YET)
    reason_text = models.TextField("Grund")
    alternative = models.TextField("Alternative", help_text="Wie man trotzdem an den Inhalt kommt.")
    until = models.DateField("behoben bis", null=True, blank=True)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Barriere"
        verbose_name_plural = "Barrieren"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def frozen(self):
        names = ("title", "text", "reason", "reason_text", "alternative", "until")
        return {name: getattr(self, name) for name in names}
