"""Static files of production: our style sheets travel in one piece and without what only people read."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "site/"
IMPORT = re.compile(r'@import url\("([^":]+)"\);')
ADDRESS = re.compile(r"""url\((["']?)(?![/#]|[a-z]+:)([^)"']+)\1\)""")
# Strings stay as they are; comments go; white space shrinks, and vanishes where a sign separates already
SPARE = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL)


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names files by their content, compresses them, and sends `@import` along instead of having browsers ask."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        if not dry_run:
            for name in [name for name in paths if name.startswith(OURS) and name.endswith(".css")]:
                text = smaller(joined(name, paths))
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined(name: str, paths: dict[str, Any]) -> str:
    """Return a style sheet with what it imports in place of the imports, addresses seen from where it stands."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    folder = posixpath.dirname(name)

    def imported(match: re.Match[str]) -> str:
        other = posixpath.normpath(posixpath.join(folder, match[1]))
        way = posixpath.relpath(posixpath.dirname(other), folder)

        def seen_from_here(address: re.Match[str]) -> str:
            return f'url("{posixpath.normpath(posixpath.join(way, address[2]))}")'

        return ADDRESS.sub(seen_from_here, joined(other, paths))

    return IMPORT.sub(imported, text)


def smaller(text: str) -> str:
    """Return a style sheet without comments and superfluous white space."""

    def shrunk(match: re.Match[str]) -> str:
        if match[1] or match[2]:
            return match[1] or match[2]
        return "" if match[0].startswith("/*") else " "

    return SPARE.sub(shrunk, text).strip()
