"""A picture with its words, its rights and the point that every crop keeps in view."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from taggit.managers import TaggableManager

from .. import licences
from ..addresses import public_url, rendition_name
from ..licences import Licence
from ..renditions import card_widths_of, thumbnail_width, widths_of
from .keyword import ImageKeyword

PERCENT = [MaxValueValidator(100, "Bitte einen Wert von 0 bis 100 angeben.")]
# How long before its end a licence is worth a hint
ENDING_SOON = timedelta(days=90)


class ImageQuerySet(models.QuerySet):
    def undescribed(self):
        """Images on whose alternative text nobody has decided yet."""
        return self.filter(alternative_text="", decorative=False)

    def uncredited(self):
        return self.filter(Q(credit="") | Q(licence=""))

    def licence_ended(self, day: date):
        """Images that may not be shown on that day any more."""
        return self.filter(licence_until__lt=day)

    def licence_ending(self, day: date):
        """Images that may still be shown on that day, but not much longer."""
        return self.filter(licence_until__gte=day, licence_until__lte=day + ENDING_SOON)


class Image(models.Model):
    title = models.CharField(
        "Bezeichnung",
        max_length=160,
        help_text="Unter diesem Namen finden Sie das Bild in der Mediathek wieder. Die Öffentlichkeit sieht ihn nicht.",
    )
    file = models.FileField(
        "Bilddatei",
        max_length=200,
        help_text="JPEG, PNG, WebP, AVIF oder unbewegtes GIF, höchstens 25 MB und 50 Megapixel; gut sind 2.000 Pixel"
        " Breite. Angaben zu Kamera und Aufnahmeort werden entfernt.",
    )
    content_hash = models.CharField("Prüfsumme", max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField("Breite", editable=False)
    height = models.PositiveIntegerField("Höhe", editable=False)
    alternative_text = models.CharField(
        "Alternativtext",
        max_length=300,
        blank=True,
        help_text="Beschreiben Sie in ein bis zwei Sätzen, was zu sehen ist und worauf es ankommt. Menschen, die das"
        " Bild nicht sehen, hören diesen Text. Ohne „Bild von“, ohne Dateinamen, nicht die Bildunterschrift.",
    )
    decorative = models.BooleanField(
        "rein schmückend",
        default=False,
        help_text="Ankreuzen, wenn das Bild nichts mitteilt, was nicht auch im Text steht. Dann bleibt der"
        " Alternativtext leer, und Vorleseprogramme übergehen das Bild.",
    )
    credit = models.CharField(
        "Urhebervermerk",
        max_length=160,
        blank=True,
        help_text="Wer das Bild gemacht hat, so wie es genannt werden soll; zum Beispiel „Wetteraukreis“ oder"
        " „Name/Agentur“. Ohne diese Angabe wird kein Text mit dem Bild veröffentlicht.",
    )
    licence = models.CharField(
        "Lizenz",
        max_length=20,
        blank=True,
        choices=Licence,
        help_text="Unter welchen Bedingungen wir das Bild zeigen dürfen.",
    )
    licence_until = models.DateField(
        "Nutzung erlaubt bis",
        null=True,
        blank=True,
        help_text="Letzter Tag, an dem wir das Bild zeigen dürfen. Bleibt leer, wenn die Erlaubnis nicht endet.",
    )
    keywords = TaggableManager(
        verbose_name="Schlagwörter",
        through=ImageKeyword,
        blank=True,
        help_text="Durch Komma getrennt, zum Beispiel „Kreishaus, Sommer“. Damit finden Sie das Bild wieder.",
    )
    focal_x = models.PositiveSmallIntegerField(
        "Bildmitte waagerecht",
        default=50,
        validators=PERCENT,
        help_text="In Prozent von links: 0 ist der linke Rand, 100 der rechte. Ausschnitte für Listen behalten"
        " diesen Punkt im Bild.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "Bildmitte senkrecht",
        default=50,
        validators=PERCENT,
        help_text="In Prozent von oben: 0 ist der obere Rand, 100 der untere.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="hochgeladen von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("hochgeladen am", default=timezone.now, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["-uploaded_at", "-id"], name="media_library_image_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alternative_text=""),
                name="media_library_image_decorative_is_silent",
                violation_error_message="Ein rein schmückendes Bild hat keinen Alternativtext. Bitte entscheiden"
                " Sie sich für eines von beiden.",
            ),
            models.CheckConstraint(
                condition=Q(licence="") | Q(licence__in=Licence.values),
                name="media_library_image_licence_known",
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="media_library_image_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0), name="media_library_image_has_size"
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """Tell beside the field what the database enforces."""
        self.alternative_text = " ".join(self.alternative_text.split())
        if self.decorative and self.alternative_text:
            raise ValidationError(
                {
                    "decorative": "Ein rein schmückendes Bild hat keinen Alternativtext. Bitte entscheiden Sie sich:"
                    " Löschen Sie den Text, oder nehmen Sie das Häkchen weg."
                }
            )

    def reference(self, alt="", caption=""):
        """Return what an edition freezes of the image; `alt` overrides the library's alternative text there."""
        return {
            "hash": self.content_hash,
            "width": self.width,
            "height": self.height,
            "widths": widths_of(self.width),
            "card_widths": card_widths_of(self.width, self.height),
            "focal": [self.focal_x, self.focal_y],
            "alt": alt or self.alternative_text,
            "caption": caption,
            "credit": self.credit,
            **licences.frozen(self.licence),
        }

    def hashes(self):
        """Return the content hashes of the present file and of those before it."""
        return [self.content_hash, *(former.content_hash for former in self.former_files.all())]

    def licence_state(self, day):
        """Return "ended", "ending" (within 90 days) or nothing, for a day in Germany."""
        if self.licence_until is None or self.licence_until > day + ENDING_SOON:
            return ""
        return "ended" if self.licence_until < day else "ending"

    @property
    def is_described(self):
        """Tell whether somebody decided what those hear who do not see the picture."""
        return self.decorative or bool(self.alternative_text)

    @property
    def thumbnail_url(self):
        width = thumbnail_width(self.width, self.height)
        return public_url(
            self.content_hash, rendition_name(width, "webp", (self.focal_x, self.focal_y))
        )

    @property
    def small_url(self):
        """Return the address of the picture as a whole, in its smallest size."""
        return public_url(self.content_hash, rendition_name(widths_of(self.width)[0], "webp"))

    @property
    def small_size(self):
        """Return width and height, in pixels, of what `small_url` names."""
        width = widths_of(self.width)[0]
        return width, max(1, round(self.height * width / self.width))
