"""Indicators: what an edition freezes of them, what pages say, and that no small count ever gets out."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.models import Goal, Observation
from publishing import actions, content, paging
from publishing.models import Document, Edition, EditionSource
from publishing.readiness import errors_in, hints_in, problems_of
from tests import factories
from tests.admin_forms import admin_url, save

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.text.replace("\xa0", " ")


def observations(edition):
    return [
        (item["from"][:4], item["dimension"], item["value"], item["suppressed"])
        for item in edition.data["observations"]
    ]


def says(document):
    return content.content_of(Document.objects.get(pk=document.pk), START)


# What an edition freezes


def test_an_edition_has_the_figures_with_the_indicators_decimals():
    indicator = factories.indicator(
        [Decimal("12.25"), None],
        decimals=1,
        target_value="20",
        target_on="2027-12-31",
        baseline_value="10.04",
        baseline_on="2020-12-31",
    )
    data = factories.published(indicator).data
    assert [(item["value"], item["suppressed"]) for item in data["observations"]] == [
        ("12.3", False), (None, False),
    ]  # fmt: skip
    assert data["target"] == {"value": "20.0", "on": "2027-12-31"}
    assert data["baseline"] == {"value": "10.0", "on": "2020-12-31"}


def test_the_last_revision_counts():
    indicator = factories.indicator([12])
    factories.observation(indicator, 2021, 14, revision=2, state="revised")
    edition = factories.published(indicator)
    assert observations(edition) == [("2021", "", "14", False)]
    assert edition.data["observations"][0]["state"] == "revised"


def counted():
    """An indicator whose year 2022 has a small part, and a year 2023 of which the total itself is small."""
    indicator = factories.indicator(
        [], unit="Personen", is_count=True, baseline_value="3", baseline_on="2020-12-31",
        comparison_label="Nachbarkreis",
    )  # fmt: skip
    for year, parts in [(2021, (211, 312)), (2022, (403, 2, 17)), (2023, (1, 2))]:
        factories.observation(indicator, year, sum(parts), comparison_value=4)
        for name, value in zip(("weiblich", "männlich", "divers"), parts, strict=False):
            factories.observation(indicator, year, value, f"Geschlecht: {name}")
    return indicator


def test_small_counts_and_what_would_tell_them_are_not_in_the_edition():
    edition = factories.published(counted())
    assert observations(edition) == [
        ("2021", "", "523", False),
        ("2021", "Geschlecht: männlich", "312", False),
        ("2021", "Geschlecht: weiblich", "211", False),
        ("2022", "", "422", False),
        ("2022", "Geschlecht: divers", None, True),
        ("2022", "Geschlecht: männlich", None, True),
        ("2022", "Geschlecht: weiblich", "403", False),
        ("2023", "", None, True),
        ("2023", "Geschlecht: männlich", None, True),
        ("2023", "Geschlecht: weiblich", None, True),
    ]
    assert {item["comparison"] for item in edition.data["observations"]} == {None}
    assert edition.data["baseline"] is None


def test_small_figures_that_count_no_people_are_told():
    indicator = factories.indicator([2, 3], unit="Standorte", is_count=False)
    assert observations(factories.published(indicator)) == [
        ("2021", "", "2", False), ("2022", "", "3", False),
    ]  # fmt: skip


def test_no_public_page_tells_a_small_count(client):
    """The values kept back occur nowhere else: seventeen and two are no other figure of the pages."""
    program = factories.published(factories.program(slug="bsp"), at=START)
    indicator = counted()
    indicator.program_id = program.document_id
    indicator.save()
    edition = factories.published(indicator, at=START)
    figure = re.compile(r"(?<![\d.,:\-/])(17|2|1|3|4)(?![\d.,:\-/%])")
    for path in (edition.path, f"/en{edition.path}", "/indikatoren/"):
        page = text_of(client, path)
        cells = re.findall(r'observations__figure">(.*?)</td>|indicator__value">(.*?)<', page)
        assert not [cell for pair in cells for cell in pair if figure.fullmatch(cell)], path
        machine = re.search(r"application/ld\+json\">(.*?)</script>", page)
        if machine:
            items = json.loads(machine[1])["@graph"]
            assert [item["value"] for item in items if item["@type"] == "Observation"] == [422.0]
    assert text_of(client, edition.path).count("<abbr") == 5
    # What it was made of stays in the newsroom
    rows = EditionSource.objects.get(edition=edition).content["parts"]["observations"]
    assert len(rows) == 10


def test_a_former_value_stays_in_its_edition_and_a_new_one_has_a_revision(client, clock):
    indicator = factories.indicator([12])
    first = factories.published(indicator, at=START)
    factories.observation(indicator, 2021, 15, revision=2, state="revised")
    Document.objects.filter(pk=indicator.pk).update(state="draft", change_note="Wert berichtigt")
    second = factories.published(indicator, at=START + timedelta(days=30))
    first.refresh_from_db()
    assert [observations(one)[0][2] for one in (first, second)] == ["12", "15"]
    clock(START + timedelta(days=40))
    page = text_of(client, second.path)
    assert "revidiert" in page
    assert "Revidierte Werte sind nach ihrer Veröffentlichung berichtigt worden." in page


# Pages


@pytest.fixture
def program():
    return factories.published(factories.program(title="Beispielprogramm", slug="bsp"), at=START)


def test_a_page_says_value_chart_table_and_meaning(client, program):
    indicator = factories.indicator(
        [1200, 1500, 1350],
        program_id=program.document_id,
        direction="up",
        method="Monatlich gezählt.",
        territory="Beispielkreis",
        comparison_label="Nachbarkreis",
        source_url="https://example.org/zahlen",
        target_value=2000,
        target_on="2027-12-31",
    )
    Observation.objects.filter(indicator=indicator).update(comparison_value=900)
    last = Observation.objects.filter(indicator=indicator, period_start="2023-01-01")
    last.update(state="provisional")
    edition = factories.published(indicator, at=START)
    page = text_of(client, edition.path)
    for words in (
        "1.350", "2023", "(vorläufig)", "Gesunken gegenüber 2022 (damals 1.500).",
        "Höhere Werte sind das Ziel.", "2.000 Beratungen (31. Dezember 2027)", "Ziel 2027: 2.000",
        "Gezählt wird jede Beratung.", "Monatlich gezählt.", "Beispielkreis", "Nachbarkreis", "Eigene Zählung",
        'href="https://example.org/zahlen"', "Vorläufige Werte können sich noch ändern.",
        "Er beweist nicht, dass ein Programm oder eine Maßnahme das bewirkt hat.", 'href="/programme/bsp/"',
    ):  # fmt: skip
        assert words in page, words
    assert page.count('class="chart__column"') == 2
    # One in the chart, one as its key
    assert page.count('class="chart__column chart__column--provisional"') == 2
    assert re.findall(r'observations__figure">([\d.]+)<', page)[::2] == ["1.350", "1.500", "1.200"]
    for part in ("<title", "<desc", 'role="img"', "aria-labelledby"):
        assert part in page
    assert "style=" not in page


def test_what_is_below_nothing_has_a_sign_that_is_spoken_and_what_is_unknown_no_state(client):
    indicator = factories.indicator([12, None, -1300])
    page = text_of(client, factories.published(indicator, at=START).path)
    assert re.findall(r'observations__figure">([^<]+)</td><td>(\w*)<', page) == [
        ("\u22121.300", "endgültig"), ("keine Angabe", ""), ("12", "endgültig"),
    ]  # fmt: skip
    assert "-1.300" not in page


@pytest.mark.parametrize(
    ("language", "minus"),
    [("", "\u2212"), ("/en", "\u2212"), ("/ar", "\u200e\u2212"), ("/fa-af", "\u200e\u2212")],
)
def test_a_minus_stands_before_its_figure_in_every_direction(client, language, minus):
    path = factories.published(factories.indicator([-7]), at=START).path
    page = text_of(client, f"{language}{path}")
    assert f'observations__figure">{minus}7<' in page
    assert f'indicator__value">{minus}7<' in page


def test_a_comparison_that_crosses_a_column_is_drawn_on_a_ground_of_its_own(client):
    indicator = factories.indicator([5, 9], comparison_label="Nachbarkreis")
    Observation.objects.filter(indicator=indicator).update(comparison_value=4)
    page = text_of(client, factories.published(indicator, at=START).path)
    assert (
        page.index("chart__column")
        < page.index("chart__line--halo")
        < page.index("chart__line--comparison")
    )


@pytest.mark.parametrize(("values", "lines"), [((901, 905, 903), 0), ((1, 5, 3), 1)])
def test_a_small_chart_that_leaves_out_zero_has_no_ground_to_stand_on(client, values, lines):
    indicator = factories.indicator([], period_kind="day")
    for month, value in enumerate(values, start=1):
        day = date(2024, month, 1)
        factories.observation(indicator, 2024, value, period_start=day, period_end=day)
    factories.published(indicator, at=START)
    drawing = text_of(client, "/indikatoren/").partition('<svg class="chart__small"')[2]
    assert drawing.partition("</svg>")[0].count("chart__grid") == lines


def test_indicators_stand_below_the_programmes(client):
    edition = factories.published(factories.indicator(), at=START)
    for path in ("/indikatoren/", edition.path):
        page = text_of(client, path)
        assert '<a href="/programme/" aria-current="true">' in page
        trail = page.partition('<nav class="breadcrumb"')[2].partition("</nav>")[0]
        assert '<a href="/programme/">Programme</a>' in trail


def test_each_part_has_a_chart_where_there_is_no_total(client):
    indicator = factories.indicator([])
    for name, value in (("Nord", 10), ("Süd", 20)):
        factories.observation(indicator, 2021, value, name)
        factories.observation(indicator, 2022, value + 1, name)
    page = text_of(client, factories.published(indicator).path)
    assert page.count('role="img"') == 2
    assert page.count("insgesamt") == 0


def test_the_list_shows_indicators_by_programme_with_their_last_value(client, program):
    other = factories.published(factories.program(title="Anderes Programm"), at=START)
    for title, owner, values in [
        ("Zahl der Kurse", program, (3, 7)), ("Beratungen", program, (40, 42)), ("Alles", other, (1, 9)),
        ("Allein", None, (5, 5)),
    ]:  # fmt: skip
        document = factories.indicator(
            values, title=title, program_id=owner.document_id if owner else None
        )
        factories.published(document, at=START)
    page = text_of(client, "/indikatoren/")
    headings = re.findall(r"<h[23].*?>(?:<a [^>]*>)?([^<]+)<", page)
    assert headings[:7] == [
        "Anderes Programm", "Alles", "Beispielprogramm", "Beratungen", "Zahl der Kurse",
        "Ohne Förderprogramm", "Allein",
    ]  # fmt: skip
    assert re.findall(r'indicator__value">(\d+)<', page) == ["9", "42", "7", "5"]
    only = text_of(client, "/indikatoren/?programm=bsp")
    assert re.findall(r'indicator__value">(\d+)<', only) == ["42", "7"]
    assert client.get("/indikatoren/?programm=unsinn").status_code == 200


def test_a_programme_shows_its_goals_and_indicators(client, program):
    Goal.objects.create(program_id=program.document_id, title="Mehr Teilhabe")
    indicator = factories.indicator([3, 7], program_id=program.document_id)
    factories.published(indicator, at=START)
    Document.objects.filter(pk=program.document_id).update(
        state="draft", change_note="Ziel genannt"
    )
    later = factories.published(
        Document.objects.get(pk=program.document_id), at=START + timedelta(days=1)
    )
    page = text_of(client, later.path)
    for words in (
        "Ziele und Indikatoren",
        "Mehr Teilhabe",
        "Beispielindikator",
        "Werte als Tabelle",
    ):
        assert words in page


def test_a_programme_shows_the_newest_values_and_leads_to_all(client, program):
    indicator = factories.indicator(range(5, 25), program_id=program.document_id)
    edition = factories.published(indicator, at=START)
    page = text_of(client, program.path)
    assert re.findall(r'observations__figure">(\d+)<', page) == [str(n) for n in range(24, 12, -1)]
    assert f'href="{edition.path}#werte"' in page
    assert len(re.findall(r'observations__figure">(\d+)<', text_of(client, edition.path))) == 20


def test_a_translation_has_its_own_words_and_the_figures_of_the_german_text(client):
    indicator = factories.indicator([12, 15])
    factories.published(indicator, at=START)
    translation = factories.translation(
        indicator, title="Sample indicator", unit="consultations", definition="Every consultation."
    )
    begun = factories.published(translation, at=START)
    assert begun.data["observations"] == []
    for page in (text_of(client, begun.path), text_of(client, f"/en{indicator.own_path()}")):
        assert "consultations" in page
        assert re.search(r'indicator__value">15<', page)
    assert 'lang="en"' not in re.search(r"<h1.*?</h1>", text_of(client, begun.path))[0]
    assert "Sample indicator" in text_of(client, "/en/indikatoren/")
    # A new German figure needs no new translation
    factories.observation(indicator, 2023, 99)
    Document.objects.filter(pk=indicator.pk).update(state="draft", change_note="Neuer Wert")
    factories.published(Document.objects.get(pk=indicator.pk), at=timezone.now())
    assert re.search(r'indicator__value">99<', text_of(client, begun.path))


def test_the_chart_runs_from_right_to_left_in_arabic(client):
    edition = factories.published(factories.indicator([12, 15]), at=START)
    places = [
        [float(x) for x in re.findall(r'chart__column" x="([\d.]+)%', text_of(client, path))]
        for path in (edition.path, f"/ar{edition.path}")
    ]
    assert places[0] == sorted(places[0])
    assert places[1] == sorted(places[1], reverse=True)


# Readiness


def test_an_indicator_without_what_explains_it_is_not_published():
    indicator = factories.indicator([], unit="", definition=" ", data_source="")
    found = {problem.anchor for problem in errors_in(problems_of(indicator, START))}
    assert {"id_unit", "id_definition", "id_data_source"} <= found
    hints = {problem.anchor for problem in hints_in(problems_of(indicator, START))}
    assert {"id_method", "id_program", "observations-group"} <= hints


def test_a_complete_indicator_has_no_errors():
    assert errors_in(problems_of(factories.indicator(), START)) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("2021-01-01", "2021-06-30", 12)], "ist nicht ein Jahr"),
        ([("2021-01-01", "2021-12-31", 12), ("2021-07-01", "2022-06-30", 12)], "überschneiden sich"),
        ([("2021-01-01", "2021-12-31", Decimal("12.5"))], "ganzen Zahlen"),
        ([("2021-01-01", "2021-12-31", -1)], "ganzen Zahlen"),
    ],
)  # fmt: skip
def test_measurements_that_cannot_be_are_named(rows, words):
    indicator = factories.indicator([], is_count=True)
    for start, end, value in rows:
        factories.observation(indicator, 2021, value, period_start=start, period_end=end)
    (problem,) = errors_in(problems_of(indicator, START))
    assert words in problem.message


def test_parts_that_do_not_add_up_are_named():
    indicator = factories.indicator([30], is_count=True)
    for name, value in (("weiblich", 12), ("männlich", 17)):
        factories.observation(indicator, 2021, value, f"Geschlecht: {name}")
    messages = [problem.message for problem in hints_in(problems_of(indicator, START))]
    assert any("ergeben zusammen 29, der Gesamtwert ist 30" in message for message in messages)


# Restoring, copying


def test_restoring_brings_the_measurements_back():
    indicator = factories.indicator([12, 15])
    before = says(indicator)
    edition = factories.published(indicator, at=START)
    indicator.observations.all().delete()
    factories.observation(indicator, 2030, 1)
    document = Document.objects.get(pk=indicator.pk)
    coordinator = factories.coordinator()
    assert (
        actions.restore(edition, by=coordinator, at=timezone.now(), version=document.version) == []
    )
    assert says(indicator).sha256 == before.sha256


def test_a_copy_has_the_words_and_none_of_the_measurements():
    copy = actions.copy(factories.indicator(), by=factories.coordinator(), at=START)
    assert (copy.unit, copy.observations.count()) == ("Beratungen", 0)


# The form


@pytest.fixture
def coordinator(client):
    person = factories.coordinator()
    client.force_login(person)
    return person


def saved(client, indicator, changed):
    """Change fields of the form, and return what the newsroom answers: a redirect where they were taken."""
    return save(client, admin_url(indicator, "change"), **changed)


def test_a_changed_value_of_a_published_text_becomes_a_revision(client, coordinator):
    indicator = factories.indicator([12, 15])
    factories.published(indicator, at=START)
    assert (
        saved(client, indicator, {"observations-0-value": "16,5", "decimals": "1"}).status_code
        == 302
    )
    rows = Observation.objects.filter(indicator=indicator, period_start="2022-01-01")
    assert [(row.revision, row.value, row.state) for row in rows] == [
        (1, Decimal(15), "final"), (2, Decimal("16.5"), "revised"),
    ]  # fmt: skip
    assert Document.objects.get(pk=indicator.pk).state == "draft"
    # The form shows what counts, and once more becomes the next revision
    assert saved(client, indicator, {"observations-0-value": "17"}).status_code == 302
    assert rows.all().count() == 3


def test_before_anything_is_public_a_value_is_simply_changed(client, coordinator):
    indicator = factories.indicator([12])
    assert saved(client, indicator, {"observations-0-value": "13"}).status_code == 302
    assert [(row.revision, row.value) for row in indicator.observations.all()] == [(1, Decimal(13))]


def test_a_provisional_value_becomes_final_and_is_no_correction(client, coordinator):
    indicator = factories.indicator([])
    factories.observation(indicator, 2021, 12, state="provisional")
    factories.published(indicator, at=START)
    assert (
        saved(
            client, indicator, {"observations-0-value": "13", "observations-0-state": "final"}
        ).status_code
        == 302
    )
    assert [row.state for row in indicator.observations.all()] == ["provisional", "final"]


def test_deleting_a_value_takes_what_it_replaced_with_it(client, coordinator):
    indicator = factories.indicator([12])
    factories.observation(indicator, 2021, 14, revision=2)
    assert saved(client, indicator, {"observations-0-DELETE": "on"}).status_code == 302
    assert not indicator.observations.exists()


def test_another_period_takes_what_was_replaced_along(client, coordinator):
    indicator = factories.indicator([12])
    factories.observation(indicator, 2021, 14, revision=2)
    changed = {
        "observations-0-period_start": "2022-01-01",
        "observations-0-period_end": "2022-12-31",
    }
    assert saved(client, indicator, changed).status_code == 302
    assert {row.period_start for row in indicator.observations.all()} == {date(2022, 1, 1)}
    assert indicator.observations.count() == 2


def days_of(row, year):
    return {
        f"observations-{row}-period_start": f"{year}-01-01",
        f"observations-{row}-period_end": f"{year}-12-31",
    }


def test_two_rows_may_change_places_with_all_that_they_replaced(client, coordinator):
    indicator = factories.indicator([12, 15])
    factories.observation(indicator, 2021, 14, revision=2)
    # The newest period stands first
    assert saved(client, indicator, days_of(0, 2021) | days_of(1, 2022)).status_code == 302
    rows = indicator.observations.order_by("period_start", "revision")
    assert [(row.period_start.year, row.revision, row.value) for row in rows] == [
        (2021, 1, 15), (2022, 1, 12), (2022, 2, 14),
    ]  # fmt: skip


@pytest.mark.parametrize(("gone", "left"), [(0, 1), (1, 0)])
def test_a_row_may_take_the_place_of_one_that_is_deleted(client, coordinator, gone, left):
    indicator = factories.indicator([12, 15])
    year, value = {0: (2022, 12), 1: (2021, 15)}[gone]
    changed = {f"observations-{gone}-DELETE": "on"} | days_of(left, year)
    assert saved(client, indicator, changed).status_code == 302
    assert [(row.period_start.year, row.value) for row in indicator.observations.all()] == [
        (year, value)
    ]


def test_a_deleted_row_takes_no_other_with_it_whatever_was_typed_into_it(client, coordinator):
    indicator = factories.indicator([12, 15])
    changed = {"observations-0-DELETE": "on"} | days_of(0, 2021)
    assert saved(client, indicator, changed).status_code == 302
    assert [row.value for row in indicator.observations.all()] == [12]


def test_two_rows_for_the_same_period_are_refused_in_german(client, coordinator):
    indicator = factories.indicator([12, 15])
    same = {"observations-0-period_start": "2021-01-01", "observations-0-period_end": "2021-12-31"}
    response = saved(client, indicator, same)
    assert "gibt es zwei Zeilen" in response.text
    assert indicator.observations.count() == 2


def test_goals_of_another_programme_are_refused_and_keep_a_text_from_publication(
    client, coordinator
):
    own, other = factories.program(), factories.program()
    indicator = factories.indicator([12], program=own)
    indicator.goals.set([Goal.objects.create(program=own, title="Eigenes Ziel")])
    refused = saved(client, indicator, {"program": other.pk})
    assert "gehört zu einem anderen Förderprogramm" in refused.text
    assert saved(client, indicator, {"program": "9" * 40}).status_code == 200
    assert errors_in(problems_of(indicator, START)) == []
    # A table moves it and leaves the goals
    indicator.program = other
    (problem,) = errors_in(problems_of(indicator, START))
    assert problem.message == "Diese Ziele gehören zu einem anderen Förderprogramm: „Eigenes Ziel“."


def test_an_end_of_time_is_refused_and_leads_to_no_error_of_the_server(client, coordinator):
    indicator = factories.indicator([12])
    response = saved(client, indicator, days_of(0, 9999))
    assert "Möglich ist 1800 bis 2199" in response.text
    assert indicator.observations.get().period_start == date(2021, 1, 1)


def test_what_is_no_figure_is_refused_and_stays_in_its_field(client, coordinator):
    indicator = factories.indicator([12])
    response = saved(client, indicator, {"observations-0-value": "1.234"})
    assert "kann zweierlei heißen: 1234 oder 1,234" in response.text
    assert 'value="1.234"' in response.text


def attributes_of(page, identity):
    """Return the attributes of the element with this id."""
    tag = re.search(rf'<\w+ [^>]*id="{identity}"[^>]*>', page.text)[0]
    return dict(re.findall(r'([\w-]+)="([^"]*)"', tag))


def test_each_input_of_a_row_says_column_and_row_and_points_to_its_help_and_errors(
    client, coordinator
):
    indicator = factories.indicator([12])
    page = saved(client, indicator, {"observations-0-value": "viel"})
    value = attributes_of(page, "id_observations-0-value")
    assert value["aria-label"] == "01.01.2021 bis 31.12.2021: Wert"
    described = value["aria-describedby"].split()
    assert described == ["observations-value-help", "id_observations-0-value_error"]
    for identity in described:
        assert attributes_of(page, identity)
    assert "Leer, wenn es für diesen Zeitraum keinen gibt." in page.text
    assert "aria-describedby" not in attributes_of(page, "id_observations-0-state")
    names = {
        name: attributes_of(page, f"id_observations-{name}")["aria-label"]
        for name in ("0-DELETE", "0-dimension", "__prefix__-period_start")
    }
    assert names == {
        "0-DELETE": "01.01.2021 bis 31.12.2021: Löschen",
        "0-dimension": "01.01.2021 bis 31.12.2021: Untergliederung",
        "__prefix__-period_start": "Neue Zeile: Von",
    }


# Speed


def counted_queries(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_more_indicators_need_no_more_queries(client, program):
    def add(number):
        for n in range(number):
            document = factories.indicator(
                range(5, 15), title=f"Indikator {n}", program_id=program.document_id
            )
            factories.published(document, at=START)

    add(2)
    paths = ["/indikatoren/", "/indikatoren/?programm=bsp", program.path, "/en/indikatoren/"]
    paths += [f"/en{program.path}", Edition.objects.of_kind("indicator").first().path]
    few = {}
    for path in paths:
        paging._count_off.cache_clear()
        few[path] = counted_queries(client, path)
    add(6)
    for path in paths:
        paging._count_off.cache_clear()
        assert counted_queries(client, path) == few[path], path
    # Under another language an untranslated page is looked for twice
    twice = few.pop(f"/en{program.path}")
    assert max(few.values()) <= 6, few
    assert twice <= 7
