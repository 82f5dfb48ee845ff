"""A sum as people here write it into a form: "10.000", "1.234,50 €"."""

import re

from django import forms
from django.core.exceptions import ValidationError

from publishing.figures import figure
from publishing.languages import GERMAN

from ..indicators.forms import Figure
from ..indicators.numbers import Unclear, number_in

THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


class Euros(Figure):
    """Not a browser's own field for numbers: in that "10.000" is ten euros for one browser and nothing for another."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 14, "autocomplete": "off"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        text = str(value).strip().removesuffix("€").removesuffix("EUR").rstrip()
        has_comma, is_grouped = "," in text, bool(THOUSANDS.fullmatch(text))
        try:
            # What can be read in two ways has three digits after its sign, which no sum has after its comma
            return number_in(text, is_english=has_comma == is_grouped)
        except Unclear as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return figure(str(value), 2, GERMAN)
