"""Makes everything ready that the servers of the demonstration need, and nothing that is ready already."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from publishing.models import Edition
from search.models import Entry


class Command(BaseCommand):
    help = "Bringt die Datenbank auf den Stand, lädt Beispiele in eine leere und sammelt die statischen Dateien."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_demo", stdout=self.stdout)
        if Edition.objects.exists() and not Entry.objects.exists():
            # From before there was a search
            call_command("rebuild_search", stdout=self.stdout)
        collect_static_files()


def collect_static_files() -> bool:
    """Collect the static files, unless these have been collected already; tell whether it was done."""
    stamp, wanted = settings.VAR_DIR / "static-files", _digest()
    if stamp.exists() and stamp.read_text() == wanted and Path(settings.STATIC_ROOT).exists():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)
    return True


def _digest() -> str:
    """Return a sum over places, sizes and times of all static files, which changes when one of them does."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            file = Path(storage.path(name))
            status = file.stat()
            digest.update(f"{file}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
