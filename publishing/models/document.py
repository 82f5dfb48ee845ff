"""The document: identity and working copy of everything that can become public."""

import uuid

from content_editor.models import Region
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists
from django.utils import timezone
from taggit.managers import TaggableManager

from database.alphabet import alphabetical

from .. import languages
from .edition import Edition
from .topic import TopicAssignment


class State(models.TextChoices):
    DRAFT = "draft", "Entwurf"
    SUBMITTED = "submitted", "zur Freigabe"
    REJECTED = "rejected", "zurückgewiesen"
    APPROVED = "approved", "freigegeben"


# Lower-case ASCII words joined by single hyphens: readable aloud, safe in every mail program
valid_slug = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    "Bitte nur Kleinbuchstaben ohne Umlaute, Ziffern und einzelne Bindestriche verwenden,"
    " zum Beispiel „land-foerdert-wir“.",
)


class DocumentQuerySet(models.QuerySet):
    def of_kind(self, *kinds):
        return self.filter(kind__in=kinds)

    def waiting(self):
        return self.filter(state=State.SUBMITTED)

    def translations(self):
        return self.filter(translation_of__isnull=False)

    def behind(self, at):
        """Translations whose source has got a major edition, public by `at`, since the one that they follow."""
        return self.translations().filter(_overtaken(at))

    def with_behind(self, at):
        """Add `is_behind`: whether the document is such a translation."""
        return self.annotate(is_behind=_overtaken(at))


def _overtaken(at):
    newer = Edition.objects.overtaking(
        source="translation_of", followed="follows_edition__number", at=at
    )
    return Exists(newer)


