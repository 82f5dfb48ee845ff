"""What the page of a translation says about itself, in its own language."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from .models import Edition


@dataclass(frozen=True)
class Notice:
    """`behind` and `machine` are sentences or empty; `newer` leads to `german`, the live source, where there is one."""

    behind: str
    machine: str
    newer: str
    german: Edition | None

    def __bool__(self) -> bool:
        return bool(self.behind or self.machine)


def notice_of(edition: Edition, *, is_behind: bool, german: Edition | None) -> Notice | None:
    """Return what the page has to say in the language of its text, or None for a German text."""
    if edition.spoken.is_german:
        return None
    made: dict[str, Any] = edition.data.get("translation") or {}
    with override(edition.language.lower()):
        behind = _(
            "Diese Übersetzung ist älter als der deutsche Text, der sich seitdem geändert hat."
        )
        newer = _("Den neuesten Text auf Deutsch lesen")
        machine = _("Maschinell übersetzt, von einem Menschen geprüft.")
    return Notice(
        behind=behind if is_behind else "",
        machine=machine if made.get("machine_made") else "",
        newer=newer if is_behind and german else "",
        german=german,
    )
