"""Puts the drawings and files into the media library, the way an upload does."""

from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image as Pillow

from accounts.models import User
from media_library import actions, storing
from media_library.days import day_of
from media_library.licences import Licence
from media_library.models import Download, Image
from media_library.refusals import AlreadyThere

from ..drawings import CREDIT, DRAWINGS, FOLDER, Drawing

WAITING = "garten"
FILES = FOLDER.with_name("files")
FILE_TITLES = {
    "erste-schritte.txt": "Die ersten Schritte als Liste",
    "kennzahlen-entwurf.csv": "Drei Kennzahlen aus dem Entwurf",
    # Made of the page of the same name by `programs.reports.pdf.pdf_of`
    "wir-auf-einer-seite.pdf": "WIR auf einer Seite",
    "anleitung-strassenfest.pdf": "Anleitung: Ein Fest in der eigenen Straße",
}


def images(by: User) -> dict[str, Image]:
    """Return the images of all drawings by name; those of an earlier, interrupted attempt are used again."""
    return {drawing.name: _image(drawing, by) for drawing in DRAWINGS}


def waiting(by: User, now: datetime) -> Image:
    """Return a picture on which somebody has yet to decide: nothing is said of it, and its licence ends soon."""
    upload = BytesIO()
    drawing = next(drawing for drawing in DRAWINGS if drawing.name == WAITING)
    with Pillow.open(drawing.path) as picture:
        picture.transpose(Pillow.Transpose.FLIP_LEFT_RIGHT).save(upload, "PNG")
    try:
        return actions.upload_image(
            upload,
            "garten.png",
            by=by,
            at=now,
            keywords=["Garten"],
            title=f"{drawing.title}, neue Aufnahme",
            credit=CREDIT,
            licence=Licence.RESERVED,
            licence_until=day_of(now) + timedelta(days=60),
        )
    except AlreadyThere as known:
        return known.existing


def downloads(by: User) -> dict[str, Download]:
    """Return the files for download by file name."""
    return {name: _download(name, by) for name in FILE_TITLES}


def _image(drawing: Drawing, by: User) -> Image:
    with drawing.path.open("rb") as upload:
        try:
            image = storing.store_image(
                upload,
                drawing.path.name,
                title=drawing.title,
                alternative_text=drawing.alternative_text,
                credit=CREDIT,
                licence=Licence.CC_BY,
                focal_x=drawing.focal[0],
                focal_y=drawing.focal[1],
                uploaded_by=by,
            )
        except AlreadyThere as known:
            return known.existing
    image.keywords.add(*drawing.keywords)
    return image


def _download(name: str, by: User) -> Download:
    with (FILES / name).open("rb") as upload:
        try:
            return storing.store_download(
                upload,
                name,
                title=FILE_TITLES[name],
                # Plain text without layout, or a tagged PDF (PDF/UA) with a heading for each part
                accessibility=Download.Accessibility.ACCESSIBLE,
                uploaded_by=by,
            )
        except AlreadyThere as known:
            return known.existing
