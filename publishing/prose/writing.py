"""Writes paragraphs, headings and lists as HTML, in the very form that the newsroom's editor writes."""

from collections.abc import Iterator, Sequence
from html import escape

from .flow import Block, Item, List
from .runs import Run


def written(blocks: Sequence[Block]) -> str:
    """Return the HTML."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, List):
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        tag = "ol" if block.ordered else "ul"
        numbering = "".join(f' {name}="{escape(value)}"' for name, value in block.numbering)
        return f"<{tag}{start}{numbering}>{''.join(_item(item) for item in block.items)}</{tag}>"
    tag = f"h{block.level}" if block.level else "p"
    return f"<{tag}>{_inline(block.runs)}</{tag}>"


def _item(item: Item) -> str:
    first, *others = item.content
    if item.bare and not isinstance(first, List):
        return f"<li>{_inline(first.runs)}{written(others)}</li>"
    return f"<li>{written(item.content)}</li>"


def _inline(runs: Sequence[Run]) -> str:
    """Open and close marks so that neighbours share what they have in common, links outermost."""
    parts: list[str] = []
    opened: list[tuple[str, str]] = []
    for run, following in zip(runs, [*runs[1:], Run("")], strict=True):
        # A line break stands inside the marks that go on behind it
        wanted = list(_marks(following if run.text is None else run))
        if run.text is None:
            wanted = [mark for mark, other in zip(wanted, opened, strict=False) if mark == other]
        shared = 0
        while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
            shared += 1
        parts += [f"</{tag}>" for tag, _ in reversed(opened[shared:])]
        parts += [opening for _, opening in wanted[shared:]]
        opened = list(wanted)
        parts.append("<br>" if run.text is None else escape(run.text, quote=False))
    parts += [f"</{tag}>" for tag, _ in reversed(opened)]
    return "".join(parts)


def _marks(run: Run) -> Iterator[tuple[str, str]]:
    if run.link:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in run.link)
        yield "a", f"<a{attributes}>"
    if run.strong:
        yield "strong", "<strong>"
    if run.emphasis:
        yield "em", "<em>"
