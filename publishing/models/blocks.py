"""The blocks of which a text is made; each knows its template, its files and its plain words."""

from django.db import models
from django_prose_editor.fields import ProseEditorField

from .. import prose
from .block import Block
from .contact_block import ContactBlock
from .dates_block import EventDatesBlock
from .gallery_block import GalleryBlock
from .table_block import TableBlock
from .video_block import VideoBlock

LINK = {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]}
INLINE = {"Bold": True, "Italic": True, "Link": LINK}
LISTS = {"BulletList": True, "OrderedList": True, "ListItem": True, "HardBreak": True}
# The page's h1 is the title: text begins at level 2
PROSE = {"Heading": {"levels": [2, 3, 4]}, **INLINE, **LISTS}
SHORT_PROSE = {**INLINE, **LISTS}


class TextBlock(Block):
    template = "text"
    text = ProseEditorField(
        "Text",
        extensions=PROSE,
        sanitize=prose.SANITIZE,
        help_text="Gliedern Sie mit Überschriften der Ebene 2, darunter der Ebene 3. Links sagen, wohin sie führen.",
    )

    class Meta(Block.Meta):
        verbose_name = "Text"
        verbose_name_plural = "Texte"

    def plain_text(self):
        return prose.words_of(self.text)


class QuoteBlock(Block):
    template = "quote"
    kept_fields = ("person",)
    quote = models.TextField(
        "Zitat", help_text="Ohne Anführungszeichen: Die Seite setzt sie selbst."
    )
    person = models.CharField("Wer sagt es", max_length=120)
    office = models.CharField(
        "Amt oder Aufgabe",
        max_length=160,
        blank=True,
        help_text="Zum Beispiel „Sozialdezernentin“.",
    )

    class Meta(Block.Meta):
        verbose_name = "Zitat"
        verbose_name_plural = "Zitate"

    def plain_text(self):
        return f"{self.quote}\n{self.person} {self.office}"


class ImageBlock(Block):
    template = "image"
    loaded_with = ("image",)
    image = models.ForeignKey(
        "media_library.Image", verbose_name="Bild", on_delete=models.PROTECT, related_name="+"
    )
    alternative_text = models.CharField(
        "Alternativtext an dieser Stelle",
        max_length=300,
        blank=True,
        help_text="Nur nötig, wenn das Bild hier etwas anderes zeigen soll, als in der Mediathek steht.",
    )
    caption = models.CharField("Bildunterschrift", max_length=300, blank=True)

    class Meta(Block.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    def reference(self):
        """Return the image's frozen description with this place's words."""
        return self.image.reference(alt=self.alternative_text, caption=self.caption)

    def content_hashes(self):
        return {self.image.content_hash}

    def plain_text(self):
        return self.caption


class DownloadBlock(Block):
    template = "download"
    loaded_with = ("file",)
    file = models.ForeignKey(
        "media_library.Download", verbose_name="Datei", on_delete=models.PROTECT, related_name="+"
    )
    description = models.CharField("Beschreibung", max_length=300, blank=True)

    class Meta(Block.Meta):
        verbose_name = "Datei zum Herunterladen"
        verbose_name_plural = "Dateien zum Herunterladen"

    def reference(self):
        """Return what the page shows of the file, with this place's words."""
        return self.file.reference(description=self.description)

    def content_hashes(self):
        return {self.file.content_hash}

    def plain_text(self):
        return f"{self.file} {self.description}"


class FactsBlock(Block):
    template = "facts"
    heading = models.CharField("Überschrift", max_length=120, default="Auf einen Blick")
    text = ProseEditorField("Fakten", extensions=SHORT_PROSE, sanitize=prose.SANITIZE)

    class Meta(Block.Meta):
        verbose_name = "Faktenkasten"
        verbose_name_plural = "Faktenkästen"

    def plain_text(self):
        return f"{self.heading}\n{prose.words_of(self.text)}"


class QuestionBlock(Block):
    template = "question"
    question = models.CharField("Frage", max_length=200)
    answer = ProseEditorField("Antwort", extensions=SHORT_PROSE, sanitize=prose.SANITIZE)

    class Meta(Block.Meta):
        verbose_name = "Frage und Antwort"
        verbose_name_plural = "Fragen und Antworten"

    def plain_text(self):
        return f"{self.question}\n{prose.words_of(self.answer)}"


class LinkListBlock(Block):
    template = "links"
    heading = models.CharField("Überschrift", max_length=120, default="Weiterführende Seiten")
    text = ProseEditorField(
        "Liste der Links",
        extensions=SHORT_PROSE,
        sanitize=prose.SANITIZE,
        help_text="Eine Liste, ein Link je Punkt.",
    )

    class Meta(Block.Meta):
        verbose_name = "Linkliste"
        verbose_name_plural = "Linklisten"

    def plain_text(self):
        return f"{self.heading}\n{prose.words_of(self.text)}"


BLOCKS = (
    TextBlock,
    QuoteBlock,
    ImageBlock,
    GalleryBlock,
    FactsBlock,
    QuestionBlock,
    LinkListBlock,
    DownloadBlock,
    TableBlock,
    EventDatesBlock,
    ContactBlock,
    VideoBlock,
)
