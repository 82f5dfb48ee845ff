"""Collects our static files as production does, to see what arrives at a visitor and how heavy it is."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from wir_portal.static_files import SiteStaticFilesStorage

FOLDERS = ("site", "vendor")


def collected(folder: Path) -> SiteStaticFilesStorage:
    """Return the storage of production over what static/site/ and static/vendor/ become in this folder."""
    source = StaticFilesStorage(settings.BASE_DIR / "static", base_url=settings.STATIC_URL)
    storage = SiteStaticFilesStorage(folder, base_url=settings.STATIC_URL)
    root = Path(source.location)
    names = [
        file.relative_to(root).as_posix()
        for top in FOLDERS
        for file in sorted((root / top).rglob("*"))
        if file.is_file()
    ]
    paths = {name: (source, name) for name in names}
    for name in names:
        with source.open(name) as file:
            storage.save(name, file)
    for _, _, outcome in storage.post_process(paths):
        if isinstance(outcome, Exception):
            raise outcome
    return storage
