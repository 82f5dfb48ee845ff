"""The field for a moment: German time, with its zone, at both clock changes."""

from datetime import UTC, datetime

import pytest
from django import forms

from publishing.forms import BerlinMomentField


class Schedule(forms.Form):
    start = BerlinMomentField(label="Öffentlich ab")
    end = BerlinMomentField(label="Öffentlich bis", required=False)


def typed(day="", time="", which=None):
    data = {"start_day": day, "start_time": time}
    return Schedule(data if which is None else {**data, "start_which": which})


@pytest.mark.parametrize(
    ("day", "time", "which", "moment"),
    [
        ("2017-01-17", "08:00", None, datetime(2017, 1, 17, 7, tzinfo=UTC)),
        ("2026-07-01", "08:00", None, datetime(2026, 7, 1, 6, tzinfo=UTC)),
        ("17.01.2017", "8:00", None, datetime(2017, 1, 17, 7, tzinfo=UTC)),
        ("2026-03-29", "01:59", None, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29", "03:00", None, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("2026-10-25", "02:30", "0", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25", "02:30", "1", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        # A choice left over from another time changes nothing
        ("2026-07-01", "08:00", "1", datetime(2026, 7, 1, 6, tzinfo=UTC)),
    ],
)
def test_what_is_typed_is_german_time(day, time, which, moment):
    form = typed(day, time, which)
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"start": moment, "end": None}


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("", "", "Bitte geben Sie Tag und Uhrzeit an."),
        ("", "08:00", "Bitte geben Sie auch den Tag an."),
        ("2026-07-01", "", "Bitte geben Sie auch die Uhrzeit an"),
        ("2026-02-30", "08:00", "Diesen Tag gibt es nicht."),
        ("2026-07-01", "25:00", "Diese Uhrzeit gibt es nicht."),
        ("0001-01-01", "00:00", "zwischen den Jahren 1900 und 2199"),
        ("2026-03-29", "02:30", "gibt es 2:30 Uhr nicht"),
        ("2026-10-25", "02:30", "gibt es 2:30 Uhr zweimal"),
        ("\x00", "\x00", "Diesen Tag gibt es nicht."),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(day, time, sentence):
    form = typed(day, time)
    assert sentence in str(form.errors["start"])
    if day.isprintable():
        assert f'value="{day}"' in str(form["start"]) or not day
        assert f'value="{time}"' in str(form["start"]) or not time


def test_the_zone_is_shown_beside_the_time():
    assert "deutscher Zeit" in str(Schedule()["start"])


def test_the_form_asks_which_hour_is_meant_only_when_there_are_two():
    assert "start_which" not in str(Schedule()["start"])
    assert "start_which" not in str(typed("2026-03-29", "02:30")["start"])
    assert "zum zweiten Mal" in str(typed("2026-10-25", "02:30")["start"])
    assert "zum zweiten Mal" in str(typed("25.10.2026", "2:30")["start"])


def test_the_second_of_two_hours_is_shown_as_chosen():
    form = Schedule(initial={"start": datetime(2026, 10, 25, 1, 30, tzinfo=UTC)})
    assert '<option value="1" selected>' in str(form["start"])


def test_an_unchanged_moment_counts_as_unchanged():
    moment = datetime(2026, 7, 1, 6, 0, 30, tzinfo=UTC)
    form = Schedule({"start_day": "2026-07-01", "start_time": "08:00"}, initial={"start": moment})
    assert form.is_valid()
    assert not form.has_changed()
