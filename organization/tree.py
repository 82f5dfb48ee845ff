"""The tree of departments as it stands at one moment, built from the live editions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from publishing.languages import GERMAN
from publishing.models import Edition
from publishing.moments import day_from, day_of


@dataclass
class Node:
    """A department with the ones below it; `level` 1 is the top."""

    edition: Edition
    day: date
    level: int = 1
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def unit_kind(self) -> str:
        return self.edition.data.get("unit_kind", "")

    @property
    def is_dissolved(self) -> bool:
        until = day_from(self.edition.data.get("valid_until"))
        return until is not None and until < self.day

    @property
    def ancestors(self) -> list["Node"]:
        """The way down from the top, without the node itself."""
        return [*self.parent.ancestors, self.parent] if self.parent else []


def tree(at: datetime) -> dict[int, Node]:
    """Return all departments that are public at `at`, by document, linked as a tree: one query.

    A county has some hundred units at most, so the tree is read whole.
    """
    editions = Edition.objects.live(at).of_kind("department").in_language(GERMAN)
    # In the order of an index: without one, SQLite's planner may prefer to go through all kinds by date
    return linked(editions.by_title().for_card(), day_of(at))


def linked(editions: Iterable[Edition], day: date) -> dict[int, Node]:
    """Return the editions as nodes of a tree, by document.

    A unit whose parent is not public, or that would close a circle, is a root.
    """
    nodes = {edition.document_id: Node(edition, day) for edition in editions}
    for node in sorted(nodes.values(), key=_order):
        parent = nodes.get(node.edition.data.get("parent"))
        if parent and node is not parent and node not in parent.ancestors:
            node.parent = parent
            parent.children.append(node)
    for root in roots(nodes):
        _number(root, 1)
    return nodes


def roots(nodes: dict[int, Node]) -> list[Node]:
    """Return the topmost units in their order."""
    return sorted((node for node in nodes.values() if node.parent is None), key=_order)


def _order(node: Node) -> tuple[int, str]:
    return node.edition.data.get("position", 0), node.edition.sort_title


def _number(node: Node, level: int) -> None:
    node.level = level
    for child in node.children:
        _number(child, level + 1)
