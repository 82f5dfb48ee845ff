"""What has changed since a day: the list that journalists read, and its feeds."""

import json
from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone

from publishing import actions, changes
from publishing.models import Document, Edition
from publishing.moments import day_of
from tests import factories
from tests.publishing import states
from tests.publishing.test_change_notes import edition

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PATH = "/aenderungen/"


@pytest.fixture
def now():
    """Noon of today, so that hours before and after lie on the same day."""
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture(autouse=True)
def at_noon(clock, now):
    clock(now)


def since(days, now, **more):
    day = day_of(now - days * DAY)
    return "&".join([f"seit={day}", *(f"{name}={value}" for name, value in more.items())])


def listed(client, query=""):
    """Return (badge, title) of each row, as the page shows them."""
    response = client.get(f"{PATH}?{query}" if query else PATH)
    assert response.status_code == 200
    return [(card.word, card.edition.title) for card in response.context["cards"]]


def test_new_changed_and_withdrawn_texts_stand_together_the_latest_first(client, now):
    old = factories.page(title="Alte Seite")
    factories.published(old, at=now - 20 * DAY)
    edition(old, now - 2 * DAY, "Neue Öffnungszeiten")
    factories.published(factories.news_item(title="Beratung zieht um"), at=now - 3 * DAY)
    factories.published(factories.program(title="Älteres Programm"), at=now - 9 * DAY)
    wrong = factories.published(factories.news_item(title="Falsche Meldung"), at=now - 30 * DAY)
    actions.withdraw(
        Document.objects.get(pk=wrong.document_id),
        by=factories.approver(), at=now - DAY, explanation="Die Zahl war falsch.",
    )  # fmt: skip

    assert listed(client, since(4, now)) == [
        ("Zurückgezogen", "Falsche Meldung"),
        ("Geändert", "Ein anderer Name"),
        ("Neu", "Beratung zieht um"),
    ]
    page = client.get(f"{PATH}?{since(4, now)}").text
    assert "Die Zahl war falsch." in page
    assert "Neue Öffnungszeiten" in page
    assert "Älteres Programm" not in page
    assert ("Neu", "Älteres Programm") in listed(client, since(9, now))


def test_every_kind_of_text_is_told_of(client, now):
    made = [
        factories.news_item, factories.event, factories.page, factories.program, factories.department,
        factories.person, factories.accessibility_statement,
    ]  # fmt: skip
    published = {factories.published(make(), at=now - DAY).title for make in made}
    assert {title for _, title in listed(client)} == published
    page = client.get(PATH).text
    for word in ("Meldung", "Termin", "Seite", "Förderprogramm", "Organisationseinheit"):
        assert f"<span>{word}</span>" in page


def test_a_text_stands_once_with_all_its_notes_since_the_day(client, now):
    item = factories.news_item()
    factories.published(item, at=now - 9 * DAY)
    edition(item, now - 6 * DAY, "Neue Rufnummer")
    edition(item, now - 2 * DAY, "Neuer Ort")
    edition(item, now - DAY, "Neue Zeit")
    assert listed(client, since(3, now)) == [("Geändert", "Ein anderer Name")]
    page = client.get(f"{PATH}?{since(3, now)}").text
    assert page.index("Neue Zeit") < page.index("Neuer Ort")
    assert "Neue Rufnummer" not in page
    assert listed(client, since(9, now)) == [("Neu", "Ein anderer Name")]


def test_mere_corrections_stand_apart(client, now):
    item = factories.news_item()
    factories.published(item, at=now - 20 * DAY)
    edition(item, now - 9 * DAY, "Neuer Ort")
    edition(item, now - DAY, minor=True)
    assert listed(client) == []
    assert listed(client, since(10, now)) == [("Geändert", "Ein anderer Name")]
    assert listed(client, since(10, now, art="korrekturen")) == listed(client, "art=korrekturen")
    assert listed(client, "art=korrekturen") == [("Korrigiert", "Ein anderer Name")]
    assert 'Redaktionelle Korrekturen</a> <span class="muted small">(1)' in client.get(PATH).text


@pytest.mark.parametrize(
    ("state", "row"),
    [
        (states.draft, None),
        (states.submitted, None),
        (states.scheduled, None),
        (states.live, ("Neu", "Veroeffentlicht-Nummer-1")),
        (states.superseded, ("Neu", "Veroeffentlicht-Nummer-2")),
        (states.expired, None),
        (states.withdrawn, ("Zurückgezogen", "Veroeffentlicht-Nummer-1")),
        (states.gone, None),
        (states.vanished, None),
        (states.redacted, ("Geändert", "Veroeffentlicht-Nummer-2")),
    ],
)
def test_nothing_is_told_of_what_nobody_may_read(client, clock, now, state, row):
    state(factories.news_item(), now)
    clock(now + timedelta(minutes=1))
    assert listed(client) == ([row] if row else [])
    for path in (PATH, f"{PATH}feed.atom", f"{PATH}feed.rss", f"{PATH}feed.json"):
        text = client.get(path).text
        assert states.DRAFT not in text
        for number in (1, 2):
            if not row or not row[1].endswith(str(number)):
                assert f"{states.PUBLIC}-{number}" not in text


