"""The index that finds a measure's latest Sachstand also says its status and outlook."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0013_papers")]

    operations = [
        migrations.AddIndex(
            model_name="progressupdate",
            index=models.Index(
                fields=["measure", "-date", "-id", "status", "outlook"],
                name="programs_update_latest",
            ),
        ),
        migrations.RemoveIndex(model_name="progressupdate", name="programs_update_newest"),
    ]
