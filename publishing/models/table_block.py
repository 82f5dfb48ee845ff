"""A table with a heading and header cells."""

from django.db import models
from django.db.models import Q

from .. import tables
from .block import Block


class TableBlock(Block):
    template = "table"
    caption = models.CharField(
        "Tabellenüberschrift", max_length=200, help_text="Sagt, was die Tabelle zeigt."
    )
    cells = models.TextField(
        "Zellen",
        help_text="Eine Zeile je Tabellenzeile, Spalten mit dem Zeichen | getrennt. Steht das Zeichen in einer Zelle,"
        " schreiben Sie \\|.",
    )
    column_headers = models.BooleanField("Erste Zeile enthält Spaltenköpfe", default=True)
    row_headers = models.BooleanField("Erste Spalte enthält Zeilenköpfe", default=True)

    class Meta(Block.Meta):
        verbose_name = "Tabelle"
        verbose_name_plural = "Tabellen"
        constraints = [
            models.CheckConstraint(
                condition=Q(column_headers=True) | Q(row_headers=True),
                name="publishing_tableblock_has_headers",
                violation_error_message="Eine Tabelle braucht Köpfe, damit man sie auch hören kann: Kreuzen Sie"
                " Spaltenköpfe, Zeilenköpfe oder beides an.",
            )
        ]

    def keeps_its_rule(self):
        return self.column_headers or self.row_headers

    def rows(self):
        """Return the cells as a list of rows, each a list of strings of equal number."""
        return tables.read(self.cells)

    @property
    def head(self):
        rows = self.rows()
        return rows[0] if rows and self.column_headers else []

    @property
    def body(self):
        return self.rows()[1:] if self.column_headers else self.rows()

    def plain_text(self):
        return "\n".join([self.caption, *(" ".join(row) for row in self.rows())])
