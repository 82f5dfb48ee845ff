"""A place where the measures of before wait while their table becomes one of documents."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0003_awards_and_milestones"),
        ("organization", "0002_parent_links_without_a_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerMeasure",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("program", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programs.program")),
                ("department", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.department")),
                ("goals", models.ManyToManyField(related_name="+", to="programs.goal")),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True)),
                ("status", models.CharField(max_length=12)),
                ("status_on", models.DateField()),
                ("status_reason", models.CharField(blank=True, max_length=250)),
                ("planned_start", models.DateField(null=True)),
                ("planned_end", models.DateField(null=True)),
                ("actual_start", models.DateField(null=True)),
                ("actual_end", models.DateField(null=True)),
                ("position", models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
