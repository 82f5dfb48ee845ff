"""What of an uploaded picture is taken, and what is refused."""

import io
import random

import pytest
from PIL import Image, ImageCms

from media_library import pictures
from media_library.pictures import clean_picture
from media_library.refusals import Refused
from media_library.renditions import make, original

from . import uploads


def every_file_of(picture):
    return [original(picture), *make(picture.pixels)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("JPEG", "bild.jpg"),
        ("JPEG", "BILD.JPEG"),
        ("PNG", "bild.png"),
        ("WEBP", "bild.webp"),
        ("AVIF", "bild.avif"),
        ("GIF", "bild.gif"),
        ("MPO", "handy.jpg"),
    ],
)
def test_the_usual_formats_are_taken(kind, name):
    picture = clean_picture(uploads.picture(kind), name)
    assert (picture.width, picture.height, picture.pixels.mode) == (60, 40, "RGB")
    assert picture.pixels.getpixel((5, 5))[0] > picture.pixels.getpixel((5, 5))[2]


REFUSALS = {
    "a virus test text named as a picture": (io.BytesIO(uploads.EICAR), "foto.jpg", "kein Bild"),
    "a script behind a picture's first letters": (
        io.BytesIO(b"GIF89a/*" + b"\0" * 50 + b"*/=1;alert(1)//"),
        "bild.gif",
        "kein Bild|beschädigt|mindestens|zu groß",
    ),
    "an SVG with a script": (
        io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        "logo.svg",
        "SVG.*PNG",
    ),
    "an SVG under another name": (io.BytesIO(b'<?xml version="1.0"?><svg onload="x"/>'), "logo.png", "SVG"),
    "a page named as a picture": (io.BytesIO(b"<!doctype html><script>1</script>"), "a.jpg", "kein Bild"),
    "a PDF named as a picture": (io.BytesIO(b"%PDF-1.7 ... %%EOF"), "plan.jpg", "PDF.*Dateien"),
    "a huge declared size": (uploads.bomb(), "klein.png", "50 Megapixel"),
    "slightly too many pixels": (uploads.bomb(10_000, 5_001), "klein.png", "10000 × 5001"),
    "an animated GIF": (uploads.animation("GIF"), "a.gif", "Bewegte Bilder"),
    "an animated PNG": (uploads.animation("PNG"), "a.png", "Bewegte Bilder"),
    "an animated WebP": (uploads.animation("WEBP"), "a.webp", "Bewegte Bilder"),
    "an animated AVIF": (uploads.animation("AVIF"), "a.avif", "Bewegte Bilder"),
    "a PNG named as JPEG": (uploads.picture("PNG"), "foto.jpg", "Inhalt ist aber PNG"),
    "a TIFF": (uploads.picture("TIFF"), "scan.tiff", "„.tiff“.*Angenommen werden JPEG"),
    "a BMP named as PNG": (uploads.picture("BMP"), "scan.png", "kein Bild"),
    "a telephone's own format": (io.BytesIO(b"\0\0\0\x18ftypheic"), "IMG.HEIC", "HEIC.*JPEG"),
    "no extension": (uploads.picture(), "foto", "ohne Endung"),
    "an empty file": (io.BytesIO(b""), "foto.jpg", "leer"),
    "a dot of a picture": (uploads.picture("PNG", 4, 4), "punkt.png", "mindestens 16 Pixel"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS, ids=str)
def test_what_cannot_be_a_picture_is_refused_with_a_reason(case):
    upload, name, reason = REFUSALS[case]
    with pytest.raises(Refused, match=reason):
        clean_picture(upload, name)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_truncated_file_is_refused(kind):
    content = uploads.picture(kind, 300, 200).getvalue()
    with pytest.raises(Refused):
        clean_picture(
            io.BytesIO(content[: len(content) // 2]),
            f"halb.{'jpg' if kind == 'JPEG' else kind.lower()}",
        )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_damaged_bytes_never_cause_anything_but_a_refusal(kind):
    content = uploads.picture(kind, 64, 64).getvalue()
    dice = random.Random(kind)
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(dice.randint(1, 12)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        try:
            clean_picture(
                io.BytesIO(bytes(damaged)), f"x.{'jpg' if kind == 'JPEG' else kind.lower()}"
            )
        except Refused:
            continue


def test_a_file_above_the_byte_limit_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    with pytest.raises(Refused, match="zu groß"):
        clean_picture(uploads.picture(), "foto.jpg")


def test_position_camera_and_comments_are_gone_from_the_original_too():
    upload = uploads.located_photo()
    assert b"geheimes XMP" in upload.getvalue()
    assert b"Beispielkamera" in upload.getvalue()
    for name, content in every_file_of(clean_picture(upload, "foto.jpg")):
        for trace in (b"geheim", b"Beispielkamera", b"Exif", b"xmpmeta", b"ICC_PROFILE"):
            assert trace not in content, name
        with Image.open(io.BytesIO(content)) as stored:
            assert not stored.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(stored.info), name


def test_texts_in_a_png_are_gone():
    for name, content in every_file_of(clean_picture(uploads.annotated_png(), "bild.png")):
        assert b"geheim" not in content, name


@pytest.mark.parametrize(
    "appended", [b"<script>alert(1)</script>", uploads.archive(a=b"x").getvalue(), uploads.EICAR]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF"])
def test_what_was_appended_to_a_picture_is_gone(kind, appended):
    upload = io.BytesIO(uploads.picture(kind).getvalue() + appended)
    picture = clean_picture(upload, f"bild.{'jpg' if kind == 'JPEG' else kind.lower()}")
    for name, content in every_file_of(picture):
        assert appended not in content, name


def test_a_picture_taken_upside_down_stands_upright():
    picture = clean_picture(uploads.located_photo(orientation=3), "foto.jpg")
    red, _green, blue = picture.pixels.getpixel((5, 5))
    assert blue > red


def test_a_picture_taken_sideways_changes_its_sides():
    picture = clean_picture(uploads.located_photo(orientation=6), "foto.jpg")
    assert (picture.width, picture.height) == (40, 60)


def test_a_mirrored_picture_is_mirrored_back():
    picture = clean_picture(uploads.located_photo(orientation=2), "foto.jpg")
    red, _green, blue = picture.pixels.getpixel((5, 5))
    assert blue > red


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_notes_of_a_camera_that_nobody_can_read_are_no_reason_to_refuse():
    upload = uploads.picture("PNG", exif=b"Exif\0\0MM\0*" + b"\xff" * 40)
    assert clean_picture(upload, "bild.png").pixels.getpixel((5, 5)) == uploads.LEFT


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_colour_mode_becomes_rgb(mode):
    picture = clean_picture(uploads.picture("JPEG", mode=mode), "bild.jpg")
    assert picture.pixels.mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_understood(mode):
    out = io.BytesIO()
    if mode == "I;16":
        Image.new("I;16", (60, 40), 0x8080).save(out, "PNG")
        assert clean_picture(out, "grau.png").pixels.getpixel((1, 1)) == (128, 128, 128)
    else:
        uploads.drawing().convert(mode).save(out, "PNG")
        assert clean_picture(out, "bild.png").pixels.mode == "RGB"


def test_transparency_is_kept_where_there_is_some():
    image = uploads.drawing(mode="RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    picture = clean_picture(out, "zeichnung.png")
    assert picture.pixels.mode == "RGBA"
    files = dict(every_file_of(picture))
    with Image.open(io.BytesIO(files["60.jpg"])) as stored:
        assert min(stored.getpixel((0, 0))) > 100, "JPEG shows white paper behind"


def test_colours_of_another_space_are_converted():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    picture = clean_picture(uploads.picture("PNG", icc_profile=lab.tobytes()), "bild.png")
    assert picture.pixels.getpixel((5, 5)) == pytest.approx(uploads.LEFT, abs=2)


def test_a_broken_colour_profile_is_no_reason_to_refuse():
    picture = clean_picture(uploads.picture("PNG", icc_profile=b"kein Profil"), "bild.png")
    assert picture.pixels.getpixel((5, 5)) == uploads.LEFT


def test_the_same_pixels_have_the_same_hash_whatever_is_attached():
    plain, annotated = uploads.picture("PNG"), uploads.annotated_png()
    assert plain.getvalue() != annotated.getvalue()
    assert (
        clean_picture(plain, "a.png").content_hash == clean_picture(annotated, "b.png").content_hash
    )
    other = clean_picture(uploads.picture("PNG", 61, 40), "c.png")
    assert other.content_hash != clean_picture(plain, "a.png").content_hash
