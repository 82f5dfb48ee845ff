"""How pages write days, moments, spans and money in the language of the site, with the machine's form beside each date.

The times are Germany's in every language, and so is the calendar.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency
from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from publishing.languages import of_site
from publishing.moments import BERLIN, midnight

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
register = template.Library()
NO_BREAK = "\u00a0"
# What stands inside a tag (an alternative text, say) is left alone by matching the tag first
TYPESET = re.compile(
    r"<time\b.*?</time>|<[^>]*>"
    r"|\b(?P<day>[0-3]?\d)\.(?:\s|&nbsp;)*(?P<month>" + "|".join(MONTHS) + r")\s+(?P<year>\d{4})\b"
    r"|(?<=\d) (?P<unit>(?:Uhr|Euro|Prozent|Millionen)\b|[€%])",
    re.DOTALL,
)


@register.simple_tag
def day(value: datetime | date | str | None, prefix: str = "") -> SafeString:
    """Return "17. Januar 2017" in a time element; `value` is a day, a moment, or either as ISO 8601 text."""
    if not value:
        return mark_safe("")
    element = _day_element(value, _locale())
    return format_html("{}{}", prefix, element) if prefix else element


@register.simple_tag
def moment(value: datetime | str | None) -> SafeString:
    """Return "17. Januar 2017, 8:00 Uhr MEZ" in a time element."""
    local = _moment(value)
    if local is None:
        return mark_safe("")
    zone = _("MESZ") if local.tzname() == "CEST" else _("MEZ")
    words = said(
        _("{day}, {time} Uhr {zone}"),
        day=written_day(local.date()),
        time=clock(local.time()),
        zone=zone,
    )
    return format_html('<time datetime="{}">{}</time>', _iso(local), words)


@register.simple_tag
def span(start: date | str | None, end: date | str | None) -> SafeString:
    """Return "1. März 2014 bis 31. Dezember 2017", or with an open side "seit …", "bis …"; empty without both."""
    first, last = day(_moment(start)), day(_moment(end))
    if first and last:
        return format_html(_("{first} bis {last}"), first=first, last=last)
    if first:
        return format_html(_("seit {first}"), first=first)
    return format_html(_("bis {last}"), last=last) if last else mark_safe("")


@register.simple_tag
def month(value: date | None, brief: bool = False) -> str:
    """Return "Januar 2017", or "Jan. 2017"."""
    return format_date(value, "MMM y" if brief else "LLLL y", locale=_locale()) if value else ""


@register.filter
def as_day(value: datetime | date | str | None) -> date | None:
    """Return the Berlin day, for Django's own date filter; understands ISO 8601 text too."""
    moment = _moment(value)
    return moment.date() if moment else None


@register.filter
def in_words(value: datetime | date | str | None) -> str:
    """Return "17. Januar 2017" for letters, which know no elements."""
    moment = _moment(value)
    return written_day(moment.date()) if moment else ""


@register.filter
def day_of_month(value: date) -> str:
    """Return "17." in German, "17" in other languages."""
    return f"{value.day}." if of_site().locale == "de_DE" else str(value.day)


@register.filter
def iso(value: datetime | date | str | None) -> str:
    """Return the machine's form with its offset: "2017-01-17T00:00:00+01:00"."""
    moment = _moment(value)
    return _iso(moment) if moment else ""


@register.filter
def typeset(text: str) -> SafeString:
    """Return the text with each full date in a time element, and figures kept with their unit; HTML stays HTML."""
    return mark_safe(TYPESET.sub(_typeset, conditional_escape(text or "")))


@register.filter
def euro(value: Decimal | str | float | None, with_cents: bool = False) -> str:
    """Return "1.234,50 €" as the language writes it; empty for what is no number.

    Whole sums have no cents, unless sums that stand with them in one column have some: `with_cents`.
    """
    if value in (None, ""):
        return ""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return ""
    # The sign and no letters, which CLDR gives for some languages
    pattern = Locale.parse(_locale()).currency_formats["standard"].pattern.replace("¤", "€")
    if not with_cents and amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    return format_currency(amount, "EUR", pattern, _locale(), currency_digits=False)


@register.filter
def breakable(address: str) -> SafeString:
    """Return an e-mail address that may break before the @, where it is read easiest."""
    return mark_safe(conditional_escape(address).replace("@", "<wbr>@"))


@register.filter
def telephone(value: str) -> str:
    """Return the address of a `tel:` link: "06031 83-1234" becomes "+496031831234"."""
    digits = "".join(char for char in value if char.isdigit() or char == "+")
    return f"+49{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits


def _typeset(match: re.Match[str]) -> str:
    if match["unit"]:
        return NO_BREAK + match["unit"]
    if not match["day"]:
        return match[0]
    month = MONTHS.index(match["month"]) + 1
    try:
        moment = datetime(int(match["year"]), month, int(match["day"]), tzinfo=BERLIN)
    except ValueError:  # 31. Februar
        return match[0]
    words = f"{match['day']}.{NO_BREAK}{match['month']} {match['year']}"
    return f'<time datetime="{_iso(moment)}">{words}</time>'


def written_day(value: date) -> str:
    """Return "17. Januar 2017" that does not break after the number."""
    return _written_day(value, _locale())


# A page with hundreds of measures names the same days again and again
@lru_cache(maxsize=4096)
def _day_element(value: datetime | date | str, locale: str) -> SafeString:
    moment = _moment(value)
    if moment is None:
        return mark_safe("")
    words = _written_day(moment.date(), locale)
    return format_html('<time datetime="{}">{}</time>', _iso(moment), words)


@lru_cache(maxsize=4096)
def _written_day(value: date, locale: str) -> str:
    return format_date(value, "long", locale=locale).replace(" ", NO_BREAK, 1)


def written_weekday(value: date) -> str:
    """Return "Dienstag, 17. Januar 2017" that does not break after the number."""
    day = written_day(value)
    full = format_date(value, "full", locale=_locale())
    return full.replace(day.replace(NO_BREAK, " "), day)


def clock(value: time) -> str:
    """Return "8:00": on the clocks of Germany a day has 24 hours."""
    return format_time(value, "H:mm", locale=_locale())


def said(pattern: str, **parts: object) -> SafeString:
    """Return the translated pattern, filled in; the German "Uhr" stays with its figure."""
    return format_html(
        pattern.replace(" Uhr", f"{NO_BREAK}Uhr").replace("Uhr ", f"Uhr{NO_BREAK}"), **parts
    )


def _locale() -> str:
    return of_site().locale


def _moment(value: datetime | date | str | None) -> datetime | None:
    # A mere day is shown by its midnight in Berlin, so that the machine's form has an offset too
    if not value:
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if not isinstance(value, datetime):
        return midnight(value)
    return timezone.localtime(value, BERLIN)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
