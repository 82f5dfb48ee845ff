"""How a frozen description of a picture becomes HTML: formats, sizes, words; its addresses never change."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..addresses import public_url, rendition_name
from ..renditions import FALLBACK, FORMATS, MIME_TYPES, card_height

register = template.Library()


@register.simple_tag
def picture(
    reference: dict[str, Any] | None,
    sizes: str = "100vw",
    loading: str = "lazy",
    crop: str = "",
    css_class: str = "",
    alt: str | None = None,
) -> SafeString | str:
    """Return a `<picture>` for what `Image.reference()` froze; nothing where there is no picture.

    `sizes` is the HTML attribute; `crop="card"` takes the 3:2 crop around the focal point; `loading="eager"` is for
    the one picture at the top; `alt=""` silences a picture that stands beside its own words, in a list for example.
    """
    if not reference:
        return ""
    widths, focal, width, height = _measures(reference, crop)
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        (
            (MIME_TYPES[extension], _srcset(reference, widths, extension, focal), sizes)
            for extension in FORMATS
            if extension != FALLBACK
        ),
    )
    return format_html(
        '<picture{}>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"'
        ' loading="{}" decoding="async"{}></picture>',
        format_html(' class="{}"', css_class) if css_class else "",
        sources,
        _url(reference, _middle(widths), FALLBACK, focal),
        _srcset(reference, widths, FALLBACK, focal),
        sizes,
        width,
        height,
        reference["alt"] if alt is None else alt,
        loading,
        SafeString(' fetchpriority="high"') if loading == "eager" else "",
    )


@register.simple_tag
def media_url(reference: dict[str, Any], width: int = 0, extension: str = FALLBACK) -> str:
    """Return the address of one rendition: the widest that is not wider than `width`, or the widest of all.

    For feeds, previews on other sites and structured data, which take a single file.
    """
    fitting = [item for item in reference["widths"] if not width or item <= width]
    return _url(reference, max(fitting, default=min(reference["widths"])), extension, None)


def _measures(
    reference: dict[str, Any], crop: str
) -> tuple[list[int], tuple[int, int] | None, int, int]:
    """Return widths, focal point of the crop (or None), and the size in pixels of the largest rendition."""
    if crop == "card":
        widths = reference["card_widths"]
        x, y = reference["focal"]
        return widths, (x, y), max(widths), card_height(max(widths))
    if crop:
        raise template.TemplateSyntaxError(f'Unknown crop {crop!r}: use crop="card" or none.')
    width = max(reference["widths"])
    height = max(1, round(reference["height"] * width / reference["width"]))
    return reference["widths"], None, width, height


def _middle(widths: list[int]) -> int:
    """Return the width for browsers that know no srcset: fine on a telephone, light enough everywhere."""
    return max((width for width in widths if width <= 960), default=min(widths))


def _srcset(
    reference: dict[str, Any], widths: list[int], extension: str, focal: tuple[int, int] | None
) -> str:
    return ", ".join(f"{_url(reference, width, extension, focal)} {width}w" for width in widths)


def _url(
    reference: dict[str, Any], width: int, extension: str, focal: tuple[int, int] | None
) -> str:
    return public_url(reference["hash"], rendition_name(width, extension, focal))
