"""The words of the site in other languages: `locale/*/LC_MESSAGES/django.po`, compiled without gettext's tools."""

import shutil
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PLACE = "*/LC_MESSAGES/django.po"


def compiled(sources: Path, target: Path) -> Path:
    """Return the directory of the compiled catalogs, below `target`; compile them where that has not happened yet.

    Named by what it was made of, so that it is never older than the words and two releases do not disturb each
    other; written whole or not at all, so that several processes may start at once.
    """
    paths = sorted(sources.glob(PLACE))
    digest = sha256(b"".join(_parts(paths, sources))).hexdigest()[:16]
    place = target / digest
    if place.exists():
        return place
    target.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{digest}-", dir=target))
    new.chmod(0o755)
    for path in paths:
        _compile(path, new / path.relative_to(sources).with_suffix(".mo"))
    try:
        new.rename(place)
    except OSError:  # another process was quicker
        shutil.rmtree(new)
    return place


def locale_of(path: Path) -> str:
    """Return the locale whose plural forms the catalog uses; Leichte Sprache has those of German."""
    return path.parent.parent.name.replace("de_Simple", "de")


def _parts(paths: list[Path], sources: Path) -> Iterator[bytes]:
    for path in paths:
        yield f"{path.relative_to(sources)}\n".encode()
        yield path.read_bytes()


def _compile(path: Path, to: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale=locale_of(path))
    to.parent.mkdir(parents=True)
    with to.open("wb") as file:
        write_mo(file, catalog)
