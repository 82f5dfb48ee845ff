"""Two editions of an indicator can be read side by side: together, too, they tell no count below five."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product

import pytest

from programs.indicators.figures import frozen_figures
from programs.indicators.suppression import LEAST, TOTAL
from programs.models import Indicator, Observation
from publishing import actions
from publishing.models import Document
from tests import factories

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
YEAR = date(2024, 1, 1), date(2024, 12, 31)
QUARTERS = [
    (date(2024, 1, 1), date(2024, 3, 31)), (date(2024, 4, 1), date(2024, 6, 30)),
    (date(2024, 7, 1), date(2024, 9, 30)), (date(2024, 10, 1), date(2024, 12, 31)),
]  # fmt: skip


def measured(counts, period=YEAR, comparisons=None):
    """Return the rows of a period; a total is added to what are parts."""
    parts = {TOTAL: sum(counts.values()), **counts} if TOTAL not in counts else counts
    return [
        Observation(
            period_start=period[0],
            period_end=period[1],
            dimension=name,
            value=Decimal(count),
            comparison_value=(comparisons or {}).get(name),
        )
        for name, count in parts.items()
    ]


def as_rows(counts):
    """Return rows of the year with just these figures, None for those without a value."""
    return [
        Observation(
            period_start=YEAR[0],
            period_end=YEAR[1],
            dimension=name,
            value=None if count is None else Decimal(count),
        )
        for name, count in counts
    ]


def editions(*versions, **fields):
    """Return what each edition says of its observations, made one after the other."""
    indicator = Indicator(is_count=True, **fields)
    made = []
    for rows in versions:
        made.append(
            [
                {**one, "from": f"{one['from']}", "until": f"{one['until']}"}
                for one in frozen_figures(indicator, rows, made)["observations"]
            ]
        )
    return made


def told(edition, figure="value"):
    return {one["dimension"]: int(one[figure]) for one in edition if one[figure] is not None}


def worked_out(edition, other):
    """Return what a reader concludes who takes parts that only the other edition tells to be the same still."""
    here, there = told(edition), told(other)
    if TOTAL not in here:
        return {}
    open_ = [one["dimension"] for one in edition if one["dimension"] not in here]
    unknown = [name for name in open_ if name not in there]
    known = sum(count for name, count in here.items() if name != TOTAL)
    known += sum(there[name] for name in open_ if name in there)
    return {unknown[0]: here[TOTAL] - known} if len(unknown) == 1 else {}


def test_no_small_count_follows_from_an_earlier_or_a_later_edition():
    """Three parts, of which one or two are revised: every such pair of editions, read in both directions."""
    sizes = (0, 3, 6, 20)
    for first in product(sizes, repeat=3):
        for changed in product(sizes, repeat=2):
            second = (*changed, first[2])
            pair = editions(
                *(measured(dict(zip("abc", version, strict=True))) for version in (first, second))
            )
            for version, edition, other in zip((first, second), pair, pair[::-1], strict=True):
                true = dict(zip("abc", version, strict=True))
                for name, count in worked_out(edition, other).items():
                    assert not (count == true[name] < LEAST), (first, second, name)


def test_a_count_that_was_kept_back_beside_its_total_stays_so_with_its_company():
    former, later = editions(
        measured({"a": 3, "b": 7, "c": 26}), measured({"a": 6, "b": 7, "c": 26})
    )
    assert told(former) == {TOTAL: 36, "c": 26}
    assert told(later) == {TOTAL: 39, "c": 26}
    assert [one["suppressed"] for one in later] == [False, True, True, False]


def test_a_total_alone_that_is_no_small_count_any_more_is_told():
    """Nothing stood beside it: what is told now says nothing of what it was."""
    former, later = editions(measured({TOTAL: 3}), measured({TOTAL: 12}))
    assert (told(former), told(later)) == ({}, {TOTAL: 12})


def test_where_a_part_told_before_would_be_the_cover_the_whole_period_is_kept_back():
    former, later, last = editions(
        measured({"a": 6, "b": 7, "c": 26}),
        measured({"a": 3, "b": 7, "c": 26}),
        measured({"a": 8, "b": 7, "c": 26}),
    )
    assert told(former) == {TOTAL: 39, "a": 6, "b": 7, "c": 26}
    assert told(later) == {}
    # An edition that tells nothing of the period gives nothing away by a later one
    assert told(last) == {TOTAL: 41, "a": 8, "b": 7, "c": 26}


@pytest.mark.parametrize("turned", [False, True])
def test_a_year_and_its_quarters_in_different_editions_tell_no_small_quarter(turned):
    year = measured({TOTAL: 40})
    quarters = [
        one
        for period, count in zip(QUARTERS, (3, 10, 12, 15), strict=True)
        for one in measured({TOTAL: count}, period)
    ]
    versions = [quarters, year] if turned else [year, quarters]
    former, later = editions(*versions)
    assert any(one["value"] for one in former)
    assert not told(later)


def test_quarters_without_a_small_one_are_told_after_their_year():
    quarters = [one for period in QUARTERS for one in measured({TOTAL: 10}, period)]
    _former, later = editions(measured({TOTAL: 40}), quarters)
    assert len([one for one in later if one["value"] == "10"]) == 4


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("way", ["without a row", "without a value"])
def test_a_part_and_a_total_in_different_editions_tell_no_small_rest(turned, way):
    """Twelve people, ten of them women: two others, whichever of the two figures is taken away."""
    total, part = [TOTAL, 12], ["Geschlecht: weiblich", 10]
    first, second = (part, total) if turned else (total, part)
    former = [*as_rows([first])]
    later = [*as_rows([second])]
    if way == "without a value":
        later += as_rows([[first[0], None]])
    pair = editions(former, later)
    assert told(pair[0]) == dict([first])
    assert told(pair[1]) == {}


def test_a_part_that_went_keeps_nothing_back_where_enough_people_remain():
    _former, later = editions(as_rows([["a", 10]]), as_rows([[TOTAL, 15]]))
    assert told(later) == {TOTAL: 15}


@pytest.mark.parametrize(("quarter", "is_told"), [(38, False), (40, False), (30, True)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_year_and_some_of_its_quarters_in_different_editions_tell_no_small_rest(
    quarter, is_told, turned
):
    year, one = measured({TOTAL: 40}), measured({TOTAL: quarter}, QUARTERS[0])
    _former, later = editions(*((one, year) if turned else (year, one)))
    assert bool(told(later)) is is_told


def test_values_for_comparison_are_judged_over_time_by_themselves():
    given = {"a": 30, "b": 40, "c": 50}
    first = {TOTAL: 36, "a": 3, "b": 7, "c": 26}
    second = {TOTAL: 39, "a": 6, "b": 7, "c": 26}
    former, later = editions(
        measured(given, comparisons=first), measured(given, comparisons=second)
    )
    assert told(former, "comparison") == {TOTAL: 36, "c": 26}
    assert told(later, "comparison") == {TOTAL: 39, "c": 26}
    assert told(later) == {TOTAL: 120, **given}


def test_a_value_for_comparison_that_came_later_is_told():
    given = {"a": 30, "b": 40}
    _former, later = editions(
        measured(given), measured(given, comparisons={TOTAL: 70, "a": 30, "b": 40})
    )
    assert told(later, "comparison") == {TOTAL: 70, "a": 30, "b": 40}


def test_a_baseline_does_not_tell_the_total_of_a_period_that_is_kept_back():
    indicator = Indicator(is_count=True, baseline_value=Decimal(36), baseline_on=YEAR[1])
    (former,) = editions(measured({"a": 6, "b": 7, "c": 26}))
    rows = measured({"a": 3, "b": 7, "c": 26})
    assert frozen_figures(indicator, rows, [former])["baseline"] is None
    assert frozen_figures(indicator, rows)["baseline"]["value"] == "36"


def test_a_baseline_is_the_total_of_a_period_of_which_parts_alone_are_measured():
    """Eight people at the end of the year, six of them women: two others."""
    indicator = Indicator(is_count=True, baseline_value=Decimal(8), baseline_on=YEAR[1])
    rows = as_rows([["Geschlecht: weiblich", 6]])
    found = frozen_figures(indicator, rows)
    assert found["baseline"]["value"] == "8"
    assert [one["value"] for one in found["observations"]] == [None]
    (former,) = editions(rows)
    later = frozen_figures(indicator, rows, [former])
    assert (later["baseline"], later["observations"][0]["value"]) == (None, None)
    indicator.baseline_value = Decimal(20)
    assert [one["value"] for one in frozen_figures(indicator, rows)["observations"]] == ["6"]


@pytest.mark.django_db
def test_a_total_told_of_a_part_that_was_taken_away_is_kept_back_on_the_page(client, clock):
    indicator = factories.indicator([], is_count=True, unit="Personen")
    factories.observation(indicator, 2024, 10, "Geschlecht: weiblich")
    former = factories.published(indicator, at=START)
    indicator.observations.all().delete()
    factories.observation(indicator, 2024, 12)
    Document.objects.filter(pk=indicator.pk).update(state="draft", change_note="Gesamtwert")
    factories.published(indicator, at=START + timedelta(days=30))
    clock(START + timedelta(days=40))
    (found,) = client.get(f"{former.path}?format=json").json()["observations"]
    assert (found["value"], found["suppressed"]) == (None, True)
    day = client.get(f"{former.path}?format=json&stand=2026-03-10").json()["observations"]
    assert [one["value"] for one in day] == ["10"]


@pytest.mark.django_db
def test_a_translation_holds_no_baseline_that_could_be_read_without_the_german_text(client, clock):
    """Which total is kept back is known of the German text alone; its time may be over before the translation's."""
    indicator = factories.indicator(
        [],
        is_count=True,
        baseline_value=36,
        baseline_on=YEAR[1],
        target_value=50,
        target_on=YEAR[1],
    )
    factories.published(indicator, at=START, live_until=START + timedelta(days=9))
    translated = factories.published(factories.translation(indicator, title="Sample"), at=START)
    assert (translated.data["baseline"], translated.data["target"]) == (None, None)
    clock(START + timedelta(days=1))
    assert client.get(translated.path).context["indicator"].baseline.startswith("36")
    (item,) = client.get("/api/v1/indicators?language=en").json()["items"]
    assert (item["baseline"]["value"], item["target"]["value"]) == ("36", "50")
    clock(START + timedelta(days=10))
    assert client.get(translated.path).context["indicator"].baseline == ""


