import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_account_states")]

    operations = [
        # The column stays: only its name in the code tells now that these details are kept for good
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("auditentry", "details", "kept_details"),
                migrations.AlterField(
                    "auditentry",
                    "kept_details",
                    models.JSONField(db_column="details", default=dict, verbose_name="Einzelheiten"),
                ),
            ]
        ),
        migrations.AddField(
            "auditentry",
            "session",
            models.CharField(blank=True, default="", max_length=16, verbose_name="Anmeldung"),
        ),
        migrations.AddField(
            "auditentry", "personal_hash", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.AddIndex("auditentry", models.Index(fields=["at"], name="accounts_audit_at")),
        migrations.AddIndex(
            "auditentry", models.Index(fields=["action", "-id"], name="accounts_audit_action")
        ),
        migrations.AddIndex(
            "auditentry",
            models.Index(
                condition=models.Q(("session__gt", "")),
                fields=["session"],
                name="accounts_audit_session",
            ),
        ),
        migrations.CreateModel(
            name="AuditPersonal",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="personal",
                        serialize=False,
                        to="accounts.auditentry",
                    ),
                ),
                ("label", models.CharField(max_length=250, verbose_name="Name")),
                ("details", models.JSONField(default=dict, verbose_name="Einzelheiten")),
                ("salt", models.CharField(max_length=32)),
                ("erased_at", models.DateTimeField(null=True, verbose_name="gelöscht am")),
            ],
            options={
                "verbose_name": "personenbezogene Angabe im Protokoll",
                "verbose_name_plural": "personenbezogene Angaben im Protokoll",
                "default_permissions": (),
            },
        ),
    ]
