"""The funding-gap radar in the newsroom: what it reads, who sees it, and where it is found."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organization.models import Appointment, Post
from programs.admin.radar import DRAWN_PROGRAMS
from programs.models import Award, FundingPeriod
from programs.radar.drawing import DRAWN_MEASURES, LONGEST_TITLE, shortened
from programs.radar.reading import radar_of
from tests import factories
from wir_portal.start_page import start_page

pytestmark = pytest.mark.django_db
RADAR = reverse("admin:programs_program_radar")


def ahead(days):
    return timezone.localdate() + timedelta(days=days)


def award(program, name, last, **fields):
    """Return a notice from long ago until `last` days ahead, None for an open end."""
    values = {
        "title": f"Bescheid {name}",
        "amount_awarded": Decimal(1000),
        "award_date": ahead(-400),
        "period_start": ahead(-400),
        "period_end": None if last is None else ahead(last),
    }
    return Award.objects.create(program=program, award_id=name, **{**values, **fields})


def held(program, last=None, **fields):
    """Have somebody coordinate the programme until `last` days ahead."""
    post = Post.objects.create(
        title="Koordination", department=factories.department(), program=program
    )
    Appointment.objects.create(
        post=post,
        person=factories.person(title="Erika Beispiel"),
        term_from=ahead(-300),
        term_until=None if last is None else ahead(last),
        **fields,
    )
    return post


def kinds(program):
    [watched] = radar_of([program], timezone.now())
    return [
        (one.kind.name, (one.gap.first - timezone.localdate()).days) for one in watched.warnings
    ]


def gaps_shown_to(user):
    """Return the list "Förderlücken in Sicht" of the first page."""
    tasks = start_page(user, timezone.now()).tasks
    return next(task for task in tasks if task.worklist.code == "foerderluecken")


def test_the_last_notice_of_a_chain_counts_and_passed_on_money_pays_no_post():
    program = factories.program()
    held(program)
    first = award(program, "a-1", 30)
    assert kinds(program) == [("POST_UNPAID", 31)]
    award(program, "a-2", 90, amends=first)
    award(program, "weiter", 500, parent=first)
    assert kinds(program) == [("POST_UNPAID", 91)]
    award(program, "a-3", None, amends=Award.objects.get(award_id="a-2"))
    assert kinds(program) == []


def test_an_amendment_without_days_leaves_them_as_they_were():
    program = factories.program()
    held(program)
    first = award(program, "a-1", 30)
    award(program, "a-2", None, period_start=None, amends=first)
    assert kinds(program) == [("POST_UNPAID", 31)]


def test_a_notice_that_takes_all_back_pays_nothing():
    program = factories.program()
    held(program)
    first = award(program, "a-1", 400)
    award(program, "a-2", 400, amends=first, amount_awarded=0)
    assert kinds(program) == [("POST_UNPAID", 0)]


def test_without_dates_in_the_notice_its_period_counts_and_without_notices_all_periods_do():
    program = factories.program()
    held(program)
    period = FundingPeriod.objects.create(program=program, start=ahead(-400), end=ahead(50))
    assert kinds(program) == [("POST_UNPAID", 51)]
    award(program, "a-1", None, period_start=None, period=period)
    assert kinds(program) == [("POST_UNPAID", 51)]
    # A period without its notice is not granted yet
    FundingPeriod.objects.create(program=program, start=ahead(51), end=None)
    assert kinds(program) == [("POST_UNPAID", 51)]


def test_acting_counts_closed_measures_and_former_units_do_not():
    program = factories.program()
    award(program, "a-1", None)
    post = held(program, acting=True)
    closed = factories.measure(program=program, planned_start=ahead(-90), planned_end=ahead(900))
    factories.report(closed, date=ahead(-60).isoformat(), status="closed")
    running = factories.measure(program=program, planned_start=ahead(-90))
    factories.report(running, date=ahead(-60).isoformat(), status="active")
    assert kinds(program) == []
    post.department.valid_until = ahead(-1)
    post.department.save()
    assert kinds(program) == [("NOBODY_COORDINATES", 0)]


def test_the_page_names_day_and_what_to_do_and_shows_the_same_as_drawing_and_table(client):
    program = factories.program(title="Programm mit Lücke")
    held(program)
    award(program, "a-1", 30, report_due=ahead(200))
    running = factories.measure(program=program, title="Kurs am Abend", planned_start=ahead(-90))
    factories.report(running, date=ahead(-60).isoformat(), status="active")
    factories.program(title="Programm ohne alles")
    client.force_login(factories.coordinator())
    page = client.get(RADAR)
    assert "Stelle „Koordination“ ohne Geld" in page.text
    assert "Maßnahme „Kurs am Abend“ ohne Geld" in page.text
    assert "Beantragen Sie die Fortsetzung" in page.text
    post = Post.objects.get(program=program)
    assert f"{reverse('admin:organization_post_hand_over', args=[post.pk])}?platz=1" in page.text
    [section] = page.context["sections"]
    rows = [row for group in section.picture.groups for row in group.rows]
    drawn = [item for lane in section.picture.chart.lanes for item in lane.items]
    assert [row.number for row in rows] == [item.number for item in drawn] == [1, 2, 3, 4]
    assert [row.what for row in rows] == [
        "Bescheid a-1",
        "Erika Beispiel",
        "Kurs am Abend",
        "Bescheid a-1",
    ]
    # What has no end goes on beyond the axis
    assert [bool(item.edge) for item in drawn] == [False, True, True, False]
    assert "Programm ohne alles" in page.text
    assert "style=" not in page.text.partition("<main")[2]


def test_a_long_name_in_the_drawing_keeps_the_number_of_its_seat():
    name = "Stelle „Koordination des Programms für Sprache im Alltag“, Platz\xa0{}"
    first, second = (shortened(name.format(number)) for number in (1, 12))
    assert first.endswith("…, Platz\xa01")
    assert second.endswith("…, Platz\xa012")
    assert len(first) <= LONGEST_TITLE
    assert len(second) <= LONGEST_TITLE


def test_a_vacancy_is_shown_between_two_terms_and_what_is_long_over_is_not(client):
    program = factories.program()
    post = held(program, 10)
    person = factories.person(title="Otto Muster")
    Appointment.objects.create(post=post, person=person, term_from=ahead(40))
    Appointment.objects.create(
        post=post, person=person, term_from=ahead(-3000), term_until=ahead(-2000)
    )
    client.force_login(factories.coordinator())
    [section] = client.get(f"{RADAR}?programm={program.pk}").context["sections"]
    [group] = section.picture.groups
    told = [(row.what, row.start, row.end) for row in group.rows]
    assert told[-3:] == [
        ("Erika Beispiel", ahead(-300), ahead(10)),
        ("nicht besetzt", ahead(11), ahead(39)),
        ("Otto Muster", ahead(40), None),
    ]
    assert told[0] == ("nicht besetzt", ahead(-1999), ahead(-301))


def test_every_part_of_the_drawing_has_its_style(client):
    program = factories.program()
    held(program, 10)
    award(program, "wir-1", 100, report_due=ahead(30))
    client.force_login(factories.coordinator())
    page = client.get(f"{RADAR}?programm={program.pk}").text
    drawing = page.partition('<svg class="radar__chart"')[2].partition("</desc>")[2]
    named = set(re.findall(r"timechart__[a-z]+", drawing))
    assert {"timechart__bar", "timechart__edge", "timechart__today", "timechart__lane"} <= named
    style = Path(finders.find("newsroom/radar.css")).read_text(encoding="utf-8")
    assert {name for name in named if f".{name}" not in style} <= {"timechart__label"}


def test_a_wall_of_measures_stands_in_the_table_alone(client):
    program = factories.program()
    for number in range(DRAWN_MEASURES + 3):
        factories.measure(program=program, planned_start=ahead(number), planned_end=ahead(90))
    client.force_login(factories.coordinator())
    page = client.get(f"{RADAR}?programm={program.pk}")
    [section] = page.context["sections"]
    [group] = [one for one in section.picture.groups if one.title == "Maßnahmen"]
    assert len(group.rows) == DRAWN_MEASURES + 3
    assert sum(row.number is not None for row in group.rows) == DRAWN_MEASURES
    assert "3 weitere Maßnahmen stehen nur in der Tabelle" in page.text


def test_translations_are_left_out():
    program = factories.program()
    held(program)
    award(program, "a-1", 30)
    factories.published(program)
    factories.translation(program)
    assert gaps_shown_to(factories.coordinator()).total == 1


def test_more_programmes_take_no_more_queries(client):
    client.force_login(factories.coordinator())
    counts = []
    for _ in range(3):
        for _ in range(2):
            program = factories.program()
            held(program)
            period = FundingPeriod.objects.create(program=program, start=ahead(-400))
            award(program, "b", 90, amends=award(program, "a", 30), period=period)
            factories.report(factories.measure(program=program), date=ahead(-9).isoformat())
        client.get(RADAR)
        with CaptureQueriesContext(connection) as queries:
            client.get(RADAR)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_administration_sees_no_drafts_and_visitors_are_sent_to_sign_in(client):
    assert client.get(RADAR).status_code == 302
    client.force_login(factories.administrator())
    assert client.get(RADAR).status_code == 403
    client.force_login(factories.editor())
    assert client.get(RADAR).status_code == 200


@pytest.mark.parametrize("asked", ["x", "0", "99999999", "9" * 40, "-1"])
def test_an_unknown_programme_is_not_found(client, asked):
    client.force_login(factories.coordinator())
    assert client.get(f"{RADAR}?programm={asked}").status_code == 404


def titles_on(page):
    return [one.program.title for one in (*page.context["sections"], *page.context["empty"])]


def test_the_page_is_narrowed_to_ones_own_teams_as_lists_are(client):
    mine, other = factories.team(), factories.team()
    for title, team in (("Österreich", mine), ("Zebra", mine), ("Allen", None), ("Fremdes", other)):
        award(factories.program(title=title, team=team), title, 30)
    client.force_login(factories.coordinator(teams=[mine]))
    assert titles_on(client.get(RADAR)) == ["Allen", "Fremdes", "Österreich", "Zebra"]
    assert titles_on(client.get(RADAR, {"team": "meine"})) == ["Allen", "Österreich", "Zebra"]
    assert titles_on(client.get(RADAR, {"team": other.pk})) == ["Fremdes"]
    page = client.get(RADAR, {"team": "meine"})
    assert '<option value="meine" selected>' in page.text
    assert "Alle Förderprogramme zeigen" in page.text
    assert [title for _, title in page.context["programs"]] == [
        "Allen",
        "Fremdes",
        "Österreich",
        "Zebra",
    ]


@pytest.mark.parametrize("asked", ["x", "99999999", "²", "9" * 40])
def test_an_unknown_team_has_no_programmes(client, asked):
    award(factories.program(team=factories.team()), "a", 30)
    client.force_login(factories.coordinator())
    page = client.get(RADAR, {"team": asked})
    assert titles_on(page) == []
    assert "kein Förderprogramm anvertraut" in page.text


def test_the_chosen_programme_stays_chosen(client):
    program = factories.program()
    award(program, "a", 30)
    client.force_login(factories.coordinator())
    page = client.get(RADAR, {"programm": program.pk})
    assert f'<option value="{program.pk}" selected>' in page.text


def test_the_first_page_names_gaps_of_the_own_teams_and_leads_there(client):
    mine, other = factories.team(), factories.team()
    plans = [("Unseres", mine, 60), ("Dringend", None, 10), ("Fremdes", other, 5)]
    for title, team, last in [*plans, ("Gut", mine, None)]:
        program = factories.program(title=title, team=team)
        held(program)
        award(program, "a-1", last)
    user = factories.coordinator(teams=[mine])
    task = gaps_shown_to(user)
    assert (task.total, [line.title for line in task.lines]) == (2, ["Dringend", "Unseres"])
    assert "ohne Geld" in task.lines[0].detail
    client.force_login(user)
    assert "Dringend" in client.get(task.lines[0].url).text
    listed = client.get(
        reverse("admin:publishing_document_changelist"), {"aufgabe": "foerderluecken"}
    )
    assert {one.title for one in listed.context["cl"].result_list} == {"Unseres", "Dringend"}


def test_list_form_and_monthly_round_lead_to_the_radar(client):
    program = factories.program()
    client.force_login(factories.coordinator())
    address = f"{RADAR}?programm={program.pk}"
    assert RADAR in client.get(reverse("admin:programs_program_changelist")).text
    assert address in client.get(reverse("admin:programs_program_change", args=[program.pk])).text
    assert address in client.get(reverse("admin:programs_measure_round", args=[program.pk])).text


def test_of_many_programmes_the_most_urgent_are_drawn_and_the_others_lead_to_their_page(client):
    client.force_login(factories.coordinator())
    programs = [
        factories.program(title=f"Programm {number:02}") for number in range(DRAWN_PROGRAMS + 2)
    ]
    for program in programs:
        factories.measure(program=program, planned_start=ahead(-5), planned_end=ahead(90))
    page = client.get(RADAR)
    drawn = [one.program.pk for one in page.context["sections"]]
    assert drawn == [program.pk for program in programs[:DRAWN_PROGRAMS]]
    further = [(one.program.pk, len(lines)) for one, lines in page.context["further"]]
    assert further == [(program.pk, 1) for program in programs[DRAWN_PROGRAMS:]]
    warned = [line.program.program.pk for line in page.context["lines"]]
    assert warned == [program.pk for program in programs], "all are warned of"
    address = f"{RADAR}?programm={programs[-1].pk}"
    assert page.text.count(address) == 2, "from the warning and from the list"
    assert f'href="#programm-{programs[0].pk}"' in page.text


def test_the_overview_leads_on_where_a_programme_has_a_wall_of_measures(client):
    client.force_login(factories.coordinator())
    program = factories.program()
    for _ in range(DRAWN_MEASURES + 3):
        factories.measure(program=program, planned_start=ahead(-5), planned_end=ahead(90))
    page = client.get(RADAR)
    [section] = page.context["sections"]
    [group] = [one for one in section.picture.groups if one.title == "Maßnahmen"]
    assert len(group.rows) == DRAWN_MEASURES
    link = f'<a href="{RADAR}?programm={program.pk}">3 weitere Maßnahmen'
    assert link in page.text
