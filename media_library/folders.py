"""How the files of one content get to their place and away from it: whole or not at all, however abruptly we end.

A folder is filled under a passing name and then renamed, which the file system does in one step. Who uses a folder
that is there already touches it first; who takes one away looks afterwards whether it was touched meanwhile, and then
puts it back. So no lock is needed between servers, and none can be left behind by one that was killed.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from .addresses import HASH, stored_name

# What is not finished, or on its way out; nothing in it is ever served
PASSING = ".unfertig"
ATTEMPTS = 5


@dataclass(frozen=True)
class Folder:
    """`touched` is when somebody last put something into it or laid claim to it, in nanoseconds since 1970."""

    content_hash: str
    touched: int


def put(content_hash: str, files: Mapping[str, bytes]) -> None:
    """Store files (name, content) of one content; what is there already and complete stays as it is.

    Raises OSError where the disk refuses.
    """
    for attempt in range(ATTEMPTS):
        try:
            if _claim(content_hash):
                for name, content in files.items():
                    _add(_path(content_hash) / name, content)
            else:
                _place(content_hash, files)
            return
        except (FileNotFoundError, FileExistsError):
            # Taken away or brought by somebody else in the same moment
            if attempt == ATTEMPTS - 1:
                raise


def remove(content_hash: str, touched: int) -> bool:
    """Take the folder away; leave it and return False where somebody touched it after `touched` (nanoseconds)."""
    away = _passing_folder(content_hash)
    try:
        _path(content_hash).rename(away / "content")
    except FileNotFoundError:
        away.rmdir()
        return False
    if (away / "content").stat().st_mtime_ns > touched:
        # Else somebody who has just come has brought a folder of their own
        with contextlib.suppress(OSError):
            (away / "content").rename(_path(content_hash))
        shutil.rmtree(away, ignore_errors=True)
        return False
    shutil.rmtree(away)
    return True


def sizes(content_hash: str) -> dict[str, int]:
    """Return the names of the files in the folder with their sizes in bytes; nothing where there is no folder."""
    try:
        return {entry.name: entry.stat().st_size for entry in os.scandir(_path(content_hash))}
    except FileNotFoundError:
        return {}


def folder(content_hash: str) -> Folder | None:
    """Return the folder of a content, or None."""
    try:
        return Folder(content_hash, _path(content_hash).stat().st_mtime_ns)
    except FileNotFoundError:
        return None


def all_folders() -> Iterator[Folder]:
    """Yield every folder that is at its place, in the order of the hashes."""
    for shelf in sorted(_root().glob("[0-9a-f][0-9a-f]")):
        for path in sorted(shelf.iterdir()):
            found = folder(path.name) if HASH.match(path.name) else None
            if found:
                yield found


def strangers() -> Iterator[Path]:
    """Yield what lies in the storage and is neither a content's folder nor a passing one."""
    for path in sorted(_root().glob("*")):
        if path.name == PASSING:
            continue
        if not (path.is_dir() and len(path.name) == 2):
            yield path
            continue
        for inner in sorted(path.iterdir()):
            if not (inner.is_dir() and HASH.match(inner.name) and inner.name[:2] == path.name):
                yield inner


def passing(before: int) -> Iterator[Path]:
    """Yield what was left unfinished and has not been touched since `before` (nanoseconds): also of the uploads.

    A browser's upload lies there until it has been checked; who is killed meanwhile leaves it.
    """
    for place in (_root() / PASSING, Path(settings.FILE_UPLOAD_TEMP_DIR)):
        if place.is_dir():
            for path in sorted(place.iterdir()):
                with contextlib.suppress(FileNotFoundError):
                    if path.stat().st_mtime_ns < before:
                        yield path


def drop(path: Path) -> None:
    """Delete what `passing` found."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _root() -> Path:
    return Path(default_storage.path(""))


def _path(content_hash: str) -> Path:
    return _root() / stored_name(content_hash, "")


def _claim(content_hash: str) -> bool:
    """Tell whoever wants to take the folder away that it is needed; False where there is none."""
    try:
        os.utime(_path(content_hash))
    except FileNotFoundError:
        return False
    return True


def _place(content_hash: str, files: Mapping[str, bytes]) -> None:
    passing_folder = _passing_folder(content_hash)
    filled = passing_folder / "content"
    try:
        filled.mkdir()
        for name, content in files.items():
            _write(filled / name, content)
        filled.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)
        target = _path(content_hash)
        _make_shelf(target.parent)
        try:
            filled.rename(target)
        except OSError as error:
            if not target.is_dir():
                raise
            raise FileExistsError(str(target)) from error
    finally:
        shutil.rmtree(passing_folder, ignore_errors=True)


def _add(path: Path, content: bytes) -> None:
    """Add one file to a folder that may be in use; a complete one stays, a broken one is replaced in one step."""
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size == len(content):
            return
    passing_folder = _passing_folder(path.parent.name)
    try:
        _write(passing_folder / path.name, content)
        (passing_folder / path.name).replace(path)
    finally:
        shutil.rmtree(passing_folder, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(settings.FILE_UPLOAD_PERMISSIONS)


def _passing_folder(content_hash: str) -> Path:
    place = _root() / PASSING
    place.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{content_hash[:12]}-", dir=place))


def _make_shelf(path: Path) -> None:
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)
