"""A programme with everything that a Sachbericht tells of, published through the actions; all of it invented."""

from datetime import UTC, date, datetime
from decimal import Decimal

from organization.models import Appointment, Organization, Post
from programs.models import Award, Disbursement, FundingPeriod, Goal, Milestone
from programs.reports import actions
from programs.reports.data import fingerprint
from programs.reports.facts import Span
from tests import factories

PUBLIC = datetime(2026, 1, 10, 9, tzinfo=UTC)
NOW = datetime(2026, 2, 2, 10, tzinfo=UTC)
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))
WORDS = {
    "done": "Es ging voran.\n\nErst langsam, dann schneller.",
    "reached": "Zwei von drei Zielen.",
    "differences": "",
    "outlook": "Das dritte Ziel.",
}


def organization(name):
    return Organization.objects.get_or_create(name=name)[0]


class Scene:
    """The programme, its two notices, a measure in office and one before it, an indicator, a post and its holder."""

    def __init__(self, team=None):
        self.funder = organization("Ministerium für Beispiele")
        self.unit = factories.department(title="Fachstelle Beispiel", team=team)
        self.program = factories.program(
            title="Programm des Berichts", code="PDB", funder=self.funder, team=team,
            lead_department=self.unit,
        )  # fmt: skip
        Goal.objects.create(program=self.program, title="Mehr Teilhabe")
        period = FundingPeriod.objects.create(program=self.program, start=date(2024, 1, 1))
        money = {"program": self.program, "period": period, "title": "Koordination"}
        days = {"period_start": date(2024, 1, 1), "period_end": date(2026, 12, 31)}
        self.award = Award.objects.create(
            award_id="pdb-1", award_date=date(2023, 12, 1), amount_awarded=Decimal("90000.00"),
            file_number="AZ 4711", **money, **days,
        )  # fmt: skip
        self.amendment = Award.objects.create(
            award_id="pdb-2", award_date=date(2024, 6, 1), amount_awarded=Decimal("100000.10"),
            own_contribution=Decimal("20000.00"), total_cost=Decimal("120000.10"), amends=self.award,
            **money, **days,
        )  # fmt: skip
        self.passed_on = Award.objects.create(
            award_id="pdb-3", award_date=date(2024, 7, 1), amount_awarded=Decimal("5000.00"),
            parent=self.award, recipient=organization("Verein Beispiel"), **money,
        )  # fmt: skip
        for day, amount in ((date(2024, 5, 2), "30000.00"), (date(2025, 5, 2), "40000.05")):
            Disbursement.objects.create(award=self.amendment, date=day, amount=Decimal(amount))
        self.measure = factories.measure(
            program=self.program, title="Maßnahme im Zeitraum", team=team,
            planned_start=date(2024, 3, 1),
        )  # fmt: skip
        for day, text in (
            ("2024-11-01", "Davor."),
            ("2025-03-01", "Mittendrin."),
            ("2026-01-05", "Danach."),
        ):
            factories.report(self.measure, date=day, text=text, outlook="on_track")
        self.milestone = Milestone.objects.create(
            program=self.program, measure=self.measure, title="Drei Gruppen gegründet",
            reached_on=date(2025, 6, 20),
        )  # fmt: skip
        self.milestone.dates.create(date=date(2025, 4, 1), precision="quarter")
        self.over = factories.measure(program=self.program, title="Maßnahme davor", team=team)
        factories.report(self.over, date="2024-02-01")
        factories.report(self.over, date="2024-06-01", status="finalisation")
        factories.report(self.over, date="2024-09-01", status="closed")
        self.indicator = factories.indicator(
            (), program=self.program, title="Beratene Menschen", is_count=True, unit="Menschen", team=team
        )  # fmt: skip
        for year, value in ((2023, 41), (2024, 3), (2025, 52), (2026, 66)):
            factories.observation(self.indicator, year, value)
        self.post = Post.objects.create(
            title="Koordination Beispiel", department=self.unit, program=self.program
        )
        self.person = factories.person(title="Berta Beispiel", team=team)
        Appointment.objects.create(
            post=self.post, person=self.person, term_from=date(2025, 3, 1),
            full_time_equivalent=Decimal("0.75"),
        )  # fmt: skip
        for document in (
            self.unit, self.program, self.measure, self.over, self.indicator, self.person,
        ):  # fmt: skip
            factories.published(document, at=PUBLIC)
        self.writer = factories.coordinator(name="Karla Koordination", teams=[team] if team else [])
        self.approver = factories.approver(name="Fred Freigabe", teams=[team] if team else [])

    def draft(self, span=YEAR, words=WORDS, **options):
        options = {"by": self.writer, "at": NOW, **options}
        return actions.draft(self.award, span, words=words, **options)

    def frozen(self, at=NOW, **options):
        report = self.draft(**options)
        return actions.freeze(report, by=self.approver, at=at, seen=seen(report, at))


def seen(report, at=NOW):
    """Return what the preview of the report hands on to whoever freezes it."""
    return fingerprint(actions.data_of(report, at))
