"""Somebody subscribes, agrees, changes and ends it: without JavaScript, on a telephone too, past no barrier."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from subscriptions import consent, letters
from subscriptions.links import ending_token, hash_of, managing_token
from subscriptions.models import Mail, Notice, SignUp, Subscriber
from tests import factories
from tests.subscriptions.conftest import subscriber

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_counted_yet(settings, tmp_path):
    cache.clear()
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def link_in(message):
    return re.search(r"http://127\.0\.0\.1:8000(/\S*)", message.body)[1]


@pytest.mark.parametrize("width", [390, 1366])
def test_the_whole_way_without_javascript(new_page, width):
    factories.published(factories.program(title="Vielfalt fördern"))
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto("/abonnieren/")
    page.get_by_label("Alle Meldungen").uncheck()
    page.get_by_text("Förderprogramme", exact=True).click()
    page.get_by_label("Vielfalt fördern").check()
    page.get_by_label("Wöchentlich, montags um 7 Uhr").check()
    page.get_by_label("Ihre E-Mail-Adresse").fill("leserin@example.org")
    page.get_by_role("button", name="Abonnieren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte sehen Sie in Ihr Postfach")
    page.goto(link_in(mail.outbox[-1]))
    page.get_by_role("button", name="Ja, ich stimme zu").click()
    expect(page.get_by_role("status")).to_contain_text("beginnt jetzt")
    page.get_by_label("Vielfalt fördern").select_option("täglich")
    page.get_by_role("button", name="Änderungen speichern").click()
    expect(page.get_by_role("status")).to_contain_text("gespeichert")
    expect(page.get_by_label("Vielfalt fördern")).to_have_value("daily")
    page.get_by_role("button", name="Keine E-Mails mehr").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sie bekommen keine E-Mails mehr")
    assert page.context.cookies() == []
    assert not Subscriber.objects.exists()


def test_axe_finds_nothing_on_any_of_the_pages(new_page, axe):
    reader = subscriber(f"d{factories.published(factories.program()).document_id}")
    now = timezone.now()
    token = "zum-bestaetigen"
    SignUp.objects.create(
        email="neu@example.org", subjects=["all"], rhythm="daily", text=consent.text(now),
        token_hash=hash_of(token), asked_at=now, expires_at=now + timedelta(hours=1),
    )  # fmt: skip
    paths = {
        "/abonnieren/gesendet/": 200, "/abonnieren/verwalten/": 200,
        f"/abonnieren/bestaetigen/{token}/": 200, "/abonnieren/bestaetigen/falsch/": 404,
        f"/abonnieren/verwalten/{managing_token(reader)}/": 200,
        f"/abonnieren/abmelden/{ending_token(reader)}/": 200,
    }  # fmt: skip
    for width, scheme in ((320, "light"), (1366, "dark")):
        page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        for path, status in paths.items():
            assert page.goto(path).status == status
            assert axe(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_e_mail_itself_has_no_barrier(new_page, axe):
    reader = subscriber()
    sent = Mail.objects.create(
        subscriber=reader, purpose=Mail.Purpose.EDITIONS, due_at=timezone.now()
    )
    for _ in range(2):
        edition = factories.published(factories.news_item())
        Notice.objects.create(subscriber=reader, edition=edition, due_at=timezone.now(), mail=sent)
    html = letters.write_all([sent], timezone.now())[sent.pk].alternatives[0][0]
    for width in (320, 1366):
        page = new_page(viewport={"width": width, "height": 800})
        page.set_content(html)
        assert axe(page) == []
