"""A table of the latest Sachstand of each measure, which the database keeps: see programs.guards."""

import django.db.models.deletion
from django.db import migrations, models

from database import guards
from programs.guards import GUARDS

STATUS = [
    ("active", "in Umsetzung"), ("finalisation", "Abschlussphase"), ("planned", "geplant"), ("suspended", "ruht"),
    ("closed", "abgeschlossen"), ("cancelled", "abgebrochen"),
]  # fmt: skip
OUTLOOK = [("on_track", "nach Plan"), ("at_risk", "gefährdet"), ("blocked", "kommt nicht voran")]


def remove_guards(apps, schema_editor):
    """On the way back: they name the table that goes. What is installed after the migration is that of the older code."""
    guards.remove(GUARDS, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("programs", "0014_latest_update_index")]

    operations = [
        migrations.CreateModel(
            name="LatestUpdate",
            fields=[
                (
                    "measure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="latest_update",
                        serialize=False,
                        to="programs.measure",
                    ),
                ),
                ("date", models.DateField(verbose_name="Stand vom")),
                (
                    "status",
                    models.CharField(choices=STATUS, max_length=12, verbose_name="Stand"),
                ),
                (
                    "outlook",
                    models.CharField(
                        blank=True, choices=OUTLOOK, max_length=8, verbose_name="Ausblick"
                    ),
                ),
                (
                    "told",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programs.progressupdate",
                    ),
                ),
            ],
            options={
                "verbose_name": "Letzter Sachstand",
                "verbose_name_plural": "Letzte Sachstände",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, remove_guards),
    ]
