"""Fills the table of the latest Sachstände with what is there; from then on the database keeps it."""

from django.db import migrations
from django.db.models import OuterRef, Subquery

ROWS_PER_STATEMENT = 200


def fill(apps, schema_editor):
    measures, updates, latest = (
        apps.get_model("programs", name) for name in ("Measure", "ProgressUpdate", "LatestUpdate")
    )
    newest = updates.objects.filter(measure=OuterRef("pk")).order_by("-date", "-pk").values("pk")
    told = measures.objects.order_by().values(told=Subquery(newest[:1]))
    rows = updates.objects.filter(pk__in=told).values_list(
        "measure", "pk", "date", "status", "outlook"
    )
    latest.objects.bulk_create(
        (
            latest(measure_id=measure, told_id=key, date=date, status=status, outlook=outlook)
            for measure, key, date, status, outlook in rows.order_by("measure")
        ),
        ROWS_PER_STATEMENT,
        # Whoever stopped here, on the way on or back, has had the database keep it
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("programs", "0015_latest_update")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
