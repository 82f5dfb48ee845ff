"""Measures are documents; what is reported of them stands in rows of its own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

STATUS = [("active", "in Umsetzung"), ("finalisation", "Abschlussphase"), ("planned", "geplant"), ("suspended", "ruht"), ("closed", "abgeschlossen"), ("cancelled", "abgebrochen")]
OUTLOOK = [("on_track", "nach Plan"), ("at_risk", "gefährdet"), ("blocked", "kommt nicht voran")]


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0005_set_measures_aside"),
        ("publishing", "0018_autosaves_outlive_their_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="Measure"),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("document_ptr", models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to="publishing.document")),
                ("planned_start", models.DateField(blank=True, null=True, verbose_name="geplant ab")),
                ("planned_end", models.DateField(blank=True, null=True, verbose_name="geplant bis")),
                ("actual_start", models.DateField(blank=True, null=True, verbose_name="begonnen am")),
                ("actual_end", models.DateField(blank=True, null=True, verbose_name="beendet am")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="Reihenfolge")),
                ("department", models.ForeignKey(blank=True, help_text="Wer die Maßnahme umsetzt, wenn es nicht die federführende Stelle des Programms ist.", limit_choices_to={"translation_of__isnull": True}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.department", verbose_name="zuständig")),
                ("goals", models.ManyToManyField(blank=True, related_name="measures", to="programs.goal", verbose_name="Ziele")),
                ("program", models.ForeignKey(limit_choices_to={"translation_of__isnull": True}, on_delete=django.db.models.deletion.PROTECT, related_name="measures", to="programs.program", verbose_name="Förderprogramm")),
            ],
            options={
                "verbose_name": "Maßnahme",
                "verbose_name_plural": "Maßnahmen",
                "constraints": [models.CheckConstraint(condition=models.Q(("planned_start__isnull", True), ("planned_end__isnull", True), ("planned_end__gte", models.F("planned_start")), _connector="OR"), name="programs_measure_plan_not_empty", violation_error_message="Das geplante Ende liegt vor dem geplanten Beginn.")],
            },
            bases=("publishing.document",),
        ),
        migrations.CreateModel(
            name="MeasureStanding",
            fields=[
                ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="standing", serialize=False, to="publishing.edition")),
                ("program", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.document")),
                ("status", models.CharField(choices=STATUS, max_length=12)),
                ("status_on", models.DateField(null=True)),
                ("outlook", models.CharField(blank=True, choices=OUTLOOK, max_length=8)),
                ("position", models.PositiveIntegerField(default=0)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "Stand einer Maßnahme",
                "verbose_name_plural": "Stände von Maßnahmen",
                "default_permissions": (),
                "indexes": [models.Index(fields=["program", "status"], name="programs_standing_program")],
            },
        ),
        migrations.CreateModel(
            name="ProgressUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measure", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="programs.measure")),
                ("date", models.DateField(help_text="Der Tag, für den das gilt; nicht in der Zukunft. Ein zweiter Eintrag vom selben Tag berichtigt den ersten.", verbose_name="Stand vom")),
                ("status", models.CharField(choices=STATUS, max_length=12, verbose_name="Stand")),
                ("outlook", models.CharField(blank=True, choices=OUTLOOK, help_text="Wie es weitergeht, wie Sie es heute einschätzen.", max_length=8, verbose_name="Ausblick")),
                ("text", models.TextField(help_text="Ein bis drei Sätze für alle, die es angeht.", max_length=2000, verbose_name="Was ist geschehen?")),
                ("next_step", models.CharField(blank=True, max_length=250, verbose_name="nächster Schritt")),
                ("reason", models.CharField(blank=True, help_text="Warum die Maßnahme abgebrochen wurde; sonst leer.", max_length=250, verbose_name="Grund")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="eingetragen von")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="eingetragen am")),
                ("shown_in", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="publishing.edition", verbose_name="öffentlich seit Fassung")),
            ],
            options={
                "verbose_name": "Sachstand",
                "verbose_name_plural": "Sachstände",
                "ordering": ["-date", "-pk"],
                "indexes": [models.Index(fields=["measure", "-date", "-id"], name="programs_update_newest")],
                "constraints": [models.CheckConstraint(condition=models.Q(models.Q(("status", "cancelled"), _negated=True), models.Q(("reason", ""), _negated=True), _connector="OR"), name="programs_progressupdate_cancelled_with_reason", violation_error_message="Bitte nennen Sie den Grund des Abbruchs.")],
            },
        ),
    ]
