"""Makes HTML of the demonstration's plain prose: paragraphs, headings, lists, bold, links; German spacing."""

import re
from collections.abc import Callable

from django.utils.html import escape

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
NO_BREAK = "\N{NO-BREAK SPACE}"
# What belongs together must not be torn apart at the end of a line
TOGETHER = [
    (re.compile(rf"(\d{{1,2}}\.) (?=(?:{MONTHS})\b)"), rf"\1{NO_BREAK}"),
    (
        re.compile(r"(\d) (?=(?:Uhr|Euro|Prozent|Minuten|Stunden|Wochen|Kilometer)\b)"),
        rf"\1{NO_BREAK}",
    ),
    (re.compile(r"\b(CC BY) (?=[0-9])"), rf"\1{NO_BREAK}"),
    (re.compile(r"\b(z\.|d\.|u\.) (?=[a-zB]\.)"), rf"\1{NO_BREAK}"),
]
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def together(text: str) -> str:
    """Return `text` with non-breaking spaces inside dates, times and sums."""
    for pattern, replacement in TOGETHER:
        text = pattern.sub(replacement, text)
    return text


def to_html(prose: str, address: Callable[[str], str] = str) -> str:
    """Return the HTML of `prose`; `address` turns the target of each link into what stands in the page."""
    parts = re.split(r"\n\s*\n", prose.strip())
    return "".join(_part([line.strip() for line in part.splitlines()], address) for part in parts)


def _part(lines: list[str], address: Callable[[str], str]) -> str:
    first = lines[0]
    if first.startswith("#"):
        level = len(first) - len(first.lstrip("#"))
        return f"<h{level}>{_inline(first.lstrip('# '), address)}</h{level}>"
    for mark, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if re.match(mark, first):
            items = re.split(rf"(?:^|\n){mark}", "\n".join(lines))[1:]
            inner = (_inline(item.replace("\n", " "), address) for item in items)
            return f"<{tag}>" + "".join(f"<li><p>{item}</p></li>" for item in inner) + f"</{tag}>"
    return f"<p>{_inline(' '.join(lines), address)}</p>"


def _inline(text: str, address: Callable[[str], str]) -> str:
    html = BOLD.sub(r"<strong>\1</strong>", escape(together(text)))
    return LINK.sub(lambda match: f'<a href="{address(match[2])}">{match[1]}</a>', html)
