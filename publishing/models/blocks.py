"""The blocks of which a text is made; each knows its template, its files and its plain words."""

from content_editor.models import create_plugin_base
from django.core.validators import URLValidator
from django.db import models
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField

from .document import Document

LINK = {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]}
INLINE = {"Bold": True, "Italic": True, "Link": LINK}
LISTS = {"BulletList": True, "OrderedList": True, "ListItem": True, "HardBreak": True}
# The page's h1 is the title: text begins at level 2
PROSE = {"Heading": {"levels": [2, 3, 4]}, **INLINE, **LISTS}
SHORT_PROSE = {**INLINE, **LISTS}

only_https = URLValidator(
    schemes=["https"], message="Bitte eine vollständige Adresse angeben, die mit https:// beginnt."
)


class Block(create_plugin_base(Document)):
    """Base of all blocks: order, place, and what an edition takes from a block."""

    template = ""

    class Meta:
        abstract = True
        app_label = "publishing"
        ordering = ["ordering"]

    def __str__(self):
        return self._meta.verbose_name

    def render(self):
        """Return the block's HTML as it goes into an edition."""
        return render_to_string(f"publishing/blocks/{self.template}.html", {"block": self})

    def content_hashes(self):
        """Return the content hashes of the files that the block shows."""
        return set()

    def plain_text(self):
        """Return the block's words without markup, for search and readability."""
        return ""


class TextBlock(Block):
    template = "text"
    text = ProseEditorField(
        "Text",
        extensions=PROSE,
        sanitize=True,
        help_text="Gliedern Sie mit Überschriften der Ebene 2, darunter der Ebene 3. Links sagen, wohin sie führen.",
    )

    class Meta(Block.Meta):
        verbose_name = "Text"
        verbose_name_plural = "Texte"

    def plain_text(self):
        return strip_tags(self.text.replace("<", " <"))


class QuoteBlock(Block):
    template = "quote"
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
        return f"{self.quote} {self.person} {self.office}"


class ImageBlock(Block):
    template = "image"
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
    text = ProseEditorField("Fakten", extensions=SHORT_PROSE, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = "Faktenkasten"
        verbose_name_plural = "Faktenkästen"

    def plain_text(self):
        return f"{self.heading} {strip_tags(self.text.replace('<', ' <'))}"


class QuestionBlock(Block):
    template = "question"
    question = models.CharField("Frage", max_length=200)
    answer = ProseEditorField("Antwort", extensions=SHORT_PROSE, sanitize=True)

    class Meta(Block.Meta):
        verbose_name = "Frage und Antwort"
        verbose_name_plural = "Fragen und Antworten"

    def plain_text(self):
        return f"{self.question} {strip_tags(self.answer.replace('<', ' <'))}"


class TableBlock(Block):
    template = "table"
    caption = models.CharField("Tabellenüberschrift", max_length=200)
    cells = models.TextField(
        "Zellen",
        help_text="Eine Zeile je Tabellenzeile, Spalten mit dem Zeichen | getrennt. Die erste Zeile enthält"
        " die Spaltenköpfe.",
    )
    row_headers = models.BooleanField("Erste Spalte enthält Zeilenköpfe", default=True)

    class Meta(Block.Meta):
        verbose_name = "Tabelle"
        verbose_name_plural = "Tabellen"

    def rows(self):
        """Return the cells as a list of rows, each a list of strings of equal number."""
        rows = [
            [cell.strip() for cell in line.split("|")]
            for line in self.cells.splitlines()
            if line.strip()
        ]
        width = max((len(row) for row in rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows]

    @property
    def head(self):
        return self.rows()[0] if self.rows() else []

    @property
    def body(self):
        return self.rows()[1:]

    def plain_text(self):
        return f"{self.caption} {self.cells.replace('|', ' ')}"


class VideoBlock(Block):
    """A link with a notice where the data goes; nothing is embedded."""

    template = "video"
    title = models.CharField("Titel des Videos", max_length=160)
    url = models.URLField("Adresse", validators=[only_https])
    provider = models.CharField("Anbieter", max_length=80, help_text="Zum Beispiel „YouTube“.")
    transcript = models.TextField(
        "Worum es geht", help_text="Für alle, die das Video nicht sehen oder hören."
    )

    class Meta(Block.Meta):
        verbose_name = "Video"
        verbose_name_plural = "Videos"

    def plain_text(self):
        return f"{self.title} {self.transcript}"


class ContactBlock(Block):
    """Names a post; who holds it is looked up when the page is read."""

    template = "contact"
    contact = models.ForeignKey(
        Document,
        verbose_name="Organisationseinheit oder Person",
        on_delete=models.PROTECT,
        limit_choices_to={"kind__in": ["department", "person"]},
        related_name="+",
        help_text="Die Seite zeigt immer die heute gültigen Angaben.",
    )

    class Meta(Block.Meta):
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"


class LinkListBlock(Block):
    template = "links"
    heading = models.CharField("Überschrift", max_length=120, default="Weiterführende Seiten")
    text = ProseEditorField(
        "Liste der Links",
        extensions=SHORT_PROSE,
        sanitize=True,
        help_text="Eine Liste, ein Link je Punkt.",
    )

    class Meta(Block.Meta):
        verbose_name = "Linkliste"
        verbose_name_plural = "Linklisten"

    def plain_text(self):
        return f"{self.heading} {strip_tags(self.text.replace('<', ' <'))}"


BLOCKS = (
    TextBlock,
    QuoteBlock,
    ImageBlock,
    FactsBlock,
    QuestionBlock,
    LinkListBlock,
    DownloadBlock,
    TableBlock,
    ContactBlock,
    VideoBlock,
)
