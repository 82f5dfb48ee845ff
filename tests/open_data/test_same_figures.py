"""The same figures in every place that tells them: pages, files, interface, reports; now and on a past day."""

from datetime import datetime
from decimal import Decimal

import pytest

from programs.models import Award, Disbursement, FundingPeriod, Milestone
from publishing.models import Document
from publishing.moments import BERLIN
from tests import factories

from .figures import PRESENT_ONLY, READERS, to_machines

pytestmark = pytest.mark.django_db
FIRST, SECOND = datetime(2026, 5, 1, 9, tzinfo=BERLIN), datetime(2026, 8, 1, 9, tzinfo=BERLIN)
NOW = datetime(2026, 11, 18, 12, tzinfo=BERLIN)
THEN = "stand=2026-05-10"
NO_MONEY = dict.fromkeys(("granted", "called", "returned", "passed_on", "own"))
NOTHING = {**NO_MONEY, "counts": {}, "latest": {}, "promises": {}, "values": {}}
FUNDED = {"began": "2020-01-01", "ends": "2027-12-31", "status": "laufend"}

# What was entered below, worked out by hand
OTHERS = {
    "Bauen": {"status": "beendet", "began": "2020-01-01", "ends": "2025-12-31", **NOTHING},
    "Sehen": {"status": "angekündigt", "began": "2027-01-01", "ends": None, **NOTHING},
    "Reden": {"status": "Förderlücke", "began": "2020-01-01", "ends": "2028-12-31", **NOTHING},
    "Ruhen": {"status": "Laufzeit offen", "began": None, "ends": None, **NOTHING},
}
HEARING = {"began": "2024-01-01", "ends": "2026-10-31", **NOTHING}
EXPECTED = {
    "": {
        **OTHERS,
        "Hören": {"status": "beendet", **HEARING},
        "Lesen": {
            **FUNDED,
            # 1500.50 instead of 1000 by the amendment, and 800.25
            "granted": Decimal("2300.75"),
            # 400.10 and 100.00, of which 60.30 were not needed
            "called": Decimal("439.80"),
            "returned": Decimal("60.30"),
            "passed_on": Decimal("300.10"),
            "own": Decimal("250.50"),
            "counts": {
                "geplant": 1, "in Umsetzung": 1, "ruht": 1, "Abschlussphase": 1, "abgeschlossen": 1, "abgebrochen": 1,
            },
            "latest": {
                "Lesekreis": ("2026-07-01", "Der Raum fehlt."),
                "Vorlesen": ("2026-04-10", "Es wird vorgelesen."),
                "Bücherbus": ("2026-04-12", "Der Bus fährt."),
                "Hörspiel": ("2026-07-02", "Fast fertig."),
                "Lesenacht": ("2026-07-03", "Sie fällt aus."),
            },
            "promises": {
                "Regal": ("verschoben", 2, None),
                "Fest": ("erreicht", 1, "2026-04-20"),
                "Katalog": ("noch nicht erreicht", 1, None),
            },
            "values": {
                ("Ausleihen", "2023"): ("120", "endgültig"),
                ("Ausleihen", "2024"): ("140", "revidiert"),
                ("Ausleihen", "2025"): ("150", "vorläufig"),
                ("Kinder", "2024"): ("12", "endgültig"),
                ("Kinder", "2025"): (None, "endgültig"),
            },
        },
    },
    THEN: {
        **OTHERS,
        "Hören": {"status": "endet bald", **HEARING},
        "Lesen": {
            **FUNDED,
            "granted": Decimal("1800.25"),
            "called": Decimal("400.10"),
            "returned": Decimal("0.00"),
            "passed_on": Decimal("300.10"),
            "own": Decimal("200.50"),
            "counts": {"geplant": 1, "in Umsetzung": 2, "abgeschlossen": 1},
            "latest": {
                "Lesekreis": ("2026-04-01", "Der Kreis trifft sich."),
                "Vorlesen": ("2026-04-10", "Es wird vorgelesen."),
                "Bücherbus": ("2026-04-12", "Der Bus fährt."),
            },
            "promises": {
                "Regal": ("zugesagt", 1, None),
                "Fest": ("erreicht", 1, "2026-04-20"),
                "Katalog": ("zugesagt", 1, None),
            },
            "values": {
                ("Ausleihen", "2023"): ("120", "endgültig"),
                ("Ausleihen", "2024"): ("130", "vorläufig"),
                ("Kinder", "2024"): ("12", "endgültig"),
            },
        },
    },
}  # fmt: skip


def funded(title, slug, *periods):
    program = factories.program(title=title, slug=slug)
    for start, end in periods:
        FundingPeriod.objects.create(program=program, start=start, end=end, volume="900")
    return program


