"""Staff look at the whole site as of another moment; visitors never do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from publishing import actions
from publishing.models import Edition
from tests import factories

from . import states

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FORM = "/admin/stand/"


@pytest.fixture
def now():
    return timezone.now()


def typed(moment):
    local = timezone.localtime(moment)
    return {"at_day": f"{local:%Y-%m-%d}", "at_time": f"{local:%H:%M:%S}"}


def look_at(client, moment, user=None):
    client.force_login(user or factories.editor())
    response = client.post(FORM, typed(moment))
    assert response.status_code == 302, response.text
    return response


def test_the_whole_site_is_shown_as_it_was(client, now):
    item = factories.news_item()
    states.superseded(item, now)
    first, second = Edition.objects.filter(document=item.pk).order_by("number")
    look_at(client, first.live_from + timedelta(minutes=30))
    for path in ("/", "/aktuelles/", first.path, "/aktuelles/feed.atom"):
        text = client.get(path).text
        assert first.title in text
        assert second.title not in text


def test_the_whole_site_is_shown_as_it_will_be(client, now):
    item = factories.news_item()
    states.edition(item, 1, now, live_from=now + 7 * DAY)
    look_at(client, now + 8 * DAY)
    for path in ("/", "/aktuelles/", item.public_path()):
        assert f"{states.PUBLIC}-1" in client.get(path).text


def test_working_copies_are_not_shown_at_any_moment(client, now):
    item = factories.news_item()
    states.live(item, now)
    for moment in (now, now + 3650 * DAY):
        look_at(client, moment)
        for path in ("/", "/aktuelles/", item.public_path()):
            assert states.DRAFT not in client.get(path).text


def test_a_redacted_edition_is_a_tombstone_on_the_day_it_was_live(client, now):
    for kind in (factories.news_item, factories.program, factories.department, factories.person):
        document = kind()
        states.redacted(document, now)
        first = Edition.objects.get(document=document.pk, number=1)
        look_at(client, first.live_from + timedelta(minutes=1))
        response = client.get(first.path)
        assert response.status_code == 200
        assert actions.REDACTED_TITLE in response.text
        assert f"{states.PUBLIC}-1" not in response.text
        for path in ("/", "/aktuelles/", "/programme/", "/organisation/", "/ansprechpersonen/"):
            assert f"{states.PUBLIC}-1" not in client.get(path).text


def test_a_bar_says_which_moment_is_shown_and_leads_back(client, now):
    path = factories.published(factories.page(), at=datetime(2017, 1, 2, tzinfo=UTC)).path
    look_at(client, datetime(2017, 1, 17, 7, 0, tzinfo=UTC))
    text = client.get(path).text.replace("\xa0", " ")
    assert "17. Januar 2017, 8:00 Uhr MEZ" in text
    response = client.post("/admin/stand/ende/", {"next": path})
    assert response.headers["Location"] == path
    assert "MEZ" not in client.get("/").text


@pytest.mark.parametrize(
    "target", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""]
)
def test_the_way_back_leads_nowhere_else(client, now, target):
    look_at(client, now - DAY)
    response = client.post("/admin/stand/ende/", {"next": target})
    assert response.headers["Location"] == "/"


def test_what_was_looked_at_is_kept_by_no_cache(client, now):
    path = factories.published(factories.page(), at=now - 2 * DAY).path
    look_at(client, now - DAY)
    for address in ("/", path, "/aktuelles/feed.atom", "/nichts/"):
        response = client.get(address)
        control = set(response.headers["Cache-Control"].split(", "))
        assert {"no-store", "private"} <= control, address
        assert "public" not in control, address
        assert "ETag" not in response.headers, address
        assert "Cookie" in response.headers["Vary"], address


def test_a_redirect_of_another_moment_is_not_remembered_for_good(client, now):
    item = factories.page(slug="alt")
    old = factories.published(item, at=now - 3 * DAY).path
    item = states.renamed(item, "Neu", now)
    item.slug = "neu"
    item.save()
    factories.published(item, at=now, live_from=now + DAY)
    look_at(client, now + 2 * DAY)
    assert client.get(old).status_code == 302


def test_the_look_ends_when_the_account_is_disabled_or_loses_its_role(client, now):
    item = factories.news_item()
    states.scheduled(item, now)
    for change in ({"is_active": False}, "role"):
        user = factories.editor()
        look_at(client, now + DAY, user)
        assert client.get(item.public_path()).status_code == 200
        if change == "role":
            user.groups.clear()
        else:
            type(user).objects.filter(pk=user.pk).update(**change)
        assert client.get(item.public_path()).status_code == 404


def test_a_visitor_cannot_choose_a_moment(client, now, settings):
    item = factories.news_item()
    states.scheduled(item, now)
    assert "/konto/" in client.get(FORM).headers["Location"]
    assert "/konto/" in client.post(FORM, typed(now + DAY)).headers["Location"]
    assert client.get(item.public_path()).status_code == 404
    # Neither by a session of a visitor's own, should there ever be one
    session = client.session
    session["as_of"] = (now + DAY).isoformat()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert client.get(item.public_path()).status_code == 404


def test_an_account_without_the_permission_is_refused(client, now):
    client.force_login(factories.administrator())
    assert client.get(FORM).status_code == 403
    assert client.post(FORM, typed(now)).status_code == 403


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("2026-03-29", "02:30", "gibt es 2:30 Uhr nicht"),
        ("2026-10-25", "02:30", "gibt es 2:30 Uhr zweimal"),
        ("", "", "Bitte geben Sie Tag und Uhrzeit an."),
        ("morgen", "08:00", "Diesen Tag gibt es nicht."),
    ],
)
def test_a_moment_that_is_not_clear_is_asked_again(client, day, time, sentence):
    client.force_login(factories.editor())
    response = client.post(FORM, {"at_day": day, "at_time": time})
    assert response.status_code == 200
    assert sentence in response.text
    assert f'value="{day}"' in response.text or not day
    assert "as_of" not in client.session


def test_the_second_of_two_hours_can_be_looked_at(client):
    client.force_login(factories.editor())
    client.post(FORM, {"at_day": "2026-10-25", "at_time": "02:30", "at_which": "1"})
    assert client.session["as_of"] == "2026-10-25T01:30:00+00:00"


def test_a_change_at_the_repeated_hour_happens_once(client, clock):
    """A text planned for the second 2:30 of the autumn night is not live at the first."""
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    item = factories.news_item()
    states.edition(item, 1, datetime(2026, 10, 1, tzinfo=UTC), live_from=second)
    clock(second - timedelta(hours=1))
    assert client.get(item.public_path()).status_code == 404
    clock(second)
    assert client.get(item.public_path()).status_code == 200
