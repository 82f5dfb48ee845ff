"""Which sizes and formats of a picture exist, and how each is made."""

import io
from collections.abc import Iterator, Mapping

from PIL import Image

from .addresses import rendition_name
from .pictures import Picture

WIDTHS = (320, 640, 960, 1280, 1920)
# The smallest is for lists on telephones, where a picture is 96 CSS pixels wide
CARD_WIDTHS = (192, 320, 640, 960)
# What the newsroom shows of a picture to tell it from others
THUMBNAIL_WIDTH = 320
CARD_RATIO = 3 / 2
# In the order in which browsers are offered them; qualities are those at which drawings stay free of visible fringes
FORMATS = {
    "avif": ("AVIF", {"quality": 60, "speed": 7}),
    "webp": ("WEBP", {"quality": 80, "method": 3}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
# For browsers that know no other format
FALLBACK = "jpg"
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
PAPER = (255, 255, 255)


def widths_of(width: int) -> list[int]:
    """Return the widths (pixels) in which a picture of `width` exists: never enlarged."""
    return [candidate for candidate in WIDTHS if candidate <= width] or [width]


def card_widths_of(width: int, height: int) -> list[int]:
    """Return the widths of the 3:2 crops of a picture; the crop is as large as the picture allows."""
    available = _card_box(width, height, 50, 50)
    largest = available[2] - available[0]
    return [candidate for candidate in CARD_WIDTHS if candidate <= largest] or [largest]


def thumbnail_width(width: int, height: int) -> int:
    """Return the width of the crop by which the newsroom shows a picture: the widest that is not too large for it."""
    return max(item for item in card_widths_of(width, height) if item <= THUMBNAIL_WIDTH)


def card_height(width: int) -> int:
    """Return the height of a 3:2 crop of the given width."""
    return max(1, round(width / CARD_RATIO))


def original(picture: Picture) -> tuple[str, bytes]:
    """Return name and content of the cleaned original: PNG where nothing was lost yet, else JPEG."""
    if picture.lossless or picture.pixels.mode == "RGBA":
        return "original.png", _encoded(picture.pixels, "PNG", {"compress_level": 6})
    return "original.jpg", _encoded(picture.pixels, "JPEG", {"quality": 95, "subsampling": 0})


def make(pixels: Image.Image) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every rendition that keeps the picture's proportions."""
    for width in reversed(widths_of(pixels.width)):
        height = max(1, round(pixels.height * width / pixels.width))
        pixels = _resized(pixels, width, height)
        for extension, content in _in_all_formats(pixels):
            yield rendition_name(width, extension), content


def make_cards(
    pixels: Image.Image, focal: tuple[int, int], made: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the 3:2 crops around the focal point (percent from left, from top).

    A picture that is 3:2 itself is not encoded again where its crops are the renditions that were `made` before.
    """
    widths = card_widths_of(pixels.width, pixels.height)
    box = _card_box(pixels.width, pixels.height, *focal)
    whole = made if made and box == (0, 0, *pixels.size) else {}
    cropped = pixels.crop(box)
    for width in reversed(widths):
        cropped = _resized(cropped, width, card_height(width))
        files = (
            ((extension, whole[rendition_name(width, extension)]) for extension in FORMATS)
            if rendition_name(width, FALLBACK) in whole
            else _in_all_formats(cropped)
        )
        for extension, content in files:
            yield rendition_name(width, extension, focal), content


def _card_box(width: int, height: int, x: int, y: int) -> tuple[int, int, int, int]:
    """Return the largest 3:2 box (left, top, right, bottom) whose centre is as near the focal point as it can be."""
    box_width = min(width, round(height * CARD_RATIO))
    box_height = min(height, card_height(box_width))
    left = min(max(round(width * x / 100 - box_width / 2), 0), width - box_width)
    top = min(max(round(height * y / 100 - box_height / 2), 0), height - box_height)
    return left, top, left + box_width, top + box_height


def _resized(pixels: Image.Image, width: int, height: int) -> Image.Image:
    if pixels.size == (width, height):
        return pixels
    return pixels.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _in_all_formats(pixels: Image.Image) -> Iterator[tuple[str, bytes]]:
    for extension, (name, options) in FORMATS.items():
        yield extension, _encoded(pixels, name, options)


def _encoded(pixels: Image.Image, name: str, options: dict[str, int | bool]) -> bytes:
    if name == "JPEG" and pixels.mode == "RGBA":
        on_paper = Image.new("RGB", pixels.size, PAPER)
        on_paper.paste(pixels, mask=pixels.getchannel("A"))
        pixels = on_paper
    out = io.BytesIO()
    pixels.save(out, name, **options)
    return out.getvalue()
