"""The latest Sachstand of each measure is kept by the database, whoever writes Sachstände and however."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from programs.measures.status import OVER, MeasureStatus
from programs.models import LatestUpdate, Measure, ProgressUpdate
from tests import factories
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
COLUMNS = ("measure_id", "told_id", "date", "status", "outlook")


def kept():
    """Return what the database keeps, by measure."""
    return {row[0]: row[1:] for row in LatestUpdate.objects.values_list(*COLUMNS)}


def plainly():
    """Return the same by going through all Sachstände: the last day counts, of one day the later entry."""
    found = {}
    for one in sorted(ProgressUpdate.objects.all(), key=lambda one: (one.date, one.pk)):
        found[one.measure_id] = (one.pk, one.date, one.status, one.outlook)
    return found


def typed(measure, day, status="active", outlook=""):
    return ProgressUpdate(
        measure=measure, date=day, status=status, outlook=outlook, text="Es geht voran.",
        reason="Kein Bedarf." if status == "cancelled" else "",
    )  # fmt: skip


def test_whatever_is_written_it_is_the_one_that_the_plain_definition_says():
    chance, program = Random(7), factories.program()
    measures = [factories.measure(program=program, title=f"Maßnahme {n}") for n in range(4)]
    days = [DAY + timedelta(days=number) for number in range(5)]
    assert kept() == plainly() == {}
    for _ in range(60):
        measure, day = chance.choice(measures), chance.choice(days)
        there = list(ProgressUpdate.objects.order_by("pk"))
        some = chance.sample(there, min(2, len(there)))
        match chance.randrange(6):
            case 0:
                typed(measure, day).save()
            case 1:
                ProgressUpdate.objects.bulk_create(
                    typed(measure, one, chance.choice(MeasureStatus.values), "at_risk")
                    for one in chance.sample(days, 2)
                )
            case 2 if some:
                some[0].date, some[0].status, some[0].reason = day, "cancelled", "Kein Bedarf."
                some[0].save()
            case 3:
                ProgressUpdate.objects.filter(pk__in=[one.pk for one in some]).update(
                    date=day, outlook="blocked"
                )
            case 4:
                ProgressUpdate.objects.filter(pk__in=[one.pk for one in some]).delete()
            case _ if some:
                ProgressUpdate.objects.filter(pk=some[0].pk).update(measure=measure)
        assert kept() == plainly()
    ProgressUpdate.objects.all().delete()
    assert kept() == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE programs_latestupdate SET status = 'closed'",
        "UPDATE programs_latestupdate SET date = '2030-01-01'",
        "UPDATE programs_latestupdate SET outlook = 'blocked'",
        "UPDATE programs_latestupdate SET told_id = (SELECT MIN(id) FROM programs_progressupdate)",
        "UPDATE programs_latestupdate SET measure_id = (SELECT MAX(document_ptr_id) FROM programs_measure)",
        "DELETE FROM programs_latestupdate",
        "INSERT INTO programs_latestupdate (measure_id, told_id, date, status, outlook)"
        " SELECT MAX(document_ptr_id), (SELECT MIN(id) FROM programs_progressupdate), '2026-01-01', 'active', ''"
        " FROM programs_measure",
    ],
)
def test_nobody_else_can_write_it(statement):
    measure, _silent = factories.measure(), factories.measure()
    factories.report(measure, date=DAY)
    factories.report(measure, date=DAY + timedelta(days=1))
    with (
        pytest.raises(IntegrityError, match="programs_latestupdate_kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_it_goes_with_its_measure():
    measure, other = factories.measure(), factories.measure()
    for one in (measure, other):
        factories.report(one, date=DAY)
    measure.delete()
    assert list(kept()) == [other.pk]


def test_due_is_what_goes_on_and_has_no_sachstand_since_that_day():
    program = factories.program()
    for number, status in enumerate([None, *MeasureStatus.values]):
        for offset in (-1, 0, 1):
            measure = factories.measure(program=program, title=f"Maßnahme {number} {offset}")
            factories.translation(measure, title=f"Measure {number} {offset}")
            if status:
                typed(measure, DAY - timedelta(days=40), "active").save()
                typed(measure, DAY + timedelta(days=offset), status).save()
    expected = {
        measure.title
        for measure in Measure.objects.filter(translation_of=None)
        if not measure.updates.filter(date__gte=DAY)
        and (not measure.updates.all() or measure.updates.order_by("date").last().status not in OVER)
    }  # fmt: skip
    found = Measure.objects.unreported_since(DAY)
    assert {measure.title for measure in found} == expected
    assert len(found) == len(expected) == 3 + 4


@pytest.mark.django_db(transaction=True)
def test_of_two_who_report_at_once_the_later_day_counts():
    measure = factories.measure()

    def report(day):
        def call():
            with transaction.atomic():
                typed(measure, day).save()

        return call

    for _ in range(10):
        ProgressUpdate.objects.all().delete()
        assert at_once(report(DAY + timedelta(days=1)), report(DAY)) == [None, None]
        assert kept() == plainly()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("back_to", ["0014_latest_update_index", "0015_latest_update"])
def test_what_was_reported_before_the_table_was_filled_is_in_it(back_to):
    silent, measure = factories.measure(), factories.measure()
    for day in (DAY, DAY + timedelta(days=1), DAY + timedelta(days=1)):
        factories.report(measure, date=day)
    factories.translation(measure, title="Measure")
    try:
        MigrationExecutor(connection).migrate([("programs", back_to)])
        is_there = "programs_latestupdate" in connection.introspection.table_names()
        assert is_there == (back_to == "0015_latest_update")
    finally:
        call_command("migrate", verbosity=0)
    assert kept() == plainly()
    assert silent.pk not in kept()
    factories.report(silent, date=timezone.localdate())
    assert kept() == plainly()
