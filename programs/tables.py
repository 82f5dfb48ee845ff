"""Funded programmes as a table."""

from publishing.newsroom.tables.columns import ByAddress, ByName, Choice, Column
from publishing.newsroom.tables.resource import DocumentResource

from .models import Program


class ProgramResource(DocumentResource):
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
