"""A post is handed over by keyboard alone, and axe finds nothing on the way."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from organization.models import Appointment, Post
from tests import factories

from .keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_post_is_handed_over_by_keyboard(page, sign_in, axe):
    today = timezone.localdate()
    unit = factories.department(mailbox="integration@example.org")
    post = Post.objects.create(title="Koordination", department=unit)
    leaving, following = (factories.person(title=name) for name in ("Erika Alt", "Otto Neu"))
    Appointment.objects.create(post=post, person=leaving, term_from=today - timedelta(days=90))
    sign_in(page, factories.coordinator())
    page.goto(reverse("admin:organization_post_hand_over", args=[post.pk]))
    assert axe(page) == []
    tab_to(page, "#id_last_day")
    last = today + timedelta(days=20)
    page.keyboard.type(f"{last:%m%d%Y}")
    expect(page.get_by_label("Letzter Tag")).to_have_value(last.isoformat())
    tab_to(page, "#id_person")
    page.keyboard.type("Otto")
    expect(page.get_by_label("Wer folgt nach?")).to_have_value(str(following.pk))
    tab_to(page, "#hand_over_form button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Das geschieht")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Otto Neu")).to_be_focused()
    assert axe(page) == []
    tab_to(page, "#hand_over_form .notice button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Was jetzt noch zu tun ist")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("einreichen.*Otto Neu"))).to_be_visible()
    assert axe(page) == []
    assert Appointment.objects.get(person=following).term_from == last + timedelta(days=1)
