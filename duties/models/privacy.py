"""What becomes of personal data (Art. 13 DSGVO): who answers for it, and each processing with its reason and end."""

from django.db import models

from publishing.readiness import Problem
from publishing.relations import related

from .copying import copied
from .statement import Statement


class PrivacyStatement(Statement):
    KIND = "privacy"
    ADDRESS = "datenschutz"
    OWN_WORDS = (
        "officer",
        "recipients",
        "third_countries",
        "obligation",
        "automated_decisions",
        "authority",
    )
    REQUIRED = (
        "controller",
        "controller_address",
        "controller_telephone",
        "controller_email",
        "officer",
        "officer_email",
        "recipients",
        "third_countries",
        "obligation",
        "automated_decisions",
        "authority",
        "authority_address",
        "authority_website",
    )
    restorable_parts = ("processings",)

    controller = models.CharField(
        "verantwortliche Stelle",
        max_length=200,
        blank=True,
        help_text="Wer über die Daten entscheidet.",
    )
    controller_address = models.TextField("Anschrift der verantwortlichen Stelle", blank=True)
    controller_telephone = models.CharField(
        "Telefon der verantwortlichen Stelle", max_length=40, blank=True
    )
    controller_email = models.EmailField("E-Mail-Adresse der verantwortlichen Stelle", blank=True)
    officer = models.TextField(
        "Datenschutzbeauftragte Person",
        blank=True,
        help_text="Wie man sie mit der Post erreicht; der Name muss nicht genannt sein.",
    )
    officer_email = models.EmailField("E-Mail-Adresse für den Datenschutz", blank=True)
    officer_telephone = models.CharField("Telefon für den Datenschutz", max_length=40, blank=True)
    recipients = models.TextField(
        "Wer die Daten bekommt",
        blank=True,
        help_text="Auch Dienstleister, die im Auftrag arbeiten.",
    )
    third_countries = models.TextField(
        "Länder außerhalb der Europäischen Union",
        blank=True,
        help_text="Ob Daten dorthin gehen; wenn nicht, sagen Sie es.",
    )
    obligation = models.TextField(
        "Ob man Daten angeben muss",
        blank=True,
        help_text="Und was geschieht, wenn man es nicht tut.",
    )
    automated_decisions = models.TextField(
        "automatisierte Entscheidungen",
        blank=True,
        help_text="Auch Profiling; wenn es das nicht gibt, sagen Sie es.",
    )
    authority = models.CharField("Aufsichtsbehörde für den Datenschutz", max_length=200, blank=True)
    authority_address = models.TextField("Anschrift der Aufsichtsbehörde", blank=True)
    authority_website = models.URLField("Website der Aufsichtsbehörde", blank=True)

    class Meta:
        verbose_name = "Datenschutzerklärung"
        verbose_name_plural = "Datenschutzerklärung"

    def edition_data(self, at):
        processings = [processing.frozen() for processing in related(self, "processings")]
        return {**super().edition_data(at), "processings": processings}

    def own_problems(self):
        yield from super().own_problems()
        if not related(self, "processings"):
            yield Problem(
                "Es fehlt, was mit den Daten geschieht: Tragen Sie mindestens eine Verarbeitung mit Zweck,"
                " Rechtsgrundlage und Dauer ein.",
                "processings-group",
            )

    def copy_parts_to(self, translation):
        for processing in self.processings.all():
            copied(processing, statement_id=translation.pk)


class Processing(models.Model):
    """One use of personal data: every column is something that the law asks for."""

    statement = models.ForeignKey(
        PrivacyStatement, on_delete=models.CASCADE, related_name="processings"
    )
    title = models.CharField("Verarbeitung", max_length=160)
    purpose = models.TextField("Wozu")
    data = models.TextField("Welche Daten")
    legal_basis = models.CharField("Rechtsgrundlage", max_length=250)
    retention = models.CharField("Wie lange", max_length=250)
    position = models.PositiveIntegerField("Reihenfolge", default=0)

    class Meta:
        verbose_name = "Verarbeitung"
        verbose_name_plural = "Verarbeitungen"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def frozen(self):
        names = ("title", "purpose", "data", "legal_basis", "retention")
        return {name: getattr(self, name) for name in names}
