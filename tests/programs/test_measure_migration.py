"""The measures of before become drafts of their own, and rows again when the way is gone backwards."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor

from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("programs", "0003_awards_and_milestones")]
AFTER = [("programs", "0008_drop_former_measures")]
LONG = "Ein langer Absatz. " * 40


@pytest.fixture
def migrate():
    """Return what brings the programmes' tables to a state and returns its models; they are as today afterwards."""

    def to(targets):
        executor = MigrationExecutor(connection)
        executor.migrate(targets)
        return MigrationExecutor(connection).loader.project_state(targets).apps

    yield to
    call_command("migrate", verbosity=0)


def test_there_and_back_nothing_is_lost(migrate):
    program = factories.program()
    translated = factories.translation(program, title="Programme")
    apps = migrate(BEFORE)
    old, goal = apps.get_model("programs", "Measure"), apps.get_model("programs", "Goal")
    aim = goal.objects.create(program_id=program.pk, title="Ziel")
    days = {"planned_start": "2026-01-01", "planned_end": "2026-12-31"}
    rows = [
        {"title": "Über Größe reden", "text": "Kurz & gut.", "status": "active", "position": 1},
        {"title": "Über Größe reden", "text": f"{LONG}\n\nEnde.", "status": "planned", "position": 2},
        {"title": "Heft", "status": "cancelled", "status_reason": "Veraltet", "position": 3},
    ]  # fmt: skip
    for row in rows:
        made = old.objects.create(program_id=program.pk, status_on="2026-05-01", **days, **row)
        made.goals.add(aim)
    old.objects.create(
        program_id=translated.pk, title="Talk", status="active", status_on="2026-05-01"
    )

    apps = migrate(AFTER)
    measure = apps.get_model("programs", "Measure")
    found = list(measure.objects.filter(translation_of=None).order_by("position"))
    assert [one.slug for one in found] == ["ueber-groesse-reden", "ueber-groesse-reden-2", "heft"]
    assert [one.summary for one in found] == ["Kurz & gut.", "", ""]
    block = apps.get_model("publishing", "TextBlock").objects.get(parent=found[1].pk)
    assert block.text.endswith("<p>Ende.</p>")
    assert [one.updates.get().status for one in found] == ["active", "planned", "cancelled"]
    assert found[2].updates.get().reason == "Veraltet"
    assert all(one.goals.get().title == "Ziel" and one.state == "draft" for one in found)
    spoken = measure.objects.get(language="en")
    assert (spoken.title, spoken.translation_of_id, spoken.program_id) == (
        "Talk", found[0].pk, program.pk,
    )  # fmt: skip
    assert not spoken.updates.exists()

    apps = migrate(BEFORE)
    back = apps.get_model("programs", "Measure").objects.filter(program=program.pk)
    assert [(one.title, one.status, one.status_reason) for one in back.order_by("position")] == [
        ("Über Größe reden", "active", ""),
        ("Über Größe reden", "planned", ""),
        ("Heft", "cancelled", "Veraltet"),
    ]
    assert back.get(position=2).text.split() == f"{LONG} Ende.".split()
    assert back.first().goals.get().title == "Ziel"
    assert apps.get_model("programs", "Measure").objects.get(program=translated.pk).title == "Talk"


def test_there_is_no_way_back_for_what_was_public(migrate):
    factories.published(factories.measure())
    with pytest.raises(IrreversibleError):
        migrate(BEFORE)
