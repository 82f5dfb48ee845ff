"""Draws the card that other sites show beside a link to us: who speaks, the headline, the day."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, features

from . import languages

# What Open Graph's readers show without cropping
WIDTH, HEIGHT = 1200, 630
EDGE = 72
FONTS = Path(settings.BASE_DIR) / "static" / "vendor"
# Which file of the semibold face has which characters; whatever is in no other is in the first
LATIN, LATIN_TOO = "fira-sans-semibold-latin.woff2", "fira-sans-semibold-latin-ext.woff2"
ARABIC = re.compile("[\u200c\u200d\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
FACES = (
    ("fira-sans-semibold-cyrillic.woff2", re.compile("[\u0400-\u052f]+")),
    ("firago-semibold-arabic.woff2", ARABIC),
)
SPACE = re.compile(r"\s+")
# Invisible, and nothing that a face has; the joiners of Arabic script are not among them
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
NOWHERE = "\ue000"
# The dark ground of the site and the colours of its mark
GROUND, INK, QUIET, MARK, ACCENT = "#131525", "#ffffff", "#c9cbd9", "#092797", "#6cd6b5"
SIZES = (76, 68, 60, 52, 46, 40)
# Height of the headline, and of a line of it by its size
ROOM, LEADING = 300, 1.22
# The mark is drawn larger and scaled down, for smooth edges
FINE = 4


@dataclass(frozen=True)
class Line:
    """A line of text in one size; characters of several scripts come from several files."""

    text: str
    size: int

    @property
    def width(self) -> float:
        return sum(face.getlength(text) for text, face in self._runs())

    def write(
        self, pen: ImageDraw.ImageDraw, top: float, colour: str, *, right_to_left: bool = False
    ) -> None:
        """Write the line with its baseline at `top`, from the edge at which its language begins."""
        x: float = WIDTH - EDGE if right_to_left else EDGE
        for text, face in self._runs():
            length = face.getlength(text)
            x -= length if right_to_left else 0
            pen.text((x, top), text, font=face, fill=colour, anchor="ls")
            x += 0 if right_to_left else length

    def _runs(self) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
        rest = self.text
        while rest:
            name, length = _run(rest)
            yield rest[:length], _face(name, self.size)
            rest = rest[length:]


def draw(headline: str, site: str, owner: str, day: str, language: str) -> bytes:
    """Return the card as JPEG, 1200 × 630 pixels; `language` is the one of headline and day.

    Words in a script for which we have no face are left out, since boxes in their place would say nothing.
    """
    card = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=ACCENT)
    card.paste(_mark(88), (EDGE, 56))
    pen.text((EDGE + 112, 60), site, font=_face(LATIN, 38), fill=INK)
    pen.text((EDGE + 112, 106), owner, font=_face(LATIN, 28), fill=QUIET)
    right_to_left = languages.get(language).direction == "rtl"
    headline = "".join(
        one for one in headline if ARABIC.match(one) or category(one) not in INVISIBLE
    )
    if _can_be_written(headline):
        lines = _fitted(headline)
        for number, line in enumerate(lines):
            top = 216 + line.size + number * round(line.size * LEADING)
            line.write(pen, top, INK, right_to_left=right_to_left)
    if _can_be_written(day):
        Line(day, 32).write(pen, HEIGHT - 56, QUIET, right_to_left=right_to_left)
    out = io.BytesIO()
    card.save(out, "JPEG", quality=88, optimize=True, subsampling=0)
    return out.getvalue()


def _fitted(text: str) -> list[Line]:
    """Return the text in the largest size in which it fits; what is too long for the smallest ends in an ellipsis."""
    lines: list[Line] = []
    for size in SIZES:
        lines = _broken(text, size)
        if len(lines) * size * LEADING <= ROOM:
            return lines
    most = int(ROOM / SIZES[-1] / LEADING)
    last = lines[most - 1]
    return [*lines[: most - 1], replace(last, text=last.text.rstrip(" .,;:–") + " …")]


def _broken(text: str, size: int) -> list[Line]:
    lines = [Line("", size)]
    for word in text.split():
        longer = Line(f"{lines[-1].text} {word}".strip(), size)
        if not lines[-1].text or longer.width <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(Line(word, size))
        while lines[-1].width > WIDTH - 2 * EDGE:
            lines[-1:] = _cut(lines[-1])
    return lines


def _cut(line: Line) -> list[Line]:
    """Cut a word that is wider than the card where it has to be."""
    for end in range(len(line.text) - 1, 1, -1):
        begin = replace(line, text=line.text[:end] + "-")
        if begin.width <= WIDTH - 2 * EDGE:
            return [begin, replace(line, text=line.text[end:])]
    return [replace(line, text="")]


def _run(text: str) -> tuple[str, int]:
    """Return the file for the first character, and how many characters come from the same.

    Spaces are a run of their own: between two scripts they belong to neither side.
    """
    if space := SPACE.match(text):
        return LATIN, space.end()
    for name, characters in FACES:
        if found := characters.match(text):
            return name, found.end()
    name = _latin(text[0])
    end = next(
        (
            place
            for place, character in enumerate(text)
            if any(characters.match(character) for _, characters in FACES)
            or _latin(character) != name
        ),
        len(text),
    )
    return name, len(text[:end].rstrip()) or end


@lru_cache(maxsize=1024)
def _latin(character: str) -> str:
    """Return the file of Latin letters that has the character; how they are shared out differs between versions."""
    if character.isascii() or not _path(LATIN_TOO):
        return LATIN
    masks = [
        [_face(name, 20).getmask(one) for one in (character, NOWHERE)]
        for name in (LATIN, LATIN_TOO)
    ]
    has = [bytes(mask) != bytes(nothing) for mask, nothing in masks]
    return LATIN_TOO if has == [False, True] else LATIN


def _can_be_written(text: str) -> bool:
    if ARABIC.search(text) and not features.check("raqm"):
        # Without it letters would stand side by side instead of being joined
        return False
    return all(_path(name) for name, characters in FACES if characters.search(text))


def _mark(size: int) -> Image.Image:
    """Return the portal's mark as static/site/img/mark.svg has it."""
    scale = size * FINE / 44
    big = Image.new("RGB", (size * FINE, size * FINE), GROUND)
    pen = ImageDraw.Draw(big)
    pen.rounded_rectangle((0, 0, big.width - 1, big.height - 1), radius=8 * scale, fill=MARK)
    for colour, corners in (
        (INK, ((22, 13), (29, 31.5), (36, 13))),
        (ACCENT, ((8, 13), (15, 31.5), (22, 13))),
    ):
        points = [(x * scale, y * scale) for x, y in corners]
        pen.line(points, fill=colour, width=round(5 * scale), joint="curve")
        for x, y in points:
            half = 2.5 * scale
            pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)
    return big.resize((size, size), Image.Resampling.LANCZOS)


@lru_cache(maxsize=64)
def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_path(name)), size)


@lru_cache(maxsize=8)
def _path(name: str) -> Path | None:
    return next(FONTS.rglob(name), None)
