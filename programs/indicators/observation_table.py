"""Measurements as a table: a row for each period and part of an indicator; another value is a revision."""

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from publishing import rights, working_copy
from publishing.moments import months_after
from publishing.newsroom.tables.columns import Choice, Column, key_in
from publishing.newsroom.tables.files import Number
from publishing.newsroom.tables.report import (
    CHANGED,
    FAULTY,
    NEW,
    UNCHANGED,
    Change,
    Fault,
    Report,
    Row,
    shortened,
)
from publishing.slugs import slug_in

from ..models import Indicator, Observation
from .numbers import (
    NO_VALUE,
    PLACES,
    Unclear,
    day_in,
    german,
    names_month_first,
    number_in,
    speaks_english,
)
from .spans import LENGTHS, MONTHS, length_fits

NEEDED = ("indicator", "period_start", "value")
FIGURES = ("value", "comparison_value")
DAYS = ("period_start", "period_end")
NO_VALUE_HERE = (
    "Der Wert fehlt. Gibt es für diesen Zeitraum keinen, schreiben Sie bitte „keine Angabe“."
)
RULES = (
    "In der Spalte „Indikator“ steht ein Indikator, den es schon gibt: sein Titel oder das letzte Stück der Adresse"
    " seiner Seite. Ohne „bis“ gilt der Zeitraum, der beim Indikator steht: ein Jahr, ein Quartal.",
    "Zahlen schreiben Sie wie 1234,5 oder 1234.5, Tage wie 31.12.2024 oder 2024-12-31. Was zweierlei heißen kann, wird"
    " abgelehnt, wenn auch die übrigen Zeilen nicht zeigen, was gemeint ist.",
    "Gibt es für Zeitraum und Untergliederung schon einen anderen Wert, wird die Zeile zur Revision: Der frühere Wert"
    " bleibt erhalten. Gibt es keinen Wert, schreiben Sie „keine Angabe“.",
    "„Stand“ ist vorläufig, endgültig oder revidiert. Leer heißt endgültig, bei vorhandenen Werten: wie bisher.",
)


class Refused(Exception):
    """A row cannot be taken; `faults` say why."""

    def __init__(self, *faults):
        super().__init__()
        self.faults = list(faults)