@pytest.mark.django_db
def test_the_editions_of_an_indicator_keep_back_what_the_earlier_ones_did(client, clock):
    indicator = factories.indicator([], is_count=True, unit="Personen")
    for name, count in {TOTAL: 36, "a": 3, "b": 7, "c": 26}.items():
        factories.observation(indicator, 2024, count, name)
    former = factories.published(indicator, at=START)
    for name, count in {TOTAL: 39, "a": 6}.items():
        factories.observation(indicator, 2024, count, name, revision=2, state="revised")
    Document.objects.filter(pk=indicator.pk).update(state="draft", change_note="Berichtigt")
    later = factories.published(indicator, at=START + timedelta(days=30))
    assert told(later.data["observations"]) == {TOTAL: 39, "c": 26}
    clock(START + timedelta(days=40))
    for day in ("", "&stand=2026-03-10"):
        found = client.get(f"{former.path}?format=json{day}").json()["observations"]
        assert [one["dimension"] for one in found if one["suppressed"]] == ["a", "b"]


@pytest.mark.django_db
def test_an_edition_that_nobody_can_read_any_more_binds_no_later_one():
    indicator = factories.indicator([], is_count=True, unit="Personen")
    for name, count in {TOTAL: 36, "a": 3, "b": 7, "c": 26}.items():
        factories.observation(indicator, 2024, count, name)
    former = factories.published(indicator, at=START)
    indicator.observations.all().delete()
    Document.objects.filter(pk=indicator.pk).update(state="draft", change_note="Ohne 2024")
    factories.published(indicator, at=START + timedelta(days=30))
    for name, count in {TOTAL: 39, "a": 6, "b": 7, "c": 26}.items():
        factories.observation(indicator, 2024, count, name)
    says = [TOTAL, "c"], [TOTAL, "a", "b", "c"]
    now = START + timedelta(days=40)
    assert list(told(as_it_stands(indicator, now))) == says[0]
    actions.redact(former, by=factories.approver(), at=now, reason="Kleine Zahlen")
    assert list(told(as_it_stands(indicator, now))) == says[1]


def as_it_stands(indicator, at):
    data = Indicator.objects.get(pk=indicator.pk).edition_data(at)
    return data["observations"]