def test_a_merged_text_is_told_by_the_one_it_leads_to(client, now):
    target = factories.published(factories.page(title="Ziel"), at=now - 30 * DAY)
    other = factories.published(factories.page(title="Aufgegangen"), at=now - 30 * DAY)
    third = factories.published(factories.page(title="Dritte"), at=now - 30 * DAY)
    for source, end, days in ((third, other, 3), (other, target, 2)):
        actions.redirect(
            Document.objects.get(pk=source.document_id), by=factories.approver(),
            at=now - days * DAY, target=Document.objects.get(pk=end.document_id),
        )  # fmt: skip
    assert listed(client) == [("Zusammengeführt", "Ziel")] * 2
    page = client.get(PATH).text
    assert "Ein anderer Text ist in diesem aufgegangen." in page
    assert "Aufgegangen" not in page
    assert "Dritte" not in page


def test_what_is_public_again_is_told_unless_it_had_been_hidden(client, now):
    for title, lay in (("Wieder da", actions.remove), ("War verborgen", actions.hide)):
        made = factories.published(factories.page(title=title), at=now - 30 * DAY)
        document = Document.objects.get(pk=made.document_id)
        lay(document, by=factories.approver(), at=now - 3 * DAY)
        actions.lift_withdrawal(document, by=factories.approver(), at=now - DAY)
    assert listed(client) == [("Wieder veröffentlicht", "Wieder da")]


def test_the_list_switches_with_the_clock_alone(client, clock, now):
    factories.published(factories.page(title="Geplant"), at=now, live_from=now + DAY)
    assert listed(client) == []
    clock(now + DAY)
    assert listed(client) == [("Neu", "Geplant")]


def test_the_sorts_are_counted_and_chosen_by_the_address(client, now):
    for number in range(3):
        factories.published(factories.page(title=f"Seite {number}"), at=now - DAY)
    item = factories.news_item()
    factories.published(item, at=now - 20 * DAY)
    edition(item, now - DAY, "Neuer Ort")
    choices = client.get(PATH).context["choices"]
    assert [choice.count for choice in choices] == [4, 3, 1, 0, 0]
    assert len(listed(client, "art=neu")) == 3
    assert listed(client, "art=geaendert") == [("Geändert", "Ein anderer Name")]
    assert client.get(f"{PATH}?art=unsinn").status_code == 404


def test_long_lists_are_paged(client, now):
    for number in range(41):
        factories.published(
            factories.page(title=f"Seite {number}"), at=now - timedelta(minutes=number + 1)
        )
    assert len(listed(client)) == 40
    assert listed(client, "seite=2") == [("Neu", "Seite 40")]
    assert client.get(f"{PATH}?seite=3").status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31.02.2026", "Diesen Tag gibt es nicht."),
        ("2026-13-01", "Diesen Tag gibt es nicht."),
        ("neulich", "Diesen Tag gibt es nicht."),
        ("0001-01-01", "Diesen Tag gibt es nicht."),
        ("%00", "Diesen Tag gibt es nicht."),
        ("2999-01-01", "Dieser Tag liegt in der Zukunft."),
        ("9" * 500, "Diesen Tag gibt es nicht."),
    ],
)
def test_a_day_that_cannot_be_is_explained_and_kept(client, typed, words):
    response = client.get(f"{PATH}?seit={typed}")
    assert response.status_code == 400
    assert words in response.text
    if typed.isprintable() and len(typed) < 40 and typed != "%00":
        assert f'value="{typed}"' in response.text
    feed = client.get(f"{PATH}feed.atom?seit={typed}")
    assert feed.status_code == 404


@pytest.mark.parametrize("typed", ["0002-01-01", "1989-11-09"])
def test_a_day_long_ago_shows_everything(client, now, typed):
    factories.published(factories.page(title="Sehr alt"), at=now - 4000 * DAY)
    assert listed(client, f"seit={typed}") == [("Neu", "Sehr alt")]


def test_a_day_typed_the_german_way_leads_to_its_address(client):
    response = client.get(f"{PATH}?seit=5.1.2026&art=neu")
    assert (response.status_code, response.headers["Location"]) == (
        302, f"{PATH}?seit=2026-01-05&art=neu",
    )  # fmt: skip
    assert client.get(f"{PATH}?seit=&art=").headers["Location"] == PATH


def test_since_friday_means_the_friday_before(client, clock, now):
    while now.weekday() != 4:
        now += DAY
    clock(now)
    for days, expected in ((0, 7), (1, 1), (3, 3), (6, 6)):
        clock(now + days * DAY)
        quick = {one.label: one.day for one in client.get(PATH).context["quick"]}
        assert quick["seit Freitag"] == day_of(now + (days - expected) * DAY)
        assert quick["heute"] == day_of(now + days * DAY)