class ObservationTable:
    """Reads the rows of one table for a person; see publishing.newsroom.tables.taking_over."""

    COLUMNS = {
        "indicator": Column("indicator", "Indikator"),
        "period_start": Column("period_start", "von"),
        "period_end": Column("period_end", "bis"),
        "dimension": Column("dimension", "Untergliederung"),
        "value": Column("value", "Wert"),
        "comparison_value": Column("comparison_value", "Vergleichswert"),
        "state": Column("state", "Stand", Choice(Observation.State)),
    }

    def __init__(self, *, by, at):
        self.by, self.at = by, at
        self.indicators, self.titled, self.known, self.seen = {}, {}, {}, {}

    @classmethod
    def columns(cls):
        return cls.COLUMNS

    @classmethod
    def called(cls):
        return str(Observation._meta.verbose_name_plural)

    def run(self, table, *, dry_run):
        """Store what the rows say and return the report; a dry run, or one with a faulty row, is taken back."""
        headers = {column.column_name: name for name, column in self.COLUMNS.items()}
        rows = [
            {headers[header]: cell for header, cell in zip(table.headers, cells, strict=True)}
            for cells in table.rows
        ]
        self.is_english = _agreed(rows, FIGURES, speaks_english)
        self.month_first = _agreed(rows, DAYS, names_month_first)
        with transaction.atomic():
            self._load(rows)
            found = [self._row(line, row) for line, row in zip(table.lines, rows, strict=True)]
            report = Report(found)
            if dry_run or report.faulty:
                transaction.set_rollback(True)
            else:
                self._sign(report)
        return report

    def _load(self, rows):
        """Fetch, and keep from others, the indicators that the rows name, with what was measured so far."""
        cells = {row.get("indicator", "").strip() for row in rows} - {""}
        names = {_name(cell) for cell in cells}
        keys = {key for name in names if (key := key_in(name))}
        asked = Indicator.objects.filter(
            Q(slug__in=names) | Q(uuid__in=keys) | Q(title__in=cells), translation_of=None
        )
        for pk in asked.order_by("pk").values_list("pk", flat=True):
            working_copy.lock(pk)
        for indicator in asked.select_related("team").order_by("pk"):
            self.indicators.setdefault(indicator.slug, []).append(indicator)
            self.indicators[str(indicator.uuid)] = [indicator]
            self.titled.setdefault(indicator.title, []).append(indicator)
        for one in Observation.objects.filter(indicator__in=asked.values("pk")).order_by(
            "revision"
        ):
            # The last revision of each stays
            self.known.setdefault(one.indicator_id, {})[one.key] = one

    def _row(self, line, row):
        title = row.get("indicator", "")
        try:
            missing = [name for name in NEEDED if name not in row]
            if missing:
                raise Refused(*(Fault(self._header(name), "Die Spalte fehlt.") for name in missing))
            indicator = self._indicator(row["indicator"])
            title = indicator.title
            made = self._observation(indicator, row)
            title = f"{indicator.title}, {made}"
            self._require_once(indicator, made, line)
        except Refused as refused:
            return Row(line, FAULTY, title, faults=refused.faults)
        former = self.known.get(indicator.pk, {}).get(made.key)
        if former is None:
            made.save()
            changes = self._changes(Observation(state=""), made)
            return Row(line, NEW, title, changes, version=indicator.version)
        if made.says_the_same_as(former):
            return Row(line, UNCHANGED, title, version=indicator.version)
        made.revision_of(former).save()
        changes = self._changes(former, made)
        return Row(line, CHANGED, title, changes, version=indicator.version)

    def _indicator(self, cell):
        if not cell:
            raise Refused(
                Fault(self._header("indicator"), "Bitte nennen Sie den Indikator mit seinem Titel.")
            )
        addressed = self.indicators.get(_name(cell))
        found = addressed or self.titled.get(cell.strip(), [])
        if len(found) != 1:
            unambiguous = "Kennung" if addressed else "Adresse"
            reason = (
                f"„{cell}“ heißen mehrere. Bitte schreiben Sie die {unambiguous} in die Zelle."
                if found
                else f"Einen Indikator mit dem Titel oder der Adresse „{cell}“ gibt es hier nicht."
            )
            raise Refused(Fault(self._header("indicator"), reason))
        (indicator,) = found
        if not self.by.has_perm("programs.change_indicator"):
            raise Refused(Fault("", "Mit Ihren Rollen können Sie hier nichts ändern."))
        if not (rights.entrusted(self.by, indicator) or self.by.is_superuser):
            raise Refused(Fault("", rights.other_team(indicator)))
        return indicator

    def _observation(self, indicator, row):
        """Return the measurement that the row says, not stored; every fault of the row is named at once."""
        faults = []

        def read(name, understand):
            try:
                return understand(row.get(name, ""))
            except ValueError as error:
                faults.append(Fault(self._header(name), str(error)))
                return None

        start = read("period_start", self._day)
        end = read("period_end", lambda cell: self._day(cell) if cell else _end(indicator, start))
        made = Observation(
            indicator=indicator,
            period_start=start,
            period_end=end,
            dimension=row.get("dimension", ""),
            value=read("value", self._needed_figure),
        )
        former = self.known.get(indicator.pk, {}).get(made.key)
        if "comparison_value" in row:
            made.comparison_value = read("comparison_value", self._figure)
        elif former:
            made.comparison_value = former.comparison_value
        state = read("state", self.COLUMNS["state"].widget.clean)
        made.state = state or (former.state if former else Observation.State.FINAL)
        faults += self._misfits(indicator, made) if not faults else []
        if faults:
            raise Refused(*faults)
        return made

    def _misfits(self, indicator, made):
        """Return what is wrong with figures and days that are understood."""
        found = []
        if made.period_end < made.period_start:
            found.append(
                Fault(self._header("period_end"), "Das Ende des Zeitraums liegt vor seinem Anfang.")
            )
        elif not length_fits(indicator.period_kind, made.period_start, made.period_end):
            wanted = LENGTHS[indicator.period_kind]
            found.append(
                Fault(
                    self._header("period_end"),
                    f"Der Zeitraum ist nicht {wanted}, wie es beim Indikator steht.",
                )
            )
        for name in FIGURES:
            figure = getattr(made, name)
            if indicator.is_count and figure is not None and (figure < 0 or figure % 1):
                found.append(
                    Fault(self._header(name), "Menschen werden in ganzen Zahlen ab 0 gezählt.")
                )
        try:
            made.clean_fields(exclude={"indicator", *DAYS, *FIGURES})
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                found += [Fault(self._header(name), message) for message in messages]
        return found

    def _require_once(self, indicator, made, line):
        key = (indicator.pk, *made.key)
        if key in self.seen:
            raise Refused(Fault("", f"Denselben Messwert nennt schon Zeile {self.seen[key]}."))
        self.seen[key] = line

    def _day(self, cell):
        return day_in(cell, month_first=self.month_first)

    def _needed_figure(self, cell):
        if not cell:
            raise Unclear(NO_VALUE_HERE)
        return self._figure(cell)

    def _figure(self, cell):
        if not cell or cell.casefold() in NO_VALUE:
            return None
        if isinstance(cell, Number):
            # What a spreadsheet reckons has more places than it shows
            exact = Decimal(cell)
            if exact.is_finite() and abs(exact) < 10**12:
                return exact.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP)
        return number_in(cell, is_english=self.is_english)

    def _changes(self, former, made):
        return [
            Change(self._header(name), *(shortened(_shown(one, name)) for one in (former, made)))
            for name in (*FIGURES, "state")
            if _shown(former, name) != _shown(made, name)
        ]

    def _header(self, name):
        return self.COLUMNS[name].column_name if name in self.COLUMNS else ""

    def _sign(self, report):
        """Make every indicator of which something was written a draft of the person."""
        touched = {
            key[0]
            for key, line in self.seen.items()
            if line in {row.line for row in report.to_write}
        }
        for indicator in {one for found in self.indicators.values() for one in found}:
            if indicator.pk in touched:
                working_copy.changed(indicator, by=self.by, at=self.at, fields=[self.called()])


def _agreed(rows, names, told):
    """Return what all cells that tell anything tell alike; None where they differ, or none does."""
    cells = [row[name] for row in rows for name in names if row.get(name)]
    verdicts = {told(cell) for cell in cells if not isinstance(cell, Number)} - {None}
    return verdicts.pop() if len(verdicts) == 1 else None


def _name(cell):
    """Return the address in a cell without its path: "/indikatoren/beratungen/" means "beratungen"."""
    return slug_in(cell.strip())


def _end(indicator, start):
    """Return the last day of the indicator's period that begins on `start`."""
    if start is None or indicator.period_kind == Indicator.PeriodKind.DAY:
        return start
    return months_after(start, MONTHS[indicator.period_kind]) - timedelta(days=1)


def _shown(observation, name):
    value = getattr(observation, name)
    if name == "state":
        return observation.get_state_display() if value else ""
    return "" if value is None else german(value)
