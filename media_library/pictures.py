"""What of an uploaded picture is taken: its pixels alone, upright and in sRGB, once type and size are right."""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from PIL import ExifTags, Image, ImageCms

from .refusals import IMAGES_ACCEPTED, Refused
from .scanner import require_harmless

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000
MIN_WIDTH = 16
# Rows that are hashed at once
STRIP = 256

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
# EXIF orientation: what has to be done so that the picture stands upright
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
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
        pixels = _in_srgb(image)
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
    """Return the upright pixels as RGB or RGBA in the sRGB colour space, without anything attached.

    Consumes `image`: each step frees the one before, for 50 megapixels take 200 MB.
    """
    profile = image.info.get("icc_profile")
    image = _instead_of(image, _upright(image))
    if image.mode.startswith("I"):
        # 16-bit greyscale: Pillow would clip at 255 instead of scaling
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    if alpha is not None or image.mode not in {"RGB", "CMYK", "L"}:
        image = _instead_of(image, image.convert("RGB"))
    colour = _by_profile(image, profile) if profile else image.convert("RGB")
    _instead_of(image, colour)
    if alpha is not None:
        colour.putalpha(alpha)
    colour.info.clear()
    return colour


def _upright(image: Image.Image) -> Image.Image:
    """Turn the picture as its camera noted; unreadable notes are no reason to refuse it."""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    except BROKEN:
        return image
    turn = TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _instead_of(former: Image.Image, image: Image.Image) -> Image.Image:
    if image is not former:
        former.close()
    return image


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
    for top in range(0, pixels.height, STRIP):
        box = (0, top, pixels.width, min(top + STRIP, pixels.height))
        digest.update(pixels.crop(box).tobytes())
    return digest.hexdigest()
