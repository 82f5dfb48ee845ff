"""The measurements of an indicator in its form: one row each, in which a changed value becomes a revision."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from publishing import working_copy

from ..models import Observation
from .numbers import Unclear, german, number_in

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
    value = Figure(label="Wert", required=False, max_digits=16, decimal_places=4)
    comparison_value = Figure(
        label="Vergleichswert", required=False, max_digits=16, decimal_places=4
    )

    class Meta:
        widgets = {
            "dimension": forms.TextInput(attrs={"size": 22, "autocomplete": "off"}),
        }


class ObservationFormSet(BaseInlineFormSet):
    """Shows the measurements that count; those that were replaced stay where they are."""

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            if self._should_delete_form(form) or not form.cleaned_data.get("period_start"):
                continue
            cleaned = form.cleaned_data
            key = tuple(cleaned.get(name) for name in ("period_start", "period_end", "dimension"))
            if key in seen:
                form.add_error("period_start", TWICE)
            seen.add(key)

    def save_existing(self, form, obj, commit=True):
        """Store a change: of a text that was never published in place, else as a revision."""
        former = Observation.objects.get(pk=obj.pk)
        revisions = Observation.objects.filter(
            indicator=former.indicator_id,
            period_start=former.period_start,
            period_end=former.period_end,
            dimension=former.dimension,
        )
        if former.key != obj.key:
            # Another period or part was meant: with it what this one replaced
            revisions.update(
                **dict(zip(("period_start", "period_end", "dimension"), obj.key, strict=True))
            )
        if not obj.says_the_same_as(former) and working_copy.ever_published(self.instance):
            obj.revision_of(former)
        obj.save()
        return obj

    def delete_existing(self, obj, commit=True):
        """Take away a measurement with all that it replaced, which would count again otherwise."""
        Observation.objects.filter(
            indicator=obj.indicator_id,
            period_start=obj.period_start,
            period_end=obj.period_end,
            dimension=obj.dimension,
        ).delete()
