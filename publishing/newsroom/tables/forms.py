"""What is asked when a table is taken away or brought back."""

from django import forms

from .files import MAX_BYTES, MAX_ROWS
from .writing import CSV, MAX_WORKBOOK_ROWS, XLSX


def counted(number: int) -> str:
    """Return "10.000"."""
    return f"{number:,}".replace(",", ".")


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Tabelle",
        help_text=f"CSV oder Excel (.xlsx), höchstens {counted(MAX_ROWS)} Zeilen und {MAX_BYTES // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        error_messages={
            "required": "Bitte wählen Sie eine Datei aus.",
            "empty": "Die Datei ist leer.",
        },
    )


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label="Format",
        choices=[
            (CSV, "CSV (öffnet sich in jedem Tabellenprogramm)"),
            (XLSX, f"Excel (.xlsx, bis {counted(MAX_WORKBOOK_ROWS)} Zeilen)"),
        ],
        initial=CSV,
        widget=forms.RadioSelect,
    )
    columns = forms.MultipleChoiceField(
        label="Spalten",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Bitte wählen Sie mindestens eine Spalte."},
    )

    def __init__(self, *args, columns, size, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.size = size
        self.fields["columns"].choices = [
            (name, item.column_name) for name, item in columns.items()
        ]
        self.fields["columns"].initial = list(columns)

    def clean_format(self):
        chosen = self.cleaned_data["format"]
        if chosen == XLSX and self.size > MAX_WORKBOOK_ROWS:
            raise forms.ValidationError(
                f"Das sind {counted(self.size)} Zeilen. Excel-Dateien gibt es bis"
                f" {counted(MAX_WORKBOOK_ROWS)} Zeilen: Bitte filtern Sie"
                " die Liste vorher, oder nehmen Sie CSV."
            )
        return chosen
