"""Editions: frozen, rendered public versions, each with the time range in which it is live."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Length

from .. import languages
from ..hindsight import Hindsight
from .withdrawal import Withdrawal


class Rel(models.TextChoices):
    """Why one page refers to another."""

    PROGRAM = "program", "Förderprogramm"
    DEPARTMENT = "department", "Organisationseinheit"
    PARENT = "parent", "übergeordnet"
    PERSON = "person", "Person"
    TOPIC = "topic", "Thema"
    CONTACT = "contact", "Kontakt"


class EditionQuerySet(models.QuerySet):
    def in_range(self, at: datetime):
        """Editions whose range covers `at`, withdrawn or not."""
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at), live_from__lte=at)

    def live(self, at: datetime):
        """The only visibility rule: in range at the moment `at`, and no withdrawal laid over the document."""
        withdrawn = Withdrawal.objects.effective(at).filter(document=OuterRef("document"))
        return self.in_range(at).filter(~Exists(withdrawn)).in_hindsight(at)

    def readable(self, at: datetime):
        """Live editions, and those withdrawn with an explanation, whose text stays readable on the present page."""
        if isinstance(at, Hindsight):
            return self.live(at)
        hidden = (
            Withdrawal.objects.effective(at)
            .filter(document=OuterRef("document"))
            .exclude(kind=Withdrawal.Kind.WITHDRAWN)
        )
        return self.in_range(at).filter(~Exists(hidden))

    def in_hindsight(self, at: datetime):
        """Without what is no longer shown of an earlier day: redacted editions, and people who are not public now.

        At any other moment nothing changes.
        """
        if not isinstance(at, Hindsight):
            return self
        present = Edition.objects.live(at.seen_from).filter(document=OuterRef("document"))
        return self.filter(~Q(kind="person") | Exists(present), redacted_at__isnull=True)

    def started(self, at: datetime):
        return self.filter(live_from__lte=at)

    def overtaking(self, *, source: str, followed: str, at: datetime):
        """For a subquery: major editions of the outer row's `source` later than the number `followed` there."""
        later = Coalesce(OuterRef(followed), 0)
        major = self.announced().started(at)
        return major.filter(document=OuterRef(source), number__gt=later).order_by()

    def scheduled(self, at: datetime):
        return self.filter(live_from__gt=at)

    def unconfirmed(self):
        """Editions that one person approved alone and nobody has confirmed."""
        length = Length("forced_reason")
        return self.alias(reason_length=length).filter(confirmed_by=None, reason_length__gt=0)

    def announced(self):
        """First editions and changes, without mere corrections."""
        return self.filter(Q(minor=False) | Q(number=1))

    def with_updated_at(self, at: datetime):
        """Add `updated_at`: the start of the latest edition up to this one that is no mere correction."""
        announced = (
            Edition.objects.announced()
            .started(at)
            .filter(document=OuterRef("document"), number__lte=OuterRef("number"))
            .order_by("-number")
        )
        return self.annotate(
            updated_at=Coalesce(Subquery(announced.values("live_from")[:1]), F("live_from"))
        )

    def of_kind(self, *kinds: str):
        return self.filter(kind=kinds[0]) if len(kinds) == 1 else self.filter(kind__in=kinds)

    def in_language(self, language: str):
        return self.filter(language=language)

    def newest_first(self):
        return self.order_by("-sort_at", "-document_id")

    def by_title(self):
        return self.order_by("sort_title", "document_id")

    def for_card(self):
        """Without the body and the search text, which lists do not show."""
        return self.defer("body_html", "search_text")


