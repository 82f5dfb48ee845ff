"""The form field for a moment in German time: day and wall-clock time with the zone, clear at both clock changes."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from . import moments

# What browsers send, and what people type where a browser has no date field
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
TIME_FORMATS = ["%H:%M", "%H:%M:%S"]
YEARS = range(1900, 2200)

# Which of the two hours is meant on the night in October when the clocks go back
FIRST, SECOND = "0", "1"
WHICH = [
    ("", "Bitte wählen"),
    (FIRST, "zum ersten Mal (Sommerzeit, MESZ)"),
    (SECOND, "zum zweiten Mal (Winterzeit, MEZ)"),
]


class BerlinMomentWidget(forms.MultiWidget):
    """Two inputs, `<name>_day` and `<name>_time`; a third, `<name>_which`, only for the hour that comes twice."""

    template_name = "publishing/widgets/berlin_moment.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "time": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "which": forms.Select(choices=WHICH),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: datetime | None) -> list[Any]:
        if value is None:
            return [None, None, None]
        local = value.astimezone(moments.BERLIN)
        return [local.date(), local.time(), str(local.fold)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        parts = value if isinstance(value, list) else self.decompress(value)
        context["widget"]["is_ambiguous"] = _is_ambiguous(parts)
        return context


class BerlinMomentField(forms.MultiValueField):
    """A field for forms: `BerlinMomentField(label="Öffentlich ab", required=False)`.

    Takes an aware datetime (or None) as initial value; `cleaned_data` holds an aware datetime in UTC, or None when
    it is not required and both inputs were left empty. A day without a time and the reverse are refused. The hour
    that does not exist in March is refused with the reason; for the hour that comes twice in October the form asks
    which is meant. Typed text is kept in every case. In POST data: `<name>_day` (2026-10-25), `<name>_time` (02:30),
    `<name>_which` ("" | "0" first, summer time | "1" second, winter time).
    """

    widget = BerlinMomentWidget
    default_error_messages = {
        "required": "Bitte geben Sie Tag und Uhrzeit an.",
        "no_day": "Bitte geben Sie auch den Tag an.",
        "no_time": "Bitte geben Sie auch die Uhrzeit an, zum Beispiel 8:00.",
        "bad_day": "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn wie 17.01.2027.",
        "bad_time": "Diese Uhrzeit gibt es nicht. Bitte schreiben Sie sie wie 8:00.",
        "out_of_range": "Bitte wählen Sie einen Tag zwischen den Jahren 1900 und 2199.",
        "skipped": "Am %(day)s gibt es %(time)s Uhr nicht: Die Uhren werden von 2:00 auf 3:00 Uhr vorgestellt."
        " Bitte wählen Sie eine Zeit davor oder danach.",
        "twice": "Am %(day)s gibt es %(time)s Uhr zweimal, weil die Uhren zurückgestellt werden. Bitte wählen Sie,"
        " welche gemeint ist.",
    }

    def __init__(self, **kwargs: Any) -> None:
        fields = (
            forms.DateField(input_formats=DAY_FORMATS),
            forms.TimeField(input_formats=TIME_FORMATS),
            forms.ChoiceField(choices=WHICH, required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)
        fields[0].error_messages.update(
            required=self.error_messages["no_day"], invalid=self.error_messages["bad_day"]
        )
        fields[0].error_messages["incomplete"] = self.error_messages["no_day"]
        fields[1].error_messages.update(
            required=self.error_messages["no_time"], invalid=self.error_messages["bad_time"]
        )
        fields[1].error_messages["incomplete"] = self.error_messages["no_time"]

    def clean(self, value: Any) -> datetime | None:
        day, wall_time, _which = value or (None, None, None)
        if not day and not wall_time:
            # The choice of the hour says nothing by itself
            value = None
        return super().clean(value)

    def compress(self, data_list: list[Any]) -> datetime | None:
        if not data_list:
            return None
        day, wall_time, which = data_list
        if day.year not in YEARS:
            raise forms.ValidationError(self.error_messages["out_of_range"], code="out_of_range")
        wall = datetime.combine(day, wall_time)
        words = {"day": moments.day_in_words(day), "time": f"{wall.hour}:{wall.minute:02}"}
        if not moments.exists(wall):
            raise forms.ValidationError(
                self.error_messages["skipped"], code="skipped", params=words
            )
        if moments.is_ambiguous(wall) and which == "":
            raise forms.ValidationError(self.error_messages["twice"], code="twice", params=words)
        fold = 1 if which == SECOND and moments.is_ambiguous(wall) else 0
        return wall.replace(tzinfo=moments.BERLIN, fold=fold).astimezone(UTC)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the moments, so that a time without seconds counts as the same."""
        try:
            typed = self.clean(data)
        except forms.ValidationError:
            return True
        shown = initial and initial.replace(second=0, microsecond=0)
        return typed != shown


def _is_ambiguous(value: list[Any]) -> bool:
    """Tell whether what was typed, or a moment taken apart, is a time that comes twice."""
    try:
        day = forms.DateField(input_formats=DAY_FORMATS).to_python(value[0])
        wall_time = forms.TimeField(input_formats=TIME_FORMATS).to_python(value[1])
    except forms.ValidationError:
        return False
    if not (day and wall_time and day.year in YEARS):
        return False
    return moments.is_ambiguous(datetime.combine(day, wall_time))
