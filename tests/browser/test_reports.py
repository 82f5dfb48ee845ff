"""A Sachbericht is frozen by keyboard, once, however often the button is pressed."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.models import FunderReport
from programs.reports import actions
from tests.programs.reporting import Scene

from .keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)
# In one go: a browser that waits for an answer tells nobody how the page looks meanwhile
PRESSED_TWICE = """() => {
  const form = document.getElementById('freeze_form'), button = form.querySelector('button'), sent = []
  form.addEventListener('submit', event => sent.push(!event.defaultPrevented))
  button.click()
  button.click()
  return [sent, form.querySelector('[role=status]').textContent, document.activeElement === button]
}"""


def test_a_report_is_frozen_once_however_often_the_button_is_pressed(
    page, sign_in, axe, monkeypatch
):
    monkeypatch.setattr(actions, "pdf_of", lambda body, **facts: b"%PDF-1.7 as an example")
    scene = Scene()
    report = scene.draft()
    sign_in(page, scene.approver)
    page.goto(reverse("admin:programs_funderreport_preview", args=[report.pk]))
    tab_to(page, "a[href*=festschreiben]")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Festschreiben")
    expect(button).to_have_accessible_description(re.compile("bis zu einer Minute"))
    assert axe(page) == []
    tab_to(page, "#freeze_form button")
    sent, told, has_focus = page.evaluate(PRESSED_TWICE)
    assert sent == [True, False]
    assert told == "Der Bericht wird festgeschrieben. Bitte warten Sie."
    assert has_focus
    expect(page.get_by_text("Festgeschrieben als Sachbericht 1.")).to_be_visible()
    assert FunderReport.objects.frozen().count() == 1
