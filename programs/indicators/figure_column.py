"""Figures in the cells of a table."""

from import_export import widgets

from .numbers import german, number_in


class Figure(widgets.Widget):
    """Figures as in Germany: 1234,5; what can be read in two ways is refused."""

    def clean(self, value, row=None, **kwargs):
        return number_in(value) if value else None

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else german(value)
