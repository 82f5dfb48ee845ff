"""What the search knows of each edition, the words that occur, and the synonyms that staff keep."""

from django.core.exceptions import ValidationError
from django.db import models

from database.languages import CHOICES

from .synonyms import phrases_of


class Entry(models.Model):
    """An edition in the index, by its key. Whether it is public is decided by whoever asks, never here.

    `tokens` are the terms, each once, with a letter that says where and how it occurs (search.indexing.Tier);
    `facets` name by what it can be filtered, as "kind:news year:2017 topic:4".
    """

    key = models.BigIntegerField(primary_key=True)
    language = models.CharField(max_length=10)
    facets = models.TextField()
    tokens = models.TextField()

    class Meta:
        verbose_name = "Eintrag des Suchindex"
        verbose_name_plural = "Einträge des Suchindex"
        default_permissions = ()
        indexes = [models.Index(fields=["language"], name="search_entry_language")]

    def __str__(self):
        return str(self.key)


class Word(models.Model):
    """A word that entries have: what a mistyped word is compared with. Shown is it only where a public text has it."""

    language = models.CharField(max_length=10)
    # Folded, and as it is shown
    word = models.CharField(max_length=60)
    shown = models.CharField(max_length=60)

    class Meta:
        verbose_name = "Wort"
        verbose_name_plural = "Wörter"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once")
        ]

    def __str__(self):
        return self.shown


class Synonym(models.Model):
    """Words that mean the same: whoever asks for one finds the others too."""

    words = models.CharField(
        "Wörter mit gleicher Bedeutung",
        max_length=500,
        help_text="Durch Komma getrennt, zum Beispiel „Kita, Kindertagesstätte, Kindergarten“. Wer nach einem davon"
        " sucht, findet auch die Texte mit den anderen. Mehrzahl und weibliche Form findet die Suche von selbst.",
    )

    class Meta:
        verbose_name = "Synonyme"
        verbose_name_plural = "Synonyme"
        ordering = ["words"]

    def __str__(self):
        return self.words

    def clean(self):
        """Explain what would have no effect."""
        if len(phrases_of(self.words)) < 2:
            raise ValidationError(
                {"words": "Bitte nennen Sie mindestens zwei Wörter, durch Komma getrennt, die sich in mehr als ihrer"
                " Endung unterscheiden."}
            )  # fmt: skip


class ZeroHit(models.Model):
    """Words that found nothing, counted by day: see search.zero_hits for what is kept and what is not."""

    words = models.CharField("gesucht", max_length=80)
    language = models.CharField("Sprache", max_length=10, choices=CHOICES)
    suggestion = models.CharField("vorgeschlagen", max_length=80, blank=True)
    times = models.PositiveIntegerField("wie oft", default=1)
    first_on = models.DateField("zuerst am")
    last_on = models.DateField("zuletzt am")

    class Meta:
        verbose_name = "Suche ohne Treffer"
        verbose_name_plural = "Suchen ohne Treffer"
        ordering = ["-times", "-last_on", "words"]
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="search_zero_hit_once")
        ]
        indexes = [models.Index(fields=["last_on"], name="search_zero_hit_last")]

    def __str__(self):
        return self.words
