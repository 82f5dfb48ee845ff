
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0008_drop_former_measures'),
        ('publishing', '0018_autosaves_outlive_their_text'),
    ]

    operations = [
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('document_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='publishing.document')),
                ('unit', models.CharField(blank=True, help_text='Zum Beispiel „Personen“, „Beratungen“ oder „%“.', max_length=60, verbose_name='Einheit')),
                ('decimals', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(4)], verbose_name='Nachkommastellen')),
                ('direction', models.CharField(choices=[('up', 'Höhere Werte sind das Ziel.'), ('down', 'Niedrigere Werte sind das Ziel.'), ('none', 'Weder höhere noch niedrigere Werte sind das Ziel.')], default='none', max_length=4, verbose_name='Richtung')),
                ('period_kind', models.CharField(choices=[('year', 'Jahr'), ('half', 'Halbjahr'), ('quarter', 'Quartal'), ('month', 'Monat'), ('day', 'Stichtag')], default='year', max_length=7, verbose_name='Zeitraum')),
                ('is_count', models.BooleanField(default=False, help_text='Werte unter 5, und was sich daraus errechnen ließe, werden nicht veröffentlicht.', verbose_name='zählt Menschen')),
                ('definition', models.TextField(blank=True, help_text='Was genau wird gezählt oder gemessen, und was nicht?', verbose_name='Definition')),
                ('method', models.TextField(blank=True, help_text='Wie kommen die Werte zustande? Was ist beim Lesen zu beachten?', verbose_name='Methode')),
                ('data_source', models.CharField(blank=True, help_text='Wer die Werte erhebt oder veröffentlicht.', max_length=250, verbose_name='Quelle')),
                ('source_url', models.URLField(blank=True, validators=[django.core.validators.URLValidator(message='Bitte eine vollständige Adresse angeben, die mit https:// beginnt.', schemes=['https'])], verbose_name='Adresse der Quelle')),
                ('territory', models.CharField(blank=True, help_text='Wofür die Werte gelten: „Wetteraukreis“.', max_length=120, verbose_name='Gebiet')),
                ('comparison_label', models.CharField(blank=True, help_text='Woher Vergleichswerte stammen: „Hessen“.', max_length=120, verbose_name='Vergleich mit')),
                ('baseline_value', models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True, verbose_name='Ausgangswert')),
                ('baseline_on', models.DateField(blank=True, null=True, verbose_name='Ausgangswert vom')),
                ('target_value', models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True, verbose_name='Zielwert')),
                ('target_on', models.DateField(blank=True, null=True, verbose_name='Ziel bis')),
                ('goals', models.ManyToManyField(blank=True, related_name='indicators', to='programs.goal', verbose_name='Ziele')),
                ('program', models.ForeignKey(blank=True, limit_choices_to={'translation_of__isnull': True}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='programs.program', verbose_name='Förderprogramm')),
            ],
            options={
                'verbose_name': 'Indikator',
                'verbose_name_plural': 'Indikatoren',
            },
            bases=('publishing.document',),
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period_start', models.DateField(verbose_name='von')),
                ('period_end', models.DateField(help_text='Bei einem Stichtag derselbe Tag.', verbose_name='bis')),
                ('dimension', models.CharField(blank=True, help_text='Leer für den Gesamtwert, sonst zum Beispiel „Geschlecht: weiblich“. Was vor dem Doppelpunkt gleich ist, ergibt zusammen den Gesamtwert.', max_length=120, validators=[django.core.validators.RegexValidator('\\A[^\\r\\n\\t|]*\\Z', 'Bitte schreiben Sie das auf eine Zeile.')], verbose_name='Untergliederung')),
                ('value', models.DecimalField(blank=True, decimal_places=4, help_text='Leer, wenn es für diesen Zeitraum keinen gibt.', max_digits=16, null=True, verbose_name='Wert')),
                ('comparison_value', models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True, verbose_name='Vergleichswert')),
                ('state', models.CharField(choices=[('provisional', 'vorläufig'), ('final', 'endgültig'), ('revised', 'revidiert')], default='final', max_length=12, verbose_name='Stand')),
                ('revision', models.PositiveIntegerField(default=1, editable=False, verbose_name='Revision')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='programs.indicator')),
            ],
            options={
                'verbose_name': 'Messwert',
                'verbose_name_plural': 'Messwerte',
                'ordering': ['period_start', 'dimension', 'revision'],
            },
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('baseline_value__isnull', True), ('baseline_on__isnull', False), _connector='OR'), name='programs_indicator_baseline_has_day', violation_error_message='Bitte nennen Sie den Tag, an dem der Ausgangswert galt.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('target_value__isnull', True), ('target_on__isnull', False), _connector='OR'), name='programs_indicator_target_has_day', violation_error_message='Bitte nennen Sie den Tag, bis zu dem das Ziel erreicht sein soll.'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='programs_observation_period_not_empty', violation_error_message='Das Ende des Zeitraums liegt vor seinem Anfang.'),
        ),
        migrations.AddConstraint(
            model_name='observation',
            constraint=models.UniqueConstraint(fields=('indicator', 'period_start', 'period_end', 'dimension', 'revision'), name='programs_observation_revision_once', violation_error_message='Für diesen Zeitraum und diese Untergliederung gibt es schon einen Messwert.'),
        ),
    ]
