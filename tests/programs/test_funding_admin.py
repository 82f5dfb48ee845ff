"""Awards and milestones in the newsroom: entering, amending, moving, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.models import Award, Disbursement, FundingPeriod, Milestone, Program
from programs.money.forms import Euros
from publishing.models import Document
from tests import factories
from tests.admin_forms import admin_url, fields_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client):
    client.force_login(factories.coordinator())
    return client


@pytest.fixture
def program():
    return factories.program()


def award(program, number=1, **fields):
    return Award.objects.create(
        program=program, award_id=f"bsp-{number}", title=f"Bescheid {number}", amount_awarded="1000.00",
        award_date="2026-01-05", **fields,
    )  # fmt: skip


def new_award(program, index=0, **changes):
    fields = {
        "id": "", "program": program.pk, "title": "Personal", "award_id": "bsp-9", "award_date": "2026-02-01",
        "amount_awarded": "1234.56", "note": "", "disbursements_0_date": "2026-03-01",
        "disbursements_0_amount": "400.10", **changes,
    }  # fmt: skip
    rows = {f"awards-{index}-{name}": value for name, value in fields.items()}
    return {"awards-TOTAL_FORMS": str(index + 1), **rows}


def new_milestone(program, **changes):
    fields = {
        "id": "", "program": program.pk, "title": "Leitbild", "date": "2027-05-17",
        "precision": "quarter",
    }  # fmt: skip
    rows = {f"milestones-0-{name}": value for name, value in (fields | changes).items()}
    return {"milestones-TOTAL_FORMS": "1", **rows}


def announced(title="Leitbild", day="2027-05-17"):
    """Return a milestone whose date is public, in a draft again."""
    milestone = Milestone.objects.create(program=factories.program(), title=title)
    milestone.dates.create(date=day, precision="quarter")
    factories.published(milestone.program, at=timezone.now() - timedelta(days=1))
    return milestone


def test_an_award_is_entered_with_what_was_called_of_it(client, program):
    assert save(client, admin_url(program, "change"), **new_award(program)).status_code == 302
    made = Award.objects.get()
    assert (made.title, made.amount_awarded) == ("Personal", Decimal("1234.56"))
    called = made.disbursements.get()
    assert (called.date, called.amount) == (date(2026, 3, 1), Decimal("400.10"))
    assert Document.objects.get(pk=program.pk).version == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10.000", "10000"),
        ("10,000", "10000"),
        ("1.234,50 €", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,5", "1234.5"),
        ("1234.5 EUR", "1234.5"),
        ("1.500.000", "1500000"),
        ("12,5", "12.5"),
    ],
)
def test_a_sum_is_written_as_people_here_write_it(typed, meant):
    assert Euros(max_digits=12, decimal_places=2).clean(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["viel", "10.00.0", "0,125", "0.125", "12,345,6", "10 Euro"])
def test_what_is_no_sum_is_refused(typed):
    with pytest.raises(ValidationError):
        Euros(max_digits=12, decimal_places=2).clean(typed)


def test_each_sum_of_a_programme_is_shown_and_taken_so(client, program):
    FundingPeriod.objects.create(program=program, start=date(2026, 1, 1), volume=5000)
    typed = new_award(program, amount_awarded="10.000", own_contribution="2.500,75 €")
    typed |= {"awards-0-disbursements_0_amount": "1.000", "periods-0-volume": "15.000"}
    assert save(client, admin_url(program, "change"), **typed).status_code == 302
    made, period = Award.objects.get(), FundingPeriod.objects.get()
    assert (made.amount_awarded, made.own_contribution) == (10000, Decimal("2500.75"))
    assert (made.disbursements.get().amount, period.volume) == (1000, 15000)
    page = client.get(admin_url(program, "change"))
    shown = fields_of(page)
    assert shown["awards-0-amount_awarded"] == "10.000,00"
    assert shown["periods-0-volume"] == "15.000,00"
    assert 'type="number" name="awards-0-amount' not in page.text
    # What was read back is what was stored: nothing has changed
    version = Document.objects.get(pk=program.pk).version
    save(client, admin_url(program, "change"))
    assert Document.objects.get(pk=program.pk).version == version


def test_what_was_paid_back_is_entered_beside_what_was_called(client, program):
    typed = new_award(program, returns_0_date="2026-04-01", returns_0_amount="60.30")
    opened = client.get(admin_url(program, "change"))
    page = client.post(
        admin_url(program, "unsaved"), {**fields_of(opened), **typed}
    ).json()["page"].replace("\xa0", " ")  # fmt: skip
    assert "339,80 €" in page
    assert "zurückgezahlt: 60,30 €" in page
    assert save(client, admin_url(program, "change"), **typed).status_code == 302
    made = Award.objects.get()
    assert [(one.kind, one.amount) for one in made.disbursements.all()] == [
        ("call", Decimal("400.10")), ("return", Decimal("60.30")),
    ]  # fmt: skip
    shown = fields_of(client.get(admin_url(program, "change")))
    assert shown["awards-0-returns_0_amount"] == "60,30"
    assert (
        "awards-0-disbursements_1_amount" not in shown
        or not shown["awards-0-disbursements_1_amount"]
    )
    save(client, admin_url(program, "change"), **{"awards-0-returns_0_amount": "70"})
    assert [str(one.amount) for one in made.disbursements.all()] == ["400.10", "70.00"]


def test_saving_without_a_change_changes_nothing(client, program):
    made = award(program)
    Disbursement.objects.create(award=made, date="2026-03-01", amount="400.10")
    Disbursement.objects.create(award=made, date="2026-03-02", amount="9", kind="return")
    Milestone.objects.create(program=program, title="Leitbild").dates.create(date="2027-05-17")
    response = save(client, admin_url(program, "change"))
    assert response.status_code == 302
    assert Document.objects.get(pk=program.pk).version == 1
    assert made.disbursements.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount_awarded": "-1"}, "Bitte einen Betrag eingeben, der nicht negativ ist."),
        ({"disbursements_0_amount": "-1"}, "1. Mittelabruf, Betrag in Euro"),
        ({"disbursements_0_amount": ""}, "1. Mittelabruf, Betrag in Euro"),
        (
            {"returns_0_date": "2026-04-01", "returns_0_amount": "-1"},
            "1. Rückzahlung, Betrag in Euro",
        ),
        ({"total_cost": "10", "own_contribution": "11"}, "Der Eigenanteil ist größer als die Gesamtkosten."),
        (
            {"period_start": "2026-02-01", "period_end": "2026-01-01"},
            "Das Ende der Bewilligung liegt vor ihrem Anfang.",
        ),
        ({"location": "0644"}, "Der amtliche Gemeindeschlüssel hat acht Ziffern."),
        ({"award_id": "bsp-1"}, "Jede Kennung gibt es nur einmal."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_what_was_typed_stays(client, program, changes, sentence):
    award(program)
    response = save(client, admin_url(program, "change"), **new_award(program, 1, **changes))
    assert response.status_code == 200
    assert sentence in response.text
    assert fields_of(response)["awards-1-title"] == "Personal"
    assert Award.objects.count() == 1


def test_an_amendment_names_an_award_of_the_same_programme_once(client, program):
    first, foreign = award(program), award(factories.program(), 7)
    response = save(
        client, admin_url(program, "change"), **new_award(program, 1, amends=foreign.pk)
    )
    assert response.status_code == 200
    save(client, admin_url(program, "change"), **new_award(program, 1, amends=first.pk))
    assert Award.objects.get(award_id="bsp-9").amends == first
    again = new_award(program, 2, amends=first.pk, award_id="bsp-10")
    assert "Diesen Bescheid ändert schon ein anderer." in save(
        client, admin_url(program, "change"), **again
    ).text  # fmt: skip


def test_a_circle_is_refused_with_a_sentence(client, program):
    first = award(program)
    second = award(program, 2, amends=first)
    response = save(client, admin_url(program, "change"), **{"awards-0-parent": str(second.pk)})
    assert response.status_code == 200
    assert "Die Bescheide verweisen im Kreis aufeinander." in response.text


def test_an_award_that_others_name_is_not_deleted(client, program):
    first = award(program)
    award(program, 2, parent=first)
    response = save(client, admin_url(program, "change"), **{"awards-0-DELETE": "on"})
    assert response.status_code == 200
    assert Award.objects.count() == 2


def test_the_form_asks_no_question_per_award(client, program):
    period = FundingPeriod.objects.create(program=program, start="2026-01-01")
    first = award(program, period=period)
    url = admin_url(program, "change")
    client.get(url)

    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    few = asked()
    for number in range(2, 9):
        Disbursement.objects.create(
            award=award(program, number, parent=first, period=period), date="2026-03-01", amount=1
        )
        Milestone.objects.create(program=program, title=str(number)).dates.create(date="2027-01-01")
    assert asked() <= few + 3


def test_the_preview_shows_awards_and_milestones_that_nobody_has_saved(client, program):
    opened = client.get(admin_url(program, "change"))
    typed = {**fields_of(opened), **new_award(program), **new_milestone(program)}
    answer = client.post(admin_url(program, "unsaved"), typed).json()
    assert "1.234,56" in answer["page"]
    assert "400,10" in answer["page"]
    assert "2. Quartal" in answer["page"].replace("\xa0", " ")
    assert not Award.objects.exists()


def test_contradicting_sums_are_a_hint_beside_the_form(client, program):
    opened = client.get(admin_url(program, "change"))
    typed = {**fields_of(opened), **new_award(program, disbursements_0_amount="9999")}
    answer = client.post(admin_url(program, "unsaved"), typed).json()
    assert "Abgerufen sind 9.999" in answer["checks"]


def test_a_milestone_is_entered_with_its_date(client, program):
    assert save(client, admin_url(program, "change"), **new_milestone(program)).status_code == 302
    one = Milestone.objects.get().dates.get()
    assert (one.date, one.precision, one.position) == (date(2027, 5, 17), "quarter", 0)


def test_a_date_that_nobody_was_told_is_simply_changed(client, program):
    milestone = Milestone.objects.create(program=program, title="Leitbild")
    milestone.dates.create(date="2027-05-17", precision="quarter")
    save(client, admin_url(program, "change"), **{"milestones-0-date": "2027-08-01"})
    assert [str(one.date) for one in milestone.dates.all()] == ["2027-08-01"]


def test_moving_an_announced_date_needs_a_reason_and_keeps_the_earlier_one(client):
    milestone = announced()
    url = admin_url(milestone.program, "change")
    assert "Öffentlich zugesagt: 2.\xa0Quartal\xa02027" in client.get(url).text
    moved = {"milestones-0-date": "2027-12-01", "milestones-0-precision": "day"}
    refused = save(client, url, **moved)
    assert "Bitte sagen Sie, warum der Termin verschoben ist." in refused.text
    assert fields_of(refused)["milestones-0-date"] == "2027-12-01"
    moved["milestones-0-note"] = "Der Ausschuss tagt erst dann."
    assert save(client, url, **moved).status_code == 302
    assert [(str(one.date), one.precision, one.note) for one in milestone.dates.all()] == [
        ("2027-05-17", "quarter", ""),
        ("2027-12-01", "day", "Der Ausschuss tagt erst dann."),
    ]
    # Nobody was told of the new date yet: it changes in place, and goes on needing its reason
    save(client, url, **{"milestones-0-date": "2028-01-01"})
    assert [str(one.date) for one in milestone.dates.all()] == ["2027-05-17", "2028-01-01"]
    assert "warum der Termin verschoben ist" in save(client, url, **{"milestones-0-note": ""}).text


def test_a_reason_without_a_new_date_is_asked_back(client):
    milestone = announced()
    response = save(
        client, admin_url(milestone.program, "change"), **{"milestones-0-note": "Grund"}
    )
    assert "Zum Grund der Verschiebung fehlt der neue Termin." in response.text


def test_reaching_a_milestone_adds_no_date(client):
    milestone = announced()
    save(
        client,
        admin_url(milestone.program, "change"),
        **{"milestones-0-reached_on": "2027-05-01"},
    )
    milestone.refresh_from_db()
    assert (str(milestone.reached_on), milestone.dates.count()) == ("2027-05-01", 1)


def test_what_was_announced_is_not_deleted(client):
    milestone = announced()
    url = admin_url(milestone.program, "change")
    response = save(client, url, **{"milestones-0-DELETE": "on"})
    assert "ist öffentlich angekündigt und lässt sich nicht löschen" in response.text
    assert Milestone.objects.exists()


def test_whoever_may_only_look_reads_money_and_promises_of_a_programme(client, program):
    granted = award(program)
    Disbursement.objects.create(award=granted, date=date(2026, 4, 1), amount=Decimal("1234.50"))
    Disbursement.objects.create(award=granted, date=date(2026, 5, 1), amount=60, kind="return")
    promised = Milestone.objects.create(program=program, title="Leitbild")
    promised.dates.create(date="2027-05-17", precision="quarter")
    promised.dates.create(
        date="2027-08-17", precision="day", position=1, note="Eine Stimme fehlte."
    )
    client.force_login(factories.editor())

    page = client.get(admin_url(program, "change")).content.decode()
    assert page.count("1.\xa0April\xa02026: 1.234,50\xa0€") == 1
    assert page.count("1.\xa0Mai\xa02026: 60\xa0€") == 1
    assert "verschoben auf: 17.\xa0August\xa02027" in page
    assert "Eine Stimme fehlte." in page


def test_a_new_day_of_the_next_check_is_a_new_draft(client, program):
    factories.published(program)
    save(client, admin_url(program, "change"), review_due="2030-01-01")
    assert Document.objects.get(pk=program.pk).state == "draft"
    assert str(Program.objects.get(pk=program.pk).review_due) == "2030-01-01"


def test_a_milestone_belongs_to_a_measure_of_its_programme(client, program):
    own, foreign = factories.measure(program=program, title="Kurse"), factories.measure()
    form = client.get(admin_url(program, "change")).text
    assert f'<option value="{own.pk}">Kurse</option>' in form
    assert f'value="{foreign.pk}"' not in form
    refused = save(
        client, admin_url(program, "change"), **new_milestone(program, measure=foreign.pk)
    )
    assert "Diese Maßnahme gehört nicht zu diesem Förderprogramm." in refused.text
    assert fields_of(refused)["milestones-0-title"] == "Leitbild"
    save(client, admin_url(program, "change"), **new_milestone(program, measure=own.pk))
    assert Milestone.objects.get().measure == own
    preview = save(
        client, admin_url(program, "change"), **{"milestones-0-measure": "", "title": "Neu"}
    )
    assert preview.status_code == 302
    assert Milestone.objects.get().measure is None


def test_the_form_asks_no_question_per_milestone(client, program):
    measure = factories.measure(program=program)
    # What is read once in a process
    client.get(admin_url(program, "change"))
    counts = []
    for number in (2, 8):
        for index in range(number):
            made = Milestone.objects.create(program=program, title=f"M{index}", measure=measure)
            made.dates.create(date="2027-05-17")
        with CaptureQueriesContext(connection) as found:
            client.get(admin_url(program, "change"))
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_measure_that_promises_name_stays_with_its_programme(client, program):
    measure, other = factories.measure(program=program), factories.program()
    Milestone.objects.create(program=program, measure=measure, title="Leitbild")
    answer = save(client, admin_url(measure, "change"), program=other.pk)
    assert answer.status_code == 200
    assert "gehören Zusagen zu dieser Maßnahme: „Leitbild“" in answer.text
    Milestone.objects.update(measure=None)
    assert save(client, admin_url(measure, "change"), program=other.pk).status_code == 302


def test_the_form_hints_at_measures_that_are_not_public(client, program):
    def hints():
        return client.get(admin_url(program, "change")).text

    assert "noch nicht öffentlich und fehl" not in hints()
    first = factories.measure(program=program, title="Kurse am Abend")
    assert "Eine Maßnahme ist noch nicht öffentlich und fehlt auf der Seite" in hints()
    assert "„Kurse am Abend“." in hints()
    for number in range(6):
        factories.measure(program=program, title=f"Weitere {number}")
    assert "7 Maßnahmen sind noch nicht öffentlich" in hints()
    assert "„Weitere 3“ und 2 weitere." in hints()
    factories.published(first)
    assert "6 Maßnahmen sind noch nicht öffentlich" in hints()
    # A hint stands in nobody's way
    factories.published(program)
