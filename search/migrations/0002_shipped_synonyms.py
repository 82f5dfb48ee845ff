"""Begins with the synonyms that every county needs; from here on they are the staff's."""

from django.db import migrations

from search.shipped_synonyms import rows


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create(Synonym(words=row) for row in rows())


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=True)]
