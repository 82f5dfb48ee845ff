"""What the address of the list asks for: since which day, and which sorts of change."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publishing.changes import What
from publishing.clock import PortalRequest
from publishing.moments import day_of, midnight
from publishing.stands import PARAMETER, NoStand

DAY, SORT = "seit", "art"
# Without a day, the list tells of the last seven
USUAL = timedelta(days=7)
FRIDAY = 4
# "2026-11-20", as a form sends it, and "20.11.2026", as people type it
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
LONGEST = 40


@dataclass(frozen=True)
class Sort:
    """One way to narrow the list: `value` stands in the address."""

    value: str
    label: str | Promise
    whats: tuple[What, ...]


EVERYTHING = Sort(
    "",
    gettext_lazy("Alles"),
    (What.NEW, What.CHANGED, What.RESTORED, What.WITHDRAWN, What.MERGED),
)
SORTS = (
    EVERYTHING,
    Sort("neu", gettext_lazy("Neu"), (What.NEW, What.RESTORED)),
    Sort("geaendert", gettext_lazy("Geändert"), (What.CHANGED,)),
    Sort("zurueckgezogen", gettext_lazy("Zurückgezogen"), (What.WITHDRAWN, What.MERGED)),
    Sort("korrekturen", gettext_lazy("Redaktionelle Korrekturen"), (What.CORRECTED,)),
)


@dataclass(frozen=True)
class Quick:
    """A day that is offered, with what it is called."""

    label: str
    day: date


@dataclass(frozen=True)
class Asked:
    """`typed` is the day as it stands in the address ("": the usual one); with a `fault`, `day` is the usual one."""

    day: date
    sort: Sort
    typed: str = ""
    fault: str = ""

    @property
    def moment(self) -> datetime:
        return midnight(self.day)

    @property
    def query(self) -> str:
        """What stands in the address of exactly this list: "seit=2026-11-20&art=neu", or ""."""
        return self.query_of(self.sort)

    @property
    def is_clean(self) -> bool:
        """Tell whether the day is written as addresses of this list write it."""
        return bool(self.fault) or self.typed in ("", self.day.isoformat())

    def query_of(self, sort: Sort) -> str:
        """Return the query of the same days with another sort."""
        day = {DAY: self.day.isoformat()} if self.typed else {}
        return urlencode({**day, **({SORT: sort.value} if sort.value else {})})


def asked(request: PortalRequest) -> Asked:
    """Return what the address asks for; a day that cannot be is a `fault`, an unknown sort is a Http404.

    NoStand where the list is asked for as of a past day: what was withdrawn since could not be left out of it unseen.
    """
    if request.GET.get(PARAMETER, "").strip():
        raise NoStand(
            _(
                "Was sich geändert hat, zeigen wir nur von heute aus gesehen. Wählen Sie dort den Tag, seit dem Sie es"
                " wissen möchten."
            ),
            has_others=False,
        )
    value = request.GET.get(SORT, "")
    sort = next((one for one in SORTS if one.value == value), None)
    if sort is None:
        raise Http404(_("Diese Auswahl gibt es nicht."))
    today = day_of(request.at)
    usual = today - USUAL
    typed = request.GET.get(DAY, "").strip()
    if not typed:
        return Asked(usual, sort)
    day = _day(typed)
    if day is None:
        fault = _(
            "Diesen Tag gibt es nicht. Bitte geben Sie ihn mit Tag, Monat und Jahr an, zum Beispiel 20.11.2026."
        )
        return Asked(usual, sort, typed[:LONGEST], fault)
    if day > today:
        fault = _(
            "Dieser Tag liegt in der Zukunft. Bitte geben Sie heute oder einen früheren Tag an."
        )
        return Asked(usual, sort, typed[:LONGEST], fault)
    return Asked(day, sort, typed)


def _day(typed: str) -> date | None:
    try:
        if found := ISO.fullmatch(typed):
            day = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := GERMAN.fullmatch(typed):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            return None
    except ValueError:
        return None
    # Beyond that no clock can tell when the day began in Berlin
    return day if day.year > 1 else None


def quick_choices(at: datetime) -> list[Quick]:
    """Return the days that one click leads to; on a Friday, "since Friday" means the one before."""
    today = day_of(at)
    friday = today - timedelta(days=(today.weekday() - FRIDAY - 1) % 7 + 1)
    return [
        Quick(_("heute"), today),
        Quick(_("seit gestern"), today - timedelta(days=1)),
        Quick(_("seit Freitag"), friday),
        Quick(_("seit 7 Tagen"), today - USUAL),
        Quick(_("seit 30 Tagen"), today - timedelta(days=30)),
    ]
