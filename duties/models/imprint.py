"""Who offers the site (§ 5 DDG) and who answers for its editorial content (§ 18 (2) MStV)."""

from django.db import models

from .statement import Statement


class Imprint(Statement):
    KIND = "imprint"
    ADDRESS = "impressum"
    OWN_WORDS = (
        "legal_form",
        "representative",
        "supervisory_authority",
        "responsible",
        "rights",
    )
    REQUIRED = (
        "provider",
        "legal_form",
        "address",
        "representative",
        "telephone",
        "email",
        "supervisory_authority",
        "responsible",
    )

    provider = models.CharField("Anbieter", max_length=200, blank=True)
    legal_form = models.CharField(
        "Rechtsform",
        max_length=200,
        blank=True,
        help_text="Zum Beispiel „Körperschaft des öffentlichen Rechts“.",
    )
    address = models.TextField(
        "Anschrift",
        blank=True,
        help_text="Straße und Hausnummer, Postleitzahl und Ort; kein Postfach.",
    )
    representative = models.TextField(
        "Vertretung",
        blank=True,
        help_text="Name und Amt der Person, die den Kreis nach außen vertritt.",
    )
    telephone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    supervisory_authority = models.TextField(
        "Aufsichtsbehörde", blank=True, help_text="Name und Anschrift der Kommunalaufsicht."
    )
    vat_id = models.CharField(
        "Umsatzsteuer-Identifikationsnummer",
        max_length=20,
        blank=True,
        help_text="Nach § 27 a Umsatzsteuergesetz; leer, wenn keine vergeben ist.",
    )
    responsible = models.TextField(
        "Verantwortlich für die Inhalte",
        blank=True,
        help_text="Nach § 18 Absatz 2 Medienstaatsvertrag: Name und Anschrift einer Person.",
    )
    rights = models.TextField(
        "Rechte an Texten und Bildern", blank=True, help_text="Wer was weiterverwenden darf."
    )

    class Meta:
        verbose_name = "Impressum"
        verbose_name_plural = "Impressum"
