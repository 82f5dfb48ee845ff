"""The corpus of clipboards, and how results are compared that differ only in how HTML may be written."""

import re
from pathlib import Path

HERE = Path(__file__).parent / "clipboards"
RICH = sorted(path.stem for path in HERE.glob("*.html") if ".expected" not in path.name)
PLAIN = sorted(path.stem for path in HERE.glob("*.txt"))


# What has stopped editors or the server, lost words or doubled them, and what becomes of it
ODD = {
    "<ul><li>a</li></ul><ol></ol><p>b</p>": "<ul><li>a</li></ul><p>b</p>",
    "<ul>\u200b<li>a</li></ul><ul><li data-aria-level=2>b</li></ul>": "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "<ul>\u200b</ul><p>a</p><ul><li>\u200b</li></ul>": "<p>a</p>",
    "<ul><li>a<ul></ul></li><ul></ul></ul>": "<ul><li>a</li></ul>",
    # Newsletters are tables within tables
    "<table><tr><td><table><tr><td>a</td></tr><tr><td>b</td></tr></table></td></tr></table>": "<p>a</p><p>b</p>",
    "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>": "<p>a | b</p><p>c</p>",
    "<table><caption>Titel</caption><tr><td>a</td><td>b</td></tr></table>": "<p>Titel</p><p>a | b</p>",
    "<b>" * 3000 + "tief": "<p><strong>tief</strong></p>",
    "<div>" * 3000 + "tief": "<p>tief</p>",
    '<a href="&#1;javascript:alert(1)">a</a> <a href="java&#2;script:alert(1)">b</a>': "<p>a b</p>",
}


def copied(name: str) -> str:
    """Return what the program put into the clipboard."""
    path = HERE / f"{name}.html"
    return (path if path.exists() else HERE / f"{name}.txt").read_text(encoding="utf-8")


def expected(name: str) -> str:
    return comparable((HERE / f"{name}.expected.html").read_text(encoding="utf-8"))


def comparable(html: str) -> str:
    """Return the HTML with the words of an item right inside it, one block to a line, no-break spaces seen."""
    html = html.replace("\u00a0", "&nbsp;").replace("\n", "")
    html = re.sub(r"<li><p>(.*?)</p>", r"<li>\1", html)
    html = re.sub(r' (?:rel|target|class|data-type)="[^"]*"', "", html)
    return re.sub(r"(</(?:p|h\d|ul|ol)>)", r"\1\n", html).strip()
