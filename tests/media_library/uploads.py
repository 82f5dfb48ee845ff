"""Files as people (and attackers) upload them, made in code; every picture is a drawing of two halves."""

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image, PngImagePlugin

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)
ORIENTATION, GPS_IFD, MAKE = 0x0112, 0x8825, 0x010F


def drawing(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RIGHT)
    image.paste(LEFT, (0, 0, width // 2, height))
    return image.convert(mode)


def picture(kind: str = "JPEG", width: int = 60, height: int = 40, **options: Any) -> io.BytesIO:
    """Return an upload of the drawing in the format `kind`; `options` go to the encoder."""
    mode = options.pop("mode", "RGB")
    out = io.BytesIO()
    drawing(width, height, mode).save(out, kind, **options)
    out.seek(0)
    return out


def located_photo(orientation: int = 1) -> io.BytesIO:
    """Return a JPEG with camera, orientation, position in Friedberg, XMP and a comment."""
    exif = Image.Exif()
    exif[MAKE] = "Beispielkamera"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (50.0, 20.0, 6.0), 3: "E", 4: (8.0, 45.0, 18.0)})
    return picture(
        exif=exif, xmp=b"<x:xmpmeta>geheimes XMP</x:xmpmeta>", comment=b"geheimer Kommentar"
    )


def annotated_png() -> io.BytesIO:
    """Return a PNG with texts in it."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "geheime Person")
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>geheimes XMP</x:xmpmeta>")
    return picture("PNG", pnginfo=words)


def animation(kind: str) -> io.BytesIO:
    """Return an upload of two different frames."""
    first, second = drawing(), drawing().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    out = io.BytesIO()
    first.save(out, kind, save_all=True, append_images=[second], duration=100)
    out.seek(0)
    return out


def bomb(width: int = 30_000, height: int = 30_000) -> io.BytesIO:
    """Return a PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = (
        chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


def archive(**entries: bytes) -> io.BytesIO:
    """Return a zip file; `__` in a name stands for a slash, `_dot_` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    out.seek(0)
    return out
