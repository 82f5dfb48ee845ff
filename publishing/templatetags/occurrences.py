"""How pages write when something takes place: "Freitag, 17. September 2027, 18:00 bis 20:00 Uhr"."""

from datetime import date, time

from babel.dates import format_date
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from publishing.languages import of_site
from publishing.occurrences import Occurrence

from .german import clock, said, written_weekday

register = template.Library()


@register.simple_tag
def occurrence(one: Occurrence) -> SafeString:
    """Return days and times, each in a time element with its offset; whole days carry the day alone."""
    if one.is_all_day:
        return _through(_day(one.day), _day(one.last_day)) if one.last_day else _day(one.day)
    start = _element(one.starts_at.isoformat(timespec="minutes"), _words(one.day, one.begins))
    if not one.ends:
        begin = said(_("{start} Uhr"), start=start)
        return _through(begin, _day(one.last_day)) if one.last_day else begin
    same_day = one.last_day in (None, one.day)
    words = clock(one.ends) if same_day else _words(one.final_day, one.ends)
    end = _element(one.ends_at.isoformat(timespec="minutes"), words)
    if same_day:
        return said(_("{start} bis {end} Uhr"), start=start, end=end)
    return said(_("{start} Uhr bis {end} Uhr"), start=start, end=end)


@register.simple_tag
def weekday(value: date, whole: bool = False) -> str:
    """Return "Mo", or the whole day: "Montag, 17. Januar 2017"."""
    if whole:
        return written_weekday(value)
    return format_date(value, "ccc", locale=of_site().locale).rstrip(".")


@register.simple_tag
def hour(value: time) -> SafeString:
    """Return "18:00 Uhr"."""
    return said(_("{start} Uhr"), start=clock(value))


def _through(first: SafeString, last: SafeString) -> SafeString:
    return format_html(_("{first} bis {last}"), first=first, last=last)


def _day(day: date) -> SafeString:
    return _element(day.isoformat(), written_weekday(day))


def _words(day: date, hour: time | None) -> str:
    if hour is None:
        return written_weekday(day)
    return _("{day}, {time}").format(day=written_weekday(day), time=clock(hour))


def _element(machine: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, words)
