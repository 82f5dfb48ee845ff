"""The remarks on a text as its panel, its form and the page of its changes show them."""

from dataclasses import dataclass

from publishing.models import Document, Remark, RemarkAnswer
from publishing.remarking import Places, current_remarks


@dataclass(frozen=True)
class RemarkLine:
    """A remark with the id of the form's element at which it stands (or "")."""

    remark: Remark
    anchor: str
    is_gone: bool

    @property
    def who(self) -> str:
        return str(self.remark.author or "der Freigabe")

    @property
    def answers(self) -> list[RemarkAnswer]:
        return list(self.remark.answers.all())

    @property
    def key(self) -> str:
        """How a comparison names the place: "textblock-12", "field-title", or "" for the whole text."""
        return f"field-{self.remark.field}" if self.remark.field else self.remark.block


class RemarkLines:
    """All current remarks; `take(key)` gives those of one place and keeps the rest for `rest()`."""

    def __init__(self, lines: list[RemarkLine]) -> None:
        self._left = lines

    def take(self, key: str) -> list[RemarkLine]:
        taken = [line for line in self._left if line.key == key]
        self._left = [line for line in self._left if line.key != key]
        return taken

    def rest(self) -> list[RemarkLine]:
        taken, self._left = self._left, []
        return taken


def remark_lines(document: Document) -> list[RemarkLine]:
    """Return the current remarks, open ones first; reads the blocks only where there are remarks."""
    remarks = current_remarks(document)
    if not remarks:
        return []
    places = Places(document)
    return [RemarkLine(remark, places.anchor(remark), places.is_gone(remark)) for remark in remarks]