class Edition(models.Model):
    document = models.ForeignKey(
        "publishing.Document", on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField("Nummer")
    kind = models.CharField("Art", max_length=20)
    language = models.CharField("Sprache", max_length=10)
    path = models.CharField("Adresse", max_length=250)
    title = models.CharField("Titel", max_length=160)
    # The document that this one says in another language, and the edition of it that was translated. A planned edition
    # can still be taken back, and then nothing is followed any more; its number stays in the data.
    translation_of = models.ForeignKey(
        "publishing.Document",
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    # The title as alphabetical lists order it: see Document.sort_title
    sort_title = models.CharField(max_length=160, blank=True)
    sort_at = models.DateTimeField("Datum")
    live_from = models.DateTimeField("öffentlich ab")
    live_until = models.DateTimeField("öffentlich bis", null=True, blank=True)
    # The end that the predecessor had before this edition took over; needed to take a plan back
    supersedes = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="superseded_by"
    )
    supersedes_until = models.DateTimeField(null=True)
    change_note = models.CharField("Änderungsvermerk", max_length=250, blank=True)
    minor = models.BooleanField("Redaktionelle Korrektur", default=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="freigegeben von",
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField("freigegeben am")
    forced_reason = models.TextField("Begründung der Freigabe ohne zweite Person", blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="nachträglich bestätigt von",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    confirmed_at = models.DateTimeField("nachträglich bestätigt am", null=True)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="geschwärzt von",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    redacted_at = models.DateTimeField("geschwärzt am", null=True)
    redaction_reason = models.TextField("Grund der Schwärzung", blank=True)
    sha256 = models.CharField("Prüfsumme", max_length=64)
    # The long texts stand last in the table: SQLite has to walk over them to reach what stands behind
    summary = models.TextField("Vorspann", blank=True)
    data = models.JSONField("Angaben", default=dict)
    body_html = models.TextField("Inhalt", blank=True)
    search_text = models.TextField("Suchtext", blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["document_id", "-number"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="publishing_edition_number_once"
            ),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=models.F("live_from")),
                name="publishing_edition_range_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"),
                name="publishing_edition_path_has_slashes",
            ),
        ]
        indexes = [
            # The range stands in it too, so that a whole list is gone through without touching the table
            models.Index(
                fields=["kind", "language", "-sort_at", "-document", "live_from", "live_until"],
                name="publishing_edition_newest",
            ),
            models.Index(
                fields=["kind", "language", "sort_title", "document"],
                name="publishing_edition_title",
            ),
            models.Index(fields=["path", "-live_from"], name="publishing_edition_path"),
            models.Index(fields=["live_from"], name="publishing_edition_from"),
            # An expression, since SQLite uses no index with a condition where the query has a parameter
            models.Index(
                fields=["translation_of", "language"],
                name="publishing_edition_translated",
                condition=Q(translation_of__isnull=False),
            ),
            models.Index(
                F("confirmed_by"), Length("forced_reason"), name="publishing_edition_unconfirmed"
            ),
            models.Index(
                fields=["live_until"],
                name="publishing_edition_until",
                condition=Q(live_until__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.title} (Fassung {self.number})"

    def get_absolute_url(self):
        return self.path

    def covers(self, at: datetime) -> bool:
        """Tell whether the range covers `at`: what EditionQuerySet.in_range asks, for a row already read."""
        return self.live_from <= at and (self.live_until is None or self.live_until > at)

    @property
    def spoken(self) -> languages.Language:
        """The language of its words."""
        return languages.get(self.language)

    @property
    def subject_id(self) -> int:
        """The document that others refer to when they mean this one: the source, for a translation."""
        return self.translation_of_id or self.document_id


class EditionLink(models.Model):
    """From an edition to a document or a topic: filters of lists, and what a page shows of others."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="links")
    rel = models.CharField(max_length=12, choices=Rel)
    target = models.ForeignKey(
        "publishing.Document", on_delete=models.PROTECT, null=True, related_name="inbound_links"
    )
    topic = models.ForeignKey(
        "publishing.Topic", on_delete=models.PROTECT, null=True, related_name="edition_links"
    )
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20)
    sort_at = models.DateTimeField()

    class Meta:
        verbose_name = "Verweis"
        verbose_name_plural = "Verweise"
        ordering = ["edition", "rel", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, topic__isnull=True)
                | Q(target__isnull=True, topic__isnull=False),
                name="publishing_editionlink_one_target",
            )
        ]
        indexes = [
            models.Index(
                fields=["target", "rel", "kind", "-sort_at", "-edition"],
                name="publishing_link_target",
            ),
            models.Index(
                fields=["topic", "kind", "-sort_at", "-edition"], name="publishing_link_topic"
            ),
        ]

    def __str__(self):
        return f"{self.get_rel_display()}: {self.target or self.topic}"


class EditionFile(models.Model):
    """Which files of the media library an edition shows, by content hash."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "verwendete Datei"
        verbose_name_plural = "verwendete Dateien"
        constraints = [
            models.UniqueConstraint(
                fields=["content_hash", "edition"], name="publishing_editionfile_once"
            )
        ]

    def __str__(self):
        return self.content_hash