def award(program, key, amount, day, **fields):
    return Award.objects.create(
        program=program, award_id=key, title=key, amount_awarded=amount, award_date=day, period_start=day, **fields
    )  # fmt: skip


def again(document, at):
    Document.objects.filter(pk=document.pk).update(state="draft", change_note="Neue Zahlen")
    return factories.published(document, at=at)


def measure(program, title, *, at=FIRST, **report):
    made = factories.measure(program=program, title=title)
    if report:
        factories.report(made, **report)
    factories.published(made, at=at)
    return made


@pytest.fixture
def programmes(clock, settings):
    """Six programmes, one in each status; that with money and measures is public in two editions."""
    settings.OPEN_DATA_REQUESTS_PER_MINUTE = 10_000
    for title, slug, *periods in (
        ("Bauen", "bauen", ("2020-01-01", "2025-12-31")),
        ("Hören", "hoeren", ("2024-01-01", "2026-10-31")),
        ("Sehen", "sehen", ("2027-01-01", None)),
        ("Reden", "reden", ("2020-01-01", "2025-12-31"), ("2027-02-01", "2028-12-31")),
        ("Ruhen", "ruhen"),
    ):
        factories.published(funded(title, slug, *periods), at=FIRST)
    program = funded("Lesen", "lesen", ("2020-01-01", "2023-12-31"), ("2024-01-01", "2027-12-31"))
    staff = award(program, "personal", "1000.00", "2024-01-05", own_contribution="200.50")
    award(program, "sachkosten", "800.25", "2023-02-01")
    award(program, "verein", "300.10", "2024-03-01", parent=staff)
    Disbursement.objects.create(award=staff, date="2024-03-01", amount="400.10")
    shelf = Milestone.objects.create(program=program, title="Regal")
    shelf.dates.create(date="2026-12-01")
    Milestone.objects.create(program=program, title="Fest", reached_on="2026-04-20").dates.create(
        date="2026-04-30"
    )
    catalogue = Milestone.objects.create(program=program, title="Katalog")
    catalogue.dates.create(date="2026-05-15", precision="quarter")
    factories.published(program, at=FIRST)

    circle = measure(program, "Lesekreis", date="2026-04-01", text="Der Kreis trifft sich.")
    measure(program, "Vorlesen", date="2026-04-10", text="Es wird vorgelesen.")
    measure(program, "Bücherbus", date="2026-04-12", status="closed", text="Der Bus fährt.")
    measure(program, "Leseecke")
    loans = factories.indicator((), program=program, title="Ausleihen", unit="Stück")
    factories.observation(loans, 2023, 120)
    factories.observation(loans, 2024, 130, state="provisional")
    factories.published(loans, at=FIRST)
    children = factories.indicator((), program=program, title="Kinder", unit="Stück", is_count=True)
    factories.observation(children, 2024, 12)
    factories.published(children, at=FIRST)

    award(program, "personal-2", "1500.50", "2026-06-01", amends=staff, own_contribution="250.50")
    Disbursement.objects.create(award=staff, date="2026-07-01", amount="100.00")
    Disbursement.objects.create(award=staff, date="2026-07-20", amount="60.30", kind="return")
    shelf.dates.create(position=1, date="2027-02-01", note="Das Holz fehlt.")
    again(program, SECOND)
    factories.report(circle, date="2026-07-01", status="suspended", text="Der Raum fehlt.")
    again(circle, SECOND)
    measure(program, "Hörspiel", at=SECOND, date="2026-07-02", status="finalisation", text="Fast fertig.")  # fmt: skip
    measure(
        program, "Lesenacht", at=SECOND, date="2026-07-03", status="cancelled", text="Sie fällt aus.", reason="Sturm."
    )  # fmt: skip
    factories.observation(loans, 2024, 140, state="revised", revision=2)
    factories.observation(loans, 2025, 150, state="provisional")
    again(loans, SECOND)
    factories.observation(children, 2025, 3)
    again(children, SECOND)
    clock(NOW)


def with_derived(figures):
    """Add what the table makes of the counts."""
    counts = figures["counts"]
    return figures | {
        "closed": counts.get("abgeschlossen", 0),
        "under_way": counts.get("in Umsetzung", 0) + counts.get("Abschlussphase", 0),
        "every": sum(counts.values()),
    }


@pytest.mark.parametrize("day", EXPECTED, ids=["now", "then"])
def test_every_place_says_the_same_figures(client, programmes, day):
    expected = {title: with_derived(figures) for title, figures in EXPECTED[day].items()}
    for reader, keys in READERS.items():
        said = reader(client, day)
        named = set(expected) if "status" in keys or reader is to_machines else {"Lesen"}
        if day and reader in PRESENT_ONLY:
            named = set()
        assert set(said) == named, reader.__name__
        for title, told in said.items():
            assert told == {key: expected[title][key] for key in keys}, (reader.__name__, title)
