"""Turns a tree of HTML into the few things that a text is made of: paragraphs, headings and lists of these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .links import clean_address
from .runs import BREAK, Run, paragraphs, starts_with_bullet, without_bullet
from .tree import BLOCK_TAGS, Element

DROPPED = {
    "applet", "aside", "audio", "base", "button", "canvas", "datalist", "embed", "footer", "head", "iframe", "img",
    "input", "link", "map", "math", "meta", "nav", "noscript", "object", "picture", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xml", "v:shape", "v:shapetype",
}  # fmt: skip
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HIGHEST, LOWEST = 2, 4
HIDDEN = re.compile(r"display:none|mso-hide:all|visibility:hidden")
# How Word and Outlook write lists: paragraphs that know their level, with the sign as text before them
WORD_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)", re.IGNORECASE)
NUMBERED = re.compile(r"^\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
BOLD = re.compile(r"(?:^|;)font-weight:(bold|[6-9]00)")
NOT_BOLD = re.compile(r"(?:^|;)font-weight:(normal|[1-5]00)")


@dataclass
class Paragraph:
    runs: list[Run]
    level: int = 0


@dataclass
class Item:
    content: list["Paragraph | List"]
    level: int = 1
    # Whether the words stand in the item itself and not in a paragraph
    bare: bool = False


@dataclass
class List:
    ordered: bool
    items: list[Item] = field(default_factory=list)
    start: int = 1
    # How the items are numbered, as the editor lets people choose
    numbering: tuple[tuple[str, str], ...] = ()


Block = Paragraph | List


def flow(nodes: Sequence[Element | str]) -> list[Block]:
    """Return the blocks, with headings moved to the levels that a text may have."""
    found = _lists_joined(_flow(nodes, Run("")))
    levels = {block.level for block in found if isinstance(block, Paragraph) and block.level}
    shift = 1 if 1 in levels else 0
    for block in found:
        if isinstance(block, Paragraph) and block.level:
            block.level = min(max(block.level + shift, HIGHEST), LOWEST)
            if all(run.strong or run.text is None for run in block.runs):
                block.runs = [replace(run, strong=False) for run in block.runs]
    return found


def _flow(nodes: Sequence[Element | str], marks: Run, level: int = 0) -> list[Block]:
    found: list[Block] = []
    waiting: list[Run] = []

    def flush() -> None:
        for runs in paragraphs(waiting):
            if starts_with_bullet(runs) and without_bullet(runs):
                found.append(List(False, [Item([Paragraph(without_bullet(runs))])]))
            else:
                found.append(Paragraph(runs, level))
        waiting.clear()

    for node in nodes:
        if isinstance(node, str):
            waiting.append(replace(marks, text=node))
        elif node.tag == "br":
            waiting.append(BREAK)
        elif _is_dropped(node):
            continue
        elif not _holds_blocks(node):
            waiting += _inline(node, marks)
        else:
            flush()
            found += _blocks(node, marks, level)
    flush()
    return found


def _blocks(node: Element, marks: Run, level: int) -> list[Block]:
    if node.tag in ("ul", "ol", "menu", "dir"):
        found = _list(node, marks)
        return [found] if found.items else []
    if node.tag == "table":
        return _table(node, marks)
    word = WORD_LEVEL.search(node.attributes.get("style", ""))
    if node.tag == "p" and (
        word or node.attributes.get("class", "").startswith("MsoListParagraph")
    ):
        return _word_item(node, marks, int(word[1]) if word else 1)
    return _flow(node.children, _marked(node, marks), _level(node) or level)


def _level(node: Element) -> int:
    """Return the level of a heading, also of one that Word writes as a paragraph; 0 for anything else."""
    if node.attributes.get("role") == "heading":
        level = node.attributes.get("aria-level", "")
        return int(level) if level.isdecimal() and int(level) in range(1, 7) else HIGHEST
    return 1 if node.attributes.get("class") == "MsoTitle" else HEADINGS.get(node.tag, 0)


def _inline(node: Element, marks: Run) -> list[Run]:
    marks = _marked(node, marks)
    found: list[Run] = []
    for child in node.children:
        if isinstance(child, str):
            found.append(replace(marks, text=child))
        elif child.tag == "br":
            found.append(BREAK)
        elif not _is_dropped(child):
            found += _inline(child, marks)
    return found


def _marked(node: Element, marks: Run) -> Run:
    style = node.style
    strong = marks.strong or node.tag in ("b", "strong") or bool(BOLD.search(style))
    emphasis = marks.emphasis or node.tag in ("i", "em") or "font-style:italic" in style
    if NOT_BOLD.search(style):
        # Google Docs wraps everything into a bold element that is not bold
        strong = marks.strong
    if "font-style:normal" in style:
        emphasis = marks.emphasis
    link = marks.link
    if node.tag == "a":
        address = clean_address(node.attributes.get("href", ""))
        kept = [
            (name, node.attributes[name]) for name in ("rel", "title") if node.attributes.get(name)
        ]
        link = (("href", address), *kept) if address else link
    return replace(marks, strong=strong, emphasis=emphasis, link=link)


def _list(node: Element, marks: Run) -> List:
    start = node.attributes.get("start", "")
    names = ("type", "data-type") if node.tag == "ol" else ()
    found = List(
        node.tag == "ol",
        start=int(start) if start.isdecimal() else 1,
        numbering=tuple(
            (name, node.attributes[name]) for name in names if node.attributes.get(name)
        ),
    )
    for child in node.children:
        if isinstance(child, str):
            if content := _flow([child], marks):
                found.items.append(Item(content, bare=True))
        elif child.tag in ("ul", "ol"):
            # A list inside a list without an item of its own belongs to the item before
            inner = _list(child, marks)
            if found.items and inner.items:
                found.items[-1].content.append(inner)
            else:
                found.items += inner.items
        elif not _is_dropped(child):
            content = _flow(child.children if child.tag == "li" else [child], marks)
            for block in content:
                if isinstance(block, Paragraph):
                    block.level = 0
            if content:
                level = child.attributes.get("data-aria-level", "1")
                bare = not any(
                    isinstance(one, Element) and one.tag == "p" for one in child.children
                )
                found.items.append(Item(content, int(level) if level.isdecimal() else 1, bare))
    return found


def _word_item(node: Element, marks: Run, level: int) -> list[Block]:
    sign = "".join(_signs(node)).strip()
    content = _flow(_without_signs(node).children, _marked(node, marks))
    if not sign and content and isinstance(content[0], List):
        # Without Word's own mark of the sign, the sign itself has made a list already
        return content
    if not content:
        return []
    ordered = bool(NUMBERED.match(sign))
    number = re.match(r"\(?(\d+)", sign)
    return [List(ordered, [Item(content, level)], int(number[1]) if number else 1)]


def _signs(node: Element) -> list[str]:
    found = []
    for child in node.children:
        if isinstance(child, Element):
            found += [child.text()] if "mso-list:ignore" in child.style else _signs(child)
    return found


def _without_signs(node: Element) -> Element:
    kept = [
        _without_signs(child) if isinstance(child, Element) else child
        for child in node.children
        if not (isinstance(child, Element) and "mso-list:ignore" in child.style)
    ]
    return Element(node.tag, node.attributes, kept)


def _table(node: Element, marks: Run) -> list[Block]:
    """Return a line for each row, cells apart by a bar as the table block reads them; layouts become plain text."""
    titles = [
        child for child in node.children if isinstance(child, Element) and child.tag == "caption"
    ]
    lines = [block for title in titles for block in _flow(title.children, marks)]
    rows = [row.find("td", "th", within="table") for row in node.find("tr", within="table")]
    if all(len(row) <= 1 for row in rows) or node.find("table"):
        cells = (cell for row in rows for cell in row)
        return lines + [block for cell in cells for block in _flow(cell.children, marks)]
    for row in rows:
        texts = [" ".join(_words(_flow(cell.children, Run("")))) for cell in row]
        if any(texts):
            lines.append(Paragraph([Run(" | ".join(texts))]))
    return lines


def _words(blocks: Sequence[Block]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append("".join(" " if run.text is None else run.text for run in block.runs))
        else:
            found += [word for item in block.items for word in _words(item.content)]
    return found


def _lists_joined(blocks: list[Block]) -> list[Block]:
    """Join lists that were pasted item by item, and put items of a deeper level below the one before."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if not isinstance(block, List):
            joined.append(block)
            continue
        for item in block.items:
            item.content = _lists_joined(item.content)
        if isinstance(last, List) and (last.ordered == block.ordered or block.items[0].level > 1):
            _append(last, block)
        else:
            joined.append(block)
    return joined


def _append(whole: List, piece: List) -> None:
    for item in piece.items:
        target, depth = whole, 1
        while item.level > depth and target.items:
            content = target.items[-1].content
            if not isinstance(content[-1], List):
                content.append(List(piece.ordered))
            inner = content[-1]
            assert isinstance(inner, List)
            target, depth = inner, depth + 1
        target.items.append(item)


def _is_dropped(node: Element) -> bool:
    return (
        node.tag in DROPPED
        or "hidden" in node.attributes
        or node.attributes.get("aria-hidden") == "true"
        or bool(HIDDEN.search(node.style))
    )


def _holds_blocks(node: Element) -> bool:
    if node.tag in BLOCK_TAGS:
        return True
    return any(isinstance(child, Element) and _holds_blocks(child) for child in node.children)
