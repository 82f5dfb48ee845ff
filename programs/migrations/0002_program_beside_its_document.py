
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0001_initial'),
        ('publishing', '0018_autosaves_outlive_their_text'),
    ]

    operations = [
        migrations.AlterField(
            model_name='program',
            name='document_ptr',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, related_name='as_program', serialize=False, to='publishing.document'),
        ),
    ]
