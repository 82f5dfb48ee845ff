"""How pages write days, moments, spans, money and text."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from publishing.templatetags import german

NB = "\u00a0"


def test_a_day_carries_its_offset_for_machines():
    assert german.day("2017-01-17") == (
        f'<time datetime="2017-01-17T00:00:00+01:00">17.{NB}Januar 2017</time>'
    )


def test_a_moment_shows_its_zone_in_summer_and_in_winter():
    assert f"8:00{NB}Uhr{NB}MEZ" in german.moment(datetime(2017, 1, 17, 7, tzinfo=UTC))
    assert f"9:00{NB}Uhr{NB}MESZ" in german.moment(datetime(2017, 7, 17, 7, tzinfo=UTC))


def test_an_open_span_says_since():
    assert german.span(date(2014, 3, 1), None).startswith("seit <time")
    assert " bis <time" in german.span("2014-03-01", "2017-12-31")
    assert german.span(None, None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1234.50"), f"1.234,50{NB}€"),
        ("84000.00", f"84.000{NB}€"),
        (0, f"0{NB}€"),
        (None, ""),
        ("unbekannt", ""),
    ],
)
def test_money_is_written_the_german_way(value, shown):
    assert german.euro(value) == shown


def test_whole_sums_have_cents_where_others_beside_them_have():
    assert german.euro(Decimal(84000), with_cents=True) == f"84.000,00{NB}€"


@pytest.mark.parametrize(
    ("written", "dialled"), [("06031 83-1234", "+496031831234"), ("+49 6031 83", "+49603183")]
)
def test_a_telephone_number_can_be_dialled_from_abroad(written, dialled):
    assert german.telephone(written) == dialled


def test_dates_in_a_text_are_marked_and_the_rest_is_escaped():
    typeset = german.typeset("Am 1. März 2014 <um> 8:00 Uhr")
    assert f'<time datetime="2014-03-01T00:00:00+01:00">1.{NB}März 2014</time>' in typeset
    assert "&lt;um&gt;" in typeset
    assert f"8:00{NB}Uhr" in typeset


def test_dates_inside_tags_and_marked_dates_stay_as_they_are():
    html = german.mark_safe(
        '<img alt="Plakat vom 1. März 2014"><time datetime="x">1. März 2014</time>'
    )
    assert german.typeset(html) == html


def test_a_day_that_does_not_exist_is_not_marked():
    assert german.typeset("am 31. Februar 2017") == "am 31. Februar 2017"


def test_an_email_address_breaks_before_the_at_sign():
    assert german.breakable("a<b@example.org") == "a&lt;b<wbr>@example.org"


def plain(html):
    return re.sub(r"<[^>]+>", "", html).replace(NB, " ")


@pytest.mark.parametrize(
    ("code", "day", "money"),
    [
        ("en", "17 January 2017", "€84,000"),
        ("de-simple", "17. Januar 2017", "84.000 €"),
        ("uk", "17 січня 2017\u202fр.", "84 000 €"),
        ("tr", "17 Ocak 2017", "€84.000"),
        ("ar", "17 يناير 2017", "\u200f84,000 €"),
        ("fa-af", "17 جنوری 2017", "\u200e€ 84,000"),
    ],
)
def test_days_and_money_are_written_in_the_language_of_the_site(code, day, money):
    with override(code):
        assert plain(german.day("2017-01-17")) == day
        assert plain(german.euro("84000.00")) == money
        # A day for machines is the same in every language
        assert 'datetime="2017-01-17T00:00:00+01:00"' in german.day("2017-01-17")


def test_a_moment_and_a_span_follow_the_grammar_of_the_language():
    with override("tr"):
        assert plain(german.span(date(2014, 3, 1), None)) == "1 Mart 2014 tarihinden beri"
    with override("en"):
        moment = german.moment(datetime(2017, 7, 17, 7, tzinfo=UTC))
        assert plain(moment) == "17 July 2017, 9:00 CEST"
    with override("ar"):
        assert "الساعة 9:00" in plain(german.moment(datetime(2017, 7, 17, 7, tzinfo=UTC)))
