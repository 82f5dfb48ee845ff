"""What of an uploaded picture is taken: its pixels alone, upright and in sRGB, once type and size are right."""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from .refusals import IMAGES_ACCEPTED, Refused
from .scanner import require_harmless

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
MIN_WIDTH = 16

EXTENSIONS = {
    "JPEG": {"jpg", "jpeg"},
    "PNG": {"png"},
    "WEBP": {"webp"},
    "AVIF": {"avif"},
    "GIF": {"gif"},
}
FORMAT_WORDS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF", "GIF": "GIF"}
LOSSLESS = {"PNG", "GIF"}
# Cameras write a second, hidden picture into some JPEG files; Pillow calls these MPO
SAME_AS = {"MPO": "JPEG"}
# What Pillow's decoders raise for broken files
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Picture:
    """A cleaned picture: `pixels` (RGB or RGBA, nothing attached), `content_hash` (SHA-256 of the pixels)."""

    pixels: Image.Image
    content_hash: str
    lossless: bool

    @property
    def width(self) -> int:
        return self.pixels.width

    @property
    def height(self) -> int:
        return self.pixels.height


def clean_picture(upload: BinaryIO, filename: str) -> Picture:
    """Decode an upload and return its cleaned picture; raise Refused with the reason.

    Type (by name and by content) and size (bytes, then pixels) are judged before anything is decoded.
    """
    extension = PurePath(filename).suffix.lower().lstrip(".")
    content = _read(upload)
    _refuse_known_strangers(extension, content)
    require_harmless(content)
    try:
        image = Image.open(io.BytesIO(content), formats=tuple(EXTENSIONS))
    except BOMB as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise Refused(
            f"Diese Datei ist kein Bild, das wir lesen können. {IMAGES_ACCEPTED}"
        ) from error
    with image:
        return _cleaned(image, extension)


def _cleaned(image: Image.Image, extension: str) -> Picture:
    kind = SAME_AS.get(image.format or "", image.format or "")
    if extension not in EXTENSIONS[kind]:
        raise Refused(
            f"Der Dateiname endet auf „.{extension}“, der Inhalt ist aber {FORMAT_WORDS[kind]}. Bitte speichern Sie"
            " das Bild mit der passenden Endung und laden Sie es noch einmal hoch."
        )
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels(image)
    if min(image.size) < MIN_WIDTH:
        raise Refused(
            f"Das Bild ist nur {image.width} × {image.height} Pixel groß. Es braucht auf jeder Seite mindestens"
            f" {MIN_WIDTH} Pixel."
        )
    if kind != "JPEG" and getattr(image, "is_animated", False):
        raise Refused(
            "Bewegte Bilder nehmen wir nicht an: Bewegung lenkt ab und lässt sich nicht anhalten. Bitte"
            " laden Sie ein Standbild hoch."
        )
    try:
        image.load()
        pixels = _in_srgb(ImageOps.exif_transpose(image))
    except BOMB as error:
        raise _too_many_pixels(image) from error
    except BROKEN as error:
        raise Refused(
            "Die Bilddatei ist beschädigt oder unvollständig. Bitte öffnen Sie sie in einem Bildprogramm,"
            " speichern Sie sie neu und laden Sie sie noch einmal hoch."
        ) from error
    return Picture(pixels=pixels, content_hash=_hash(pixels), lossless=kind in LOSSLESS)


def _read(upload: BinaryIO) -> bytes:
    upload.seek(0)
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise Refused(f"Die Datei ist leer. {IMAGES_ACCEPTED}")
    if len(content) > MAX_BYTES:
        raise Refused(
            f"Die Datei ist zu groß: Ein Bild darf höchstens {MAX_BYTES // 1024 // 1024} MB haben. Bitte"
            " verkleinern Sie es; 2.500 Pixel Breite genügen."
        )
    return content


def _refuse_known_strangers(extension: str, content: bytes) -> None:
    """Say what to do about the kinds of files that people try most often."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if extension in {"svg", "svgz"} or start.startswith(b"<svg") or b"<svg" in start:
        raise Refused(
            "SVG-Dateien nehmen wir nicht an, denn sie können Programme enthalten. Bitte exportieren Sie die"
            " Grafik als PNG mit mindestens 1.920 Pixeln Breite."
        )
    if extension in {"heic", "heif"}:
        raise Refused(
            f"HEIC-Fotos kann nicht jeder Browser zeigen. Bitte speichern Sie das Foto als JPEG. {IMAGES_ACCEPTED}"
        )
    if start.startswith(b"%pdf"):
        raise Refused(
            "Das ist ein PDF-Dokument, kein Bild. Dokumente laden Sie unter „Dateien“ hoch."
            f" {IMAGES_ACCEPTED}"
        )
    if extension not in set().union(*EXTENSIONS.values()):
        named = f"Dateien mit der Endung „.{extension}“" if extension else "Dateien ohne Endung"
        raise Refused(f"{named} nehmen wir hier nicht an. {IMAGES_ACCEPTED}")


def _too_many_pixels(image: Image.Image | None = None) -> Refused:
    size = f" ({image.width} × {image.height} Pixel)" if image else ""
    return Refused(
        f"Das Bild ist zu groß{size}: Höchstens 50 Megapixel sind erlaubt. Bitte verkleinern Sie es; 2.500 Pixel"
        " Breite genügen."
    )


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the pixels as RGB or RGBA in the sRGB colour space, without anything attached."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        # 16-bit greyscale: Pillow would clip at 255 instead of scaling
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    transparent = image.has_transparency_data
    alpha = image.convert("RGBA").getchannel("A") if transparent else None
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    colour = image if image.mode in {"RGB", "CMYK", "L"} and alpha is None else image.convert("RGB")
    colour = _by_profile(colour, profile) if profile else colour.convert("RGB")
    if alpha is not None:
        colour.putalpha(alpha)
    colour = colour.copy()
    colour.info.clear()
    return colour


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # A profile that does not fit the pixels is worth no refusal: the colours are taken as they stand
        converted = None
    return converted if converted is not None else image.convert("RGB")


def _hash(pixels: Image.Image) -> str:
    """Hash pixels, not bytes: the same picture with other metadata is the same picture."""
    digest = hashlib.sha256(f"{pixels.mode} {pixels.width}x{pixels.height}\n".encode())
    digest.update(pixels.tobytes())
    return digest.hexdigest()