def test_another_language_tells_each_text_once_in_that_language_where_it_is(client, now):
    program = factories.program(title="Gesundheitslotsen")
    factories.published(program, at=now - 3 * DAY)
    factories.published(factories.page(title="Nur deutsch"), at=now - 2 * DAY)
    factories.published(factories.translation(program, title="Health guides"), at=now - DAY)
    assert listed(client) == [("Neu", "Nur deutsch"), ("Neu", "Gesundheitslotsen")]
    response = client.get(f"/en{PATH}?{since(7, now)}")
    titles = [card.edition.title for card in response.context["cards"]]
    assert titles == ["Health guides", "Nur deutsch"]
    assert 'href="/en/nur' in response.text or 'href="/en/page-' in response.text
    assert 'lang="de" dir="ltr">Nur deutsch' in response.text


def test_what_is_taken_away_with_its_translations_is_told_once(client, now):
    for number, way in enumerate(("withdraw", "redirect")):
        source = factories.page(title=f"Alte Seite {number}")
        factories.published(source, at=now - 30 * DAY)
        english = factories.translation(source, title=f"Old page {number}")
        factories.published(english, at=now - 29 * DAY)
        target = factories.published(
            factories.page(title="Neue Fassung für alle"), at=now - 28 * DAY
        )
        more = {"explanation": "Überholt."} if way == "withdraw" else {"target": target.document}
        document = Document.objects.get(pk=source.pk)
        getattr(actions, way)(document, by=factories.approver(), at=now - DAY, **more)
    merged = ("Zusammengeführt", "Neue Fassung für alle")
    assert sorted(listed(client, since(3, now))) == [("Zurückgezogen", "Alte Seite 0"), merged]
    response = client.get(f"/en{PATH}?{since(3, now)}")
    titles = [card.edition.title for card in response.context["cards"]]
    assert sorted(titles) == ["Neue Fassung für alle", "Old page 0"]
    assert '<div lang="de" dir="ltr"><p>Überholt.' in response.text


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_another_hand_reads_the_feed(client, now, form):
    item = factories.news_item(title="Erst so")
    factories.published(item, at=now - 20 * DAY)
    edition(item, now - DAY, "Neuer Ort <am Markt>")
    found = feedparser.parse(client.get(f"{PATH}feed.{form}?{since(3, now)}").content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.feed.title.startswith("WIR-Portal: Was sich seit dem ")
    (entry,) = found.entries
    assert entry.title == "Geändert: Ein anderer Name"
    assert "Neuer Ort &lt;am Markt&gt;" in entry.summary
    before = entry.id
    edition(item, now - timedelta(hours=1), "Neue Zeit")
    again = feedparser.parse(client.get(f"{PATH}feed.{form}").content).entries
    assert [one.id for one in again] != [before]


def test_the_json_feed_says_the_same(client, now):
    factories.published(factories.page(title="Eine Seite"), at=now - DAY)
    found = json.loads(client.get(f"{PATH}feed.json").content)
    assert found["home_page_url"] == f"http://127.0.0.1:8000{PATH}"
    assert [one["title"] for one in found["items"]] == ["Neu: Eine Seite"]
    assert found["items"][0]["url"] == "http://127.0.0.1:8000" + Edition.objects.get().path


def test_pages_lead_to_the_list(client, now):
    for path in ("/", "/aktuelles/", "/abonnieren/"):
        assert f'href="{PATH}"' in client.get(path).text
    assert f'href="/en{PATH}"' in client.get("/en/aktuelles/").text


def test_the_number_of_queries_does_not_grow(client, now, django_assert_num_queries):
    def some(count):
        for _ in range(count):
            item = factories.news_item()
            factories.published(item, at=now - 9 * DAY)
            edition(item, now - DAY, "Neuer Ort")
            states.withdrawn(factories.page(), now - DAY)

    some(1)
    changes._called.cache_clear()
    with django_assert_num_queries(8):
        client.get(PATH)
    with django_assert_num_queries(4):
        client.get(PATH)
    some(5)
    changes._called.cache_clear()
    with django_assert_num_queries(8):
        client.get(PATH)
    with django_assert_num_queries(4):
        client.get(PATH)
    with django_assert_num_queries(4):
        client.get(f"{PATH}feed.atom?{since(7, now)}")
    client.get(f"/en{PATH}")
    with django_assert_num_queries(5):
        client.get(f"/en{PATH}")


@pytest.mark.parametrize("address", [PATH, f"{PATH}feed.atom", f"/en{PATH}"])
def test_the_list_says_that_it_is_shown_from_today_only(client, now, address):
    answer = client.get(f"{address}?stand=2026-03-01")
    assert answer.status_code == 404
    told = {False: "nur von heute aus gesehen", True: "as seen from today"}
    assert told[address.startswith("/en")] in answer.text
    assert f'href="{address}"' in answer.text
    assert 'name="stand"' not in answer.text
    assert client.get(f"{address}?stand=").status_code == 200
