"""The measurements of an indicator in its form: one row each, in which a changed value becomes a revision."""

from collections import defaultdict

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F

from publishing import working_copy
from publishing.newsroom.known_rows import KnownRows

from ..models import Observation
from .numbers import Unclear, german, number_in

KEY = ("period_start", "period_end", "dimension")
# Where the revisions of rows that change places wait meanwhile
AWAY = 1_000_000
TWICE = "Für diesen Zeitraum und diese Untergliederung gibt es zwei Zeilen. Bitte lassen Sie nur eine stehen."


class Figure(forms.DecimalField):
    """A number as people here write it: "1.234,5"; without signs between thousands a point is understood too."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 10, "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            return number_in(str(value))
        except Unclear as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else german(value)

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(self.prepare_value(initial))
        except ValidationError:
            return True


class ObservationForm(forms.ModelForm):
    value = Figure(
        label="Wert",
        required=False,
        max_digits=16,
        decimal_places=4,
        help_text=Observation._meta.get_field("value").help_text,
    )
    comparison_value = Figure(
        label="Vergleichswert", required=False, max_digits=16, decimal_places=4
    )

    class Meta:
        widgets = {
            "dimension": forms.TextInput(attrs={"size": 22, "autocomplete": "off"}),
        }


class ObservationFormSet(KnownRows):
    """Shows the measurements that count; those that were replaced stay where they are."""

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            if self._should_delete_form(form) or not form.cleaned_data.get("period_start"):
                continue
            cleaned = form.cleaned_data
            key = tuple(cleaned.get(name) for name in KEY)
            if key in seen:
                form.add_error("period_start", TWICE)
            seen.add(key)

    def save_existing_objects(self, commit=True):
        """Make room first: rows may take the period and part of one that goes, or change places."""
        chains = self._chains()
        gone = [pk for form in self.deleted_forms for pk in chains.get(form.instance.pk, ())]
        Observation.objects.filter(pk__in=gone).delete()
        # Another period or part was meant: with it goes what the row replaced
        moved = {
            form.instance.key: chains[form.instance.pk]
            for form in self.initial_forms
            if form.instance.pk in chains
            and form not in self.deleted_forms
            and {*KEY} & {*form.changed_data}
        }
        away = Observation.objects.filter(pk__in=[pk for chain in moved.values() for pk in chain])
        away.update(revision=F("revision") + AWAY)
        for key, chain in moved.items():
            there = dict(zip(KEY, key, strict=True))
            Observation.objects.filter(pk__in=chain).update(revision=F("revision") - AWAY, **there)
        return super().save_existing_objects(commit)

    def _chains(self):
        """Return for each stored row the keys of all revisions of its period and part: one query."""
        chains = defaultdict(list)
        stored = Observation.objects.filter(indicator=self.instance.pk).values_list("pk", *KEY)
        for pk, *key in stored:
            chains[tuple(key)].append(pk)
        return {pk: chain for chain in chains.values() for pk in chain}

    def save_existing(self, form, obj, commit=True):
        """Store a change: of a text that was never published in place, else as a revision."""
        former = Observation.objects.get(pk=obj.pk)
        if not obj.says_the_same_as(former) and working_copy.ever_published(self.instance):
            obj.revision_of(former)
        obj.save()
        return obj

    def delete_existing(self, obj, commit=True):
        """It is gone already, with all that it replaced, which would count again otherwise."""
