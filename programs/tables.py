"""Funded programmes, measures and indicators as a table."""

from publishing.newsroom.tables.columns import (
    ByAddress,
    ByName,
    Choice,
    Column,
    Day,
    WholeNumber,
    YesNo,
)
from publishing.newsroom.tables.resource import DocumentResource

from .indicators.figure_column import Figure
from .measures.reported import History
from .measures.status import MeasureStatus, Outlook
from .models import Indicator, Measure, Program


class ProgramResource(DocumentResource):
    # The page says when it is checked again
    NOT_CONTENT = DocumentResource.NOT_CONTENT - {"review_due"}
    code = Column("code", "Kurzname")
    long_name = Column("long_name", "vollständiger Name")
    legal_basis = Column("legal_basis", "Rechtsgrundlage (Richtlinie)")
    funding_kind = Column("funding_kind", "Förderart", Choice(Program.FundingKind))
    funding_area = Column("funding_area", "Förderbereich")
    target_groups = Column("target_groups", "Zielgruppen")
    website = Column("website", "Website des Programms")
    funder = Column("funder", "Zuwendungsgeber", ByName("organization.Organization"))
    granting_authority = Column(
        "granting_authority", "Bewilligungsbehörde", ByName("organization.Organization")
    )
    lead_department = Column(
        "lead_department",
        "federführende Organisationseinheit",
        ByAddress("organization.Department"),
    )
    periods = Column("periods_in_words", "Förderperioden", readonly=True)

    class Meta:
        model = Program

    RELATED = ("team", "funder", "granting_authority", "lead_department")
    PREFETCHED = ("tags", "periods")

    def prepare(self, documents):
        super().prepare(documents)
        for program in documents:
            program.periods_in_words = "; ".join(str(period) for period in program.periods.all())


class MeasureResource(DocumentResource):
    """What was reported is written out, and not read back: public Sachstände stay as they are."""

    program = Column("program", "Förderprogramm", ByAddress("programs.Program"))
    department = Column("department", "zuständig", ByAddress("organization.Department"))
    planned_start = Column("planned_start", "geplant ab", Day())
    planned_end = Column("planned_end", "geplant bis", Day())
    actual_start = Column("actual_start", "begonnen am", Day())
    actual_end = Column("actual_end", "beendet am", Day())
    position = Column("position", "Reihenfolge", WholeNumber())
    status = Column("status_in_words", "Stand der Maßnahme", readonly=True)
    status_on = Column("status_on", "Stand vom", Day(), readonly=True)
    outlook = Column("outlook_in_words", "Ausblick", readonly=True)
    report = Column("report", "Letzter Sachstand", readonly=True)

    class Meta:
        model = Measure

    RELATED = ("team", "program", "department")
    PREFETCHED = ("tags", "updates")

    def prepare(self, documents):
        super().prepare(documents)
        for measure in documents:
            latest = History(measure.updates.all()).latest
            status = latest.status if latest else MeasureStatus.PLANNED
            measure.status_in_words = MeasureStatus(status).label
            measure.status_on = latest.date if latest else None
            measure.outlook_in_words = (
                Outlook(latest.outlook).label if latest and latest.outlook else ""
            )
            measure.report = latest.text if latest else ""


class IndicatorResource(DocumentResource):
    """What is said of the indicators; their measurements have a table of their own (observation_table)."""

    program = Column("program", "Förderprogramm", ByAddress("programs.Program"))
    unit = Column("unit", "Einheit")
    decimals = Column("decimals", "Nachkommastellen", WholeNumber())
    direction = Column("direction", "Richtung", Choice(Indicator.Direction))
    period_kind = Column("period_kind", "Zeitraum", Choice(Indicator.PeriodKind))
    is_count = Column("is_count", "zählt Menschen", YesNo())
    definition = Column("definition", "Definition")
    method = Column("method", "Methode")
    data_source = Column("data_source", "Quelle")
    source_url = Column("source_url", "Adresse der Quelle")
    territory = Column("territory", "Gebiet")
    comparison_label = Column("comparison_label", "Vergleich mit")
    baseline_value = Column("baseline_value", "Ausgangswert", Figure())
    baseline_on = Column("baseline_on", "Ausgangswert vom", Day())
    target_value = Column("target_value", "Zielwert", Figure())
    target_on = Column("target_on", "Ziel bis", Day())

    class Meta:
        model = Indicator

    RELATED = ("team", "program")