class Document(models.Model):
    """Parent of every public kind; a subclass sets KIND and fills in the hooks at the end."""

    KIND = ""
    # Fields of the kind's own that hold words: a translation says them in another language
    OWN_WORDS: tuple[str, ...] = ()
    # Keys of its editions' data that follow from others of them, and are not worth a word of their own
    DERIVED_DATA: tuple[str, ...] = ()
    # Whether all that belongs to such a document may stand in a copy too, as posts and terms of office may not
    COPIED_WHOLE = False
    regions = [Region(key="main", title="Inhalt")]

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("Art", max_length=20, editable=False)
    language = models.CharField(
        "Sprache",
        max_length=10,
        default=languages.GERMAN,
        choices=languages.CHOICES,
        editable=False,
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name="Übersetzung von",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="translations",
    )
    # Which edition of the source the translation says the same as; empty: nobody has stated that yet
    follows_edition = models.ForeignKey(
        "publishing.Edition",
        verbose_name="folgt der Fassung",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    machine_translated_at = models.DateTimeField(
        "maschinell übersetzt am", null=True, editable=False
    )
    machine_reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Übersetzung geprüft von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    machine_reviewed_at = models.DateTimeField("Übersetzung geprüft am", null=True, editable=False)
    title = models.CharField(
        "Titel",
        max_length=160,
        help_text="Sagt in einem Satzstück, worum es geht. Gut sind höchstens 70 Zeichen.",
    )
    slug = models.CharField(
        "Adresse",
        max_length=120,
        validators=[valid_slug],
        help_text="Letzter Teil der Internetadresse. Ändern Sie ihn später, leitet die alte Adresse weiter,"
        " sobald die neue Fassung veröffentlicht ist.",
    )
    summary = models.TextField(
        "Vorspann",
        max_length=600,
        blank=True,
        help_text="Zwei bis drei Sätze: das Wichtigste zuerst. Sie stehen auch in Listen und Suchergebnissen.",
    )
    lead_image = models.ForeignKey(
        "media_library.Image",
        verbose_name="Titelbild",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Steht groß über dem Text und klein in Listen.",
    )
    team = models.ForeignKey(
        "accounts.Team",
        verbose_name="Team",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wer den Text betreut: Nur dieses Team bearbeitet ihn und gibt ihn frei. Ohne Team dürfen es alle,"
        " die die Rolle dafür haben.",
    )
    tags = TaggableManager(
        verbose_name="Themen",
        through=TopicAssignment,
        blank=True,
        help_text="Schlagwörter, durch Komma getrennt. Sie verbinden verwandte Texte.",
    )
    state = models.CharField(
        "Stand", max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField("Bearbeitungsstand", default=1, editable=False)
    change_note = models.CharField(
        "Änderungsvermerk",
        max_length=250,
        blank=True,
        help_text="Was hat sich gegenüber der veröffentlichten Fassung geändert? Steht öffentlich beim Text.",
    )
    minor_change = models.BooleanField(
        "Redaktionelle Korrektur",
        default=False,
        help_text="Nur Tippfehler und Ähnliches: Die Änderung wird nicht eigens angekündigt.",
    )
    submission_message = models.TextField("Nachricht an die Freigabe", blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="eingereicht von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    submitted_at = models.DateTimeField("eingereicht am", null=True, editable=False)
    last_edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="zuletzt bearbeitet von",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    last_edited_at = models.DateTimeField(
        "zuletzt bearbeitet am", default=timezone.now, editable=False
    )
    created_at = models.DateTimeField("angelegt am", default=timezone.now, editable=False)
    review_due = models.DateField(
        "Wiedervorlage", null=True, blank=True, help_text="Wann der Text überprüft werden soll."
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "Text"
        verbose_name_plural = "Texte"
        ordering = ["-last_edited_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="publishing_document_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.SUBMITTED)
                | models.Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="publishing_document_submission_has_author",
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="publishing_document_one_translation_per_language",
            ),
            models.CheckConstraint(
                condition=models.Q(translation_of__isnull=True) | ~models.Q(language="de"),
                name="publishing_document_german_is_no_translation",
            ),
            models.CheckConstraint(
                condition=models.Q(machine_reviewed_at__isnull=True)
                | models.Q(machine_translated_at__isnull=False, machine_reviewed_by__isnull=False),
                name="publishing_document_machine_review_has_author",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "-last_edited_at", "-id"], name="publishing_document_recent"
            ),
            models.Index(fields=["-last_edited_at", "-id"], name="publishing_document_any_recent"),
            models.Index(
                fields=["review_due"],
                name="publishing_document_review_due",
                condition=models.Q(review_due__isnull=False),
            ),
            # What a person has in hand: few of the many that they ever wrote
            models.Index(fields=["last_edited_by", "state"], name="publishing_document_edited"),
            models.Index(fields=["submitted_by", "state"], name="publishing_document_submitted"),
            models.Index(fields=["kind", "title"], name="publishing_document_title"),
            models.Index(fields=["state", "kind"], name="publishing_document_state"),
            models.Index(
                fields=["-last_edited_at", "-id", "translation_of", "follows_edition"],
                name="publishing_document_translated",
                condition=models.Q(translation_of__isnull=False),
            ),
        ]
        permissions = [
            ("submit_document", "Darf Texte zur Freigabe einreichen"),
            ("approve_document", "Darf Texte freigeben und zurückweisen"),
            ("force_approval", "Darf ohne zweite Person freigeben (mit Begründung)"),
            ("withdraw_document", "Darf Veröffentlichtes zurückziehen"),
            ("redact_edition", "Darf alte Fassungen schwärzen"),
            ("view_as_of", "Darf die Website zu jedem Zeitpunkt ansehen"),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.kind = self.KIND or self.kind
        super().save(*args, **kwargs)

    @property
    def spoken(self):
        """The language of its words."""
        return languages.get(self.language)

    def source(self):
        """Return the document that this one translates, of its own kind, or None."""
        if self.translation_of_id is None:
            return None
        return type(self).objects.get(pk=self.translation_of_id)

    # What a kind tells about itself when an edition is made of it

    def own_path(self):
        """Return the address of a German text below the domain, with a slash at both ends."""
        raise NotImplementedError

    def public_path(self):
        """Return the address below the domain; that of a translation begins with its language."""
        return languages.get(self.language).path_prefix + self.own_path()

    def sort_moment(self, live_from):
        """Return the moment by which lists order the edition, given when it goes live."""
        return live_from

    def sort_title(self):
        """Return the text by which alphabetical lists order the edition."""
        return alphabetical(self.title)

    def edition_data(self, at):
        """Return what the page shows beyond title, summary and body, as JSON."""
        return {}

    def edition_links(self):
        """Yield a publishing.content.Link for each document that the page refers to."""
        return []

    def extra_content_hashes(self):
        """Return the content hashes of files that only this kind shows."""
        return set()

    def own_links(self):
        """Yield where (words, id in the form), what it says and where it leads, of each link beside the blocks."""
        return []

    def extra_words(self):
        """Return words that only this kind shows beside its text and that the search is to find."""
        return []

    def edition_written(self, edition):
        """Store what the kind keeps of a new edition in tables of its own; runs inside the approval."""

    def edition_redacted(self, edition):
        """Erase from tables of the kind's own what they hold of an edition that is being redacted."""

    def copy_parts_to(self, translation):
        """Copy rows that belong to this document and hold words, so that the translation can say them too."""

    def begin_anew(self, at):
        """Set what a new document does not take from the one that it is a copy of; it is stored afterwards."""

    def own_problems(self):
        """Yield a publishing.readiness.Problem for each thing only this kind asks for."""
        return []

    def problems_on(self, day):
        """Yield a Problem for each thing only this kind asks for, where it goes by the day of publication."""
        return []
