"""Puts the drawings and files into the media library, the way an upload does."""

from accounts.models import User
from media_library import storing
from media_library.licences import Licence
from media_library.models import Download, Image
from media_library.refusals import AlreadyThere

from ..drawings import CREDIT, DRAWINGS, FOLDER, Drawing

FILES = FOLDER.with_name("files")
FILE_TITLES = {
    "erste-schritte.txt": "Die ersten Schritte als Liste",
    "kennzahlen-entwurf.csv": "Drei Kennzahlen aus dem Entwurf",
}


def images(by: User) -> dict[str, Image]:
    """Return the images of all drawings by name; those of an earlier, interrupted attempt are used again."""
    return {drawing.name: _image(drawing, by) for drawing in DRAWINGS}


def downloads(by: User) -> dict[str, Download]:
    """Return the files for download by file name."""
    return {name: _download(name, by) for name in FILE_TITLES}


def _image(drawing: Drawing, by: User) -> Image:
    with drawing.path.open("rb") as upload:
        try:
            return storing.store_image(
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


def _download(name: str, by: User) -> Download:
    with (FILES / name).open("rb") as upload:
        try:
            return storing.store_download(
                upload,
                name,
                title=FILE_TITLES[name],
                # Both are plain text without layout
                accessibility=Download.Accessibility.ACCESSIBLE,
                uploaded_by=by,
            )
        except AlreadyThere as known:
            return known.existing
