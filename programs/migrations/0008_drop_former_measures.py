"""The place where the measures of before waited is empty and goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("programs", "0007_documents_of_former_measures")]

    operations = [migrations.DeleteModel(name="FormerMeasure")]
