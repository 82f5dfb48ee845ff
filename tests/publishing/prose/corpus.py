"""The corpus of clipboards, and how results are compared that differ only in how HTML may be written."""

import re
from pathlib import Path

HERE = Path(__file__).parent / "clipboards"
RICH = sorted(path.stem for path in HERE.glob("*.html") if ".expected" not in path.name)
PLAIN = sorted(path.stem for path in HERE.glob("*.txt"))


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
