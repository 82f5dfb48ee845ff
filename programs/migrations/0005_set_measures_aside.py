"""Takes the measures of before out of their table, and puts them back when the way is gone backwards."""

from django.db import migrations

COLUMNS = (
    "id", "program_id", "department_id", "title", "text", "status", "status_on", "status_reason", "planned_start",
    "planned_end", "actual_start", "actual_end", "position",
)  # fmt: skip


def move(source, target):
    for row in source.objects.order_by("pk"):
        moved = target.objects.create(**{name: getattr(row, name) for name in COLUMNS})
        moved.goals.set(row.goals.values_list("pk", flat=True))
    source.objects.all().delete()


def aside(apps, schema_editor):
    move(apps.get_model("programs", "Measure"), apps.get_model("programs", "FormerMeasure"))


def back(apps, schema_editor):
    move(apps.get_model("programs", "FormerMeasure"), apps.get_model("programs", "Measure"))


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_former_measures")]

    operations = [migrations.RunPython(aside, back)]
