"""Words with their marks: how runs of text are tidied and joined to the content of one paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

NO_BREAK = "\u00a0"
# Soft hyphens and characters without width: invisible, and in the way of every search
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
SPACES = re.compile("[ \t\n\r\f\u00a0]+")
# A no-break space stays where it holds a figure and its unit, or an abbreviation, together
HELD = re.compile(r"(?<=[\d§.])" + NO_BREAK + r"(?=[\w€%])")
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\u2028": " ",
        "\u2029": " ",
    }
)
BULLET = re.compile(r"^\s*[•·▪◦●‣\uf0b7]\s*")


@dataclass(frozen=True)
class Run:
    """A piece of text; `text` None stands for a line break. `link` is a tuple of attributes, href first."""

    text: str | None
    strong: bool = False
    emphasis: bool = False
    link: tuple[tuple[str, str], ...] = ()


BREAK = Run(None)


def tidy_text(text: str) -> str:
    """Return the text with plain spaces, without what cannot be seen."""
    text = INVISIBLE.sub("", text).translate(LIGATURES)
    held = HELD.sub("\u0000", text)
    return SPACES.sub(" ", held).replace("\u0000", NO_BREAK)


def paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the tidied runs of each paragraph: two line breaks in a row part them; empty ones are left out."""
    found: list[list[Run]] = [[]]
    breaks = 0
    for run in runs:
        if run.text is None:
            breaks += 1
        elif run.text.strip(" \t\n\r\f\u00a0"):
            if breaks > 1:
                found.append([])
            elif breaks:
                found[-1].append(BREAK)
            breaks = 0
            found[-1].append(run)
        elif not breaks:
            # White space says nothing by its marks
            found[-1].append(Run(run.text))
    return [tidied for tidied in map(_tidied, found) if tidied]


def _tidied(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.text is not None and run.text is not None and _same(last, run):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    tidied: list[Run] = []
    at_start = True
    for run in joined:
        if run.text is None:
            _trim_end(tidied)
            at_start = True
            if tidied:
                tidied.append(run)
            continue
        text = tidy_text(run.text)
        if at_start:
            text = text.lstrip(" ")
        if text:
            at_start = text.endswith(" ")
            tidied.append(replace(run, text=text))
    _trim_end(tidied)
    return tidied


def _trim_end(runs: list[Run]) -> None:
    while runs and (runs[-1].text is None or not runs[-1].text.strip(" ")):
        runs.pop()
    if runs:
        runs[-1] = replace(runs[-1], text=(runs[-1].text or "").rstrip(" "))


def _same(one: Run, other: Run) -> bool:
    return (one.strong, one.emphasis, one.link) == (other.strong, other.emphasis, other.link)


def starts_with_bullet(runs: Sequence[Run]) -> bool:
    return bool(runs and runs[0].text and BULLET.match(runs[0].text))


def without_bullet(runs: Sequence[Run]) -> list[Run]:
    first = replace(runs[0], text=BULLET.sub("", runs[0].text or ""))
    return _tidied([first, *runs[1:]])
