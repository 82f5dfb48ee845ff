"""What was called of an award may also be paid back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0016_latest_updates_of_measures")]

    operations = [
        migrations.AddField(
            model_name="disbursement",
            name="kind",
            field=models.CharField(
                "Art",
                choices=[("call", "Mittelabruf"), ("return", "Rückzahlung")],
                default="call",
                max_length=6,
            ),
        ),
    ]
