"""Parts of a document (a programme's goals, say) are folded to one line each and fully usable by keyboard."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.models import FundingPeriod, Goal
from tests import factories

from .keyboard import focused, tab_to
from .waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_goal_is_opened_changed_and_another_one_added_by_keyboard(page, sign_in, axe):
    program = factories.program()
    Goal.objects.create(program=program, title="Erstes Ziel")
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_program_change", args=[program.pk]))
    page.locator(".part-fold").wait_for()
    title = page.locator("#id_goals-0-title")
    expect(title).to_be_hidden()

    tab_to(page, ".part-fold")
    assert focused(page).endswith("Erstes Ziel")
    page.keyboard.press("Enter")
    expect(title).to_be_visible()
    tab_to(page, "#id_goals-0-title")
    page.keyboard.press("End")
    page.keyboard.type(" im Jahr 2027")
    tab_to(page, "#goals-group .add-row a")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'id_goals-1-title'")
    page.keyboard.type("Zweites Ziel")
    assert axe(page) == []

    with page.expect_navigation():
        page.keyboard.press("Control+s")
    titles = list(program.goals.order_by("pk").values_list("title", flat=True))
    assert titles == ["Erstes Ziel im Jahr 2027", "Zweites Ziel"]


def test_an_address_with_a_field_opens_its_part(page, sign_in):
    program = factories.program()
    Goal.objects.create(program=program, title="Erstes Ziel")
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_program_change", args=[program.pk]) + "#id_goals-0-title")
    until(page, "() => document.activeElement.id === 'id_goals-0-title'")


def test_each_of_two_fields_in_a_row_is_named_where_the_form_was_refused(page, sign_in):
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_funderreport_add"))
    page.locator("[name=_continue]").press("Enter")
    links = page.locator(".errornote a")
    expect(links).to_have_text(
        [re.compile("^Bescheid: "), re.compile("^Berichtet wird vom: "), re.compile("^Bis: ")]
    )
    links.nth(2).press("Enter")
    expect(page.locator("#id_end")).to_be_focused()


def test_what_is_wrong_with_a_part_as_a_whole_leads_to_the_part(page, sign_in):
    program = factories.program()
    FundingPeriod.objects.create(program=program, start="2026-01-01", end="2026-12-31")
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_program_change", args=[program.pk]))
    page.locator("#periods-group .part-fold").press("Enter")
    page.locator("#id_periods-0-end").fill("2025-12-31")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    link = page.locator(".errornote a")
    expect(link).to_contain_text("Förderperiode: Das Ende")
    link.press("Enter")
    expect(page.locator("#periods-0 .part-fold")).to_be_focused()


def test_added_rows_of_a_table_are_told_apart_and_named_where_they_are_refused(page, sign_in, axe):
    indicator = factories.indicator([12])
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:programs_indicator_change", args=[indicator.pk]))
    expect(page.get_by_label("01.01.2021 bis 31.12.2021: Wert")).to_have_value("12")
    for number in (1, 2):
        tab_to(page, "#observations-group .add-row a")
        page.keyboard.press("Enter")
        expect(page.get_by_label(f"Neue Zeile {number}: Von")).to_be_focused()
        page.get_by_label(f"Neue Zeile {number}: Wert").fill("viel")
    page.get_by_role("button", name="Neue Zeile 1: Entfernen").press("Enter")
    expect(page.get_by_label("Neue Zeile 2: Von")).to_have_count(0)
    dimension = page.get_by_label("Neue Zeile 1: Untergliederung")
    expect(dimension).to_have_accessible_description(re.compile("Leer für den Gesamtwert"))
    assert axe(page) == []
    page.keyboard.press("Control+s")
    links = page.locator(".errornote a")
    expect(links.first).to_have_text(re.compile("^Neue Zeile 1: Von: "))
    links.filter(has_text="Wert").press("Enter")
    expect(page.get_by_label("Neue Zeile 1: Wert")).to_be_focused()
    assert axe(page) == []
