"""Everybody looks at a past day of a programme: what was public then, and nothing that was taken away since."""

from datetime import UTC, date, datetime, timedelta

import pytest

from organization.models import Appointment, Post
from publishing import actions
from publishing.hindsight import Hindsight, end_of
from publishing.models import ContactBlock, Edition
from tests import factories

from . import states
from .states import EXPLANATION, PUBLIC

pytestmark = pytest.mark.django_db
NOON = 12
NOW = datetime(2026, 3, 20, NOON, tzinfo=UTC)


def on(day, hour=NOON):
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def scheduled(document):
    states.edition(document, 1, on(1), live_from=on(10))


def superseded(document):
    states.edition(document, 1, on(1))
    states.edition(document, 2, on(10))


def planned_successor(document):
    states.edition(document, 1, on(1))
    states.edition(document, 2, on(2), live_from=on(10))


def still_to_come(document):
    states.edition(document, 1, on(1))
    states.edition(document, 2, on(2), live_from=on(28))


def expired(document):
    states.edition(document, 1, on(1), live_until=on(10))


def withdrawn(document):
    states.edition(document, 1, on(1))
    by, base = factories.approver(), states.base(document)
    actions.withdraw(base, by=by, at=on(10), explanation=EXPLANATION)


def gone(document):
    states.edition(document, 1, on(1))
    by, base = factories.approver(), states.base(document)
    actions.remove(base, by=by, at=on(10), explanation=EXPLANATION)


def vanished(document):
    states.edition(document, 1, on(1))
    actions.hide(states.base(document), by=factories.approver(), at=on(10))


def redirected(document):
    states.edition(document, 1, on(1))
    target = factories.published(factories.program(slug="ziel", title="Ziel"), at=on(1))
    by, base = factories.approver(), states.base(document)
    actions.redirect(base, by=by, at=on(10), target=target.document)


def lifted(document):
    withdrawn(document)
    actions.lift_withdrawal(states.base(document), by=factories.approver(), at=on(15))


def redacted(document):
    superseded(document)
    first = Edition.objects.get(document=document.pk, number=1)
    actions.redact(first, by=factories.approver(), at=on(12), reason="Name einer Privatperson")


# For days of March: what the address answers, and the number of the edition that it and the list show
TABLE = {
    scheduled: {1: (404, 0), 9: (404, 0), 10: (200, 1), 11: (200, 1), 20: (200, 1)},
    superseded: {1: (200, 1), 9: (200, 1), 10: (200, 2), 11: (200, 2), 20: (200, 2)},
    planned_successor: {1: (200, 1), 9: (200, 1), 10: (200, 2), 20: (200, 2)},
    still_to_come: {1: (200, 1), 9: (200, 1), 20: (200, 1)},
    expired: {1: (200, 1), 9: (200, 1), 10: (404, 0), 11: (404, 0), 20: (404, 0)},
    withdrawn: {1: (410, 0), 9: (410, 0), 10: (410, 0), 20: (410, 0)},
    gone: {1: (410, 0), 9: (410, 0), 10: (410, 0), 20: (410, 0)},
    vanished: {1: (404, 0), 9: (404, 0), 10: (404, 0), 20: (404, 0)},
    redirected: {1: (302, 0), 9: (302, 0), 10: (302, 0), 20: (302, 0)},
    lifted: {1: (200, 1), 9: (200, 1), 10: (410, 0), 14: (410, 0), 15: (200, 1), 20: (200, 1)},
    redacted: {1: (410, 0), 9: (410, 0), 10: (200, 2), 11: (200, 2), 20: (200, 2)},
}


def look(client, path, day):
    return client.get(path, {"stand": f"2026-03-{day:02}"})


@pytest.mark.parametrize("state", TABLE, ids=lambda state: state.__name__)
def test_a_past_day_shows_what_was_public_then_and_is_not_hidden_now(client, clock, state):
    document = factories.program()
    state(document)
    # So that the list has something to show on every day
    factories.published(factories.program(title="Anderes Programm"), at=on(1, 1))
    path = document.public_path()
    clock(NOW)
    for day, (status, number) in TABLE[state].items():
        page = look(client, path, day)
        assert page.status_code == status, day
        lists = look(client, "/programme/", day)
        assert lists.status_code == 200
        for other in (1, 2):
            for text in (page.text, lists.text):
                assert (f"{PUBLIC}-{other}" in text) is (number == other), day
        assert states.DRAFT not in page.text + lists.text
        assert actions.REDACTED_TITLE not in page.text + lists.text
        assert "Name einer Privatperson" not in page.text


@pytest.mark.parametrize("state", [withdrawn, gone])
def test_a_text_taken_away_says_so_on_every_earlier_day(client, clock, state):
    document = factories.program()
    state(document)
    clock(NOW)
    response = look(client, document.public_path(), 5)
    text = response.text
    assert EXPLANATION in text
    assert "10.\xa0März\xa02026" in response.context["reason"].sentence
    assert "Auch frühere Stände zeigen wir nicht mehr" in text
    assert 'name="stand"' not in text


@pytest.mark.parametrize(("state", "day"), [(lifted, 12), (redacted, 5)])
def test_where_only_some_days_are_hidden_others_may_be_asked_for(client, clock, state, day):
    document = factories.program()
    state(document)
    clock(NOW)
    response = look(client, document.public_path(), day)
    assert response.status_code == 410
    assert 'name="stand" type="date" required' in response.text


def test_what_is_withdrawn_today_is_hidden_at_once(client, clock):
    document = factories.program()
    states.edition(document, 1, on(1))
    path = document.public_path()
    clock(NOW)
    assert f"{PUBLIC}-1" in look(client, path, 5).text
    assert f"{PUBLIC}-1" in look(client, "/programme/", 5).text
    actions.hide(states.base(document), by=factories.approver(), at=NOW)
    assert look(client, path, 5).status_code == 404
    assert f"{PUBLIC}-1" not in look(client, "/programme/", 5).text


def test_a_merged_text_leads_on_to_its_target_on_the_same_day(client, clock):
    document = factories.program()
    redirected(document)
    clock(NOW)
    assert look(client, document.public_path(), 5).headers["Location"] == (
        "/programme/ziel/?stand=2026-03-05"
    )


def test_an_address_leads_to_the_one_that_the_text_had_on_the_day(client, clock):
    document = factories.program(slug="alt")
    states.edition(document, 1, on(1))
    document.refresh_from_db()
    document.slug = "neu"
    document.save()
    states.edition(document, 2, on(10))
    clock(NOW)
    assert look(client, "/programme/alt/", 5).status_code == 200
    assert look(client, "/programme/neu/", 10).status_code == 200
    for asked, day, found in [("neu", 5, "alt"), ("alt", 10, "neu"), ("alt", 20, "neu")]:
        response = look(client, f"/programme/{asked}/", day)
        assert response.status_code == 302
        assert response.headers["Location"] == f"/programme/{found}/?stand=2026-03-{day:02}"


def test_a_translation_is_shown_from_its_day_on_and_the_german_text_before(client, clock):
    document = factories.program()
    states.edition(document, 1, on(1))
    words = factories.translation(document, title="Example programme", slug="example")
    english = factories.published(words, at=on(10)).path
    clock(NOW)
    german = f"/en{document.public_path()}"
    assert "Example programme" in look(client, english, 10).text
    before = look(client, german, 9)
    assert before.status_code == 200
    assert f"{PUBLIC}-1" in before.text
    assert "Example programme" not in before.text
    assert look(client, english, 9).status_code == 404
    response = look(client, german, 11)
    assert response.headers["Location"] == f"{english}?stand=2026-03-11"
    assert f"{document.public_path()}?stand=2026-03-10" in look(client, english, 10).text


def test_a_text_not_yet_published_names_its_first_day(client, clock):
    document = factories.program()
    scheduled(document)
    path = document.public_path()
    clock(on(9))
    assert "10" not in look(client, path, 5).context["message"]
    clock(NOW)
    response = look(client, path, 5)
    said = "Am 5.\xa0März\xa02026 war diese Seite noch nicht veröffentlicht. Zuerst gab es sie am 10.\xa0März\xa02026."
    assert response.context["reason"].sentence == said
    assert f"{path}?stand=2026-03-10" in response.text


def test_a_first_day_is_named_only_where_it_can_be_seen(client, clock):
    document = factories.program()
    superseded(document)
    clock(NOW)
    first = Edition.objects.get(document=document.pk, number=1)
    actions.redact(first, by=factories.approver(), at=NOW, reason="Name")
    early = client.get(document.public_path(), {"stand": "2026-02-01"}).text
    assert "stand=2026-03-10" in early
    assert "stand=2026-03-01" not in early


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-03-21", "liegt noch vor uns"), ("9999-12-31", "liegt noch vor uns"),
        ("2026-02-30", "„2026-02-30“ ist kein Tag"), ("gestern", "„gestern“ ist kein Tag"),
        ("1.3.2026", "„1.3.2026“ ist kein Tag"), ("20260301", "ist kein Tag"), ("2026-W10-1", "ist kein Tag"),
        ("٢٠٢٦-٠٣-٠١", "ist kein Tag"), ("0000-00-00", "ist kein Tag"), ("<b>", "„&lt;b&gt;“ ist kein Tag"),
        ("a" * 5000, "„" + "a" * 40 + "“ ist kein Tag"),
    ],
)  # fmt: skip
def test_what_is_no_past_day_gets_a_clear_sentence(client, clock, typed, sentence):
    path = factories.published(factories.program(), at=on(1)).path
    clock(NOW)
    for address in (path, "/programme/"):
        response = client.get(address, {"stand": typed})
        assert response.status_code == 404
        assert sentence in response.text
        assert "Zum heutigen Stand" in response.text
        # Another day is asked for where this one failed
        assert 'name="stand" type="date" required' in response.text


@pytest.mark.parametrize("day", ["0001-01-01", "1582-10-15", "2026-02-28"])
def test_a_day_before_everything_gets_a_clear_sentence(client, clock, day):
    path = factories.published(factories.program(), at=on(1)).path
    clock(NOW)
    for address in (path, "/programme/"):
        response = client.get(address, {"stand": day})
        assert response.status_code == 404
        assert "stand=2026-03-01" in response.text


def test_an_address_where_nothing_ever_stood_gives_nothing_away(client, clock):
    clock(NOW)
    assert "Unter dieser Adresse steht nichts." in look(client, "/programme/nichts/", 5).text


def test_pages_that_know_no_days_show_the_present(client, clock):
    path = factories.published(factories.news_item(title="Von heute"), at=on(19)).path
    clock(NOW)
    for address in (path, "/aktuelles/"):
        response = look(client, address, 1)
        assert "Von heute" in response.text
        assert "X-Robots-Tag" not in response.headers


def test_today_is_shown_as_far_as_it_is_over(client, clock):
    document = factories.program()
    states.edition(document, 1, on(1))
    states.edition(document, 2, on(2), live_from=NOW + timedelta(hours=1))
    clock(NOW)
    text = look(client, document.public_path(), 20).text
    assert f"{PUBLIC}-1" in text
    assert f"{PUBLIC}-2" not in text
    assert "noch nicht zu Ende" in text


def test_a_past_page_is_marked_and_can_be_cited_but_not_found_by_search_engines(client, clock):
    document = factories.program()
    superseded(document)
    path = document.public_path()
    clock(NOW)
    page = look(client, path, 5)
    text = page.text.replace("\xa0", " ")
    assert "Sie sehen den Stand vom" in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{path}">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert 'hreflang="x-default"' not in text
    assert "application/ld+json" not in text
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert f"http://127.0.0.1:8000{path}?stand=2026-03-05</a>" in text
    assert f'href="{path}" data-today>Zum heutigen Stand' in text
    present = client.get(path)
    assert "X-Robots-Tag" not in present.headers
    assert 'content="noindex"' not in present.text
    assert f"http://127.0.0.1:8000{path}?stand=2026-03-20</a>" in present.text


def test_a_past_page_stays_the_same_whatever_is_published_later(client, clock):
    document = factories.program()
    states.edition(document, 1, on(1))
    path = document.public_path()
    clock(on(8))
    pages = [look(client, address, 5) for address in (path, "/programme/")]
    states.edition(document, 2, on(10))
    factories.published(factories.program(title="Später begonnen"), at=on(10))
    clock(NOW)
    for address, before in zip((path, "/programme/"), pages, strict=True):
        after = look(client, address, 5)
        assert after.headers["ETag"] == before.headers["ETag"]
        assert after.headers["Cache-Control"] == "public, no-cache"
        known = client.get(
            address, {"stand": "2026-03-05"}, headers={"If-None-Match": before.headers["ETag"]}
        )
        assert known.status_code == 304
    actions.hide(states.base(document), by=factories.approver(), at=NOW)
    gone = client.get(path, {"stand": "2026-03-05"}, headers={"If-None-Match": "W/" + "x"})
    assert gone.status_code == 404
    assert "ETag" not in gone.headers


def test_links_stay_on_the_day_where_the_target_knows_days(client, clock):
    unit = factories.department()
    factories.published(unit, at=on(1))
    other = factories.published(factories.program(slug="anderes"), at=on(1))
    document = factories.program(lead_department=unit)
    factories.with_text(document, f'<p><a href="{other.path}#ziele">Anderes</a></p>', ordering=30)
    path = factories.published(document, at=on(1)).path
    clock(NOW)
    text = look(client, path, 5).text
    assert f'href="{other.path}?stand=2026-03-05#ziele"' in text
    assert 'href="/programme/?stand=2026-03-05"' in text
    assert f'href="{unit.public_path()}"' in text
    assert f'href="{path}?stand=2026-03-05"' in look(client, "/programme/", 5).text
    assert "stand=2026-03-05" not in client.get(path).text


def test_a_programme_offers_the_days_of_its_editions_with_what_changed(client, clock):
    document = factories.program()
    superseded(document)
    states.edition(document, 3, on(15, 8))
    states.edition(document, 4, on(15, 9))
    path = document.public_path()
    clock(NOW)
    days = client.get(path).context["days"]
    assert [one.day.day for one in days] == [15, 10, 1]
    assert [one.note for one in days][:2] == ["Angaben ergänzt", "Angaben ergänzt"]
    assert [one.is_shown for one in days] == [True, False, False]
    assert days[2].is_first
    for one in days:
        assert client.get(f"{path}?{one.query}").status_code == 200
    past = look(client, path, 12).context["days"]
    assert [(one.day.day, one.is_shown) for one in past] == [(10, True), (1, False)]


def test_people_who_left_are_not_shown_again(client, clock):
    person, document = factories.person(title="Erika Weggegangen"), factories.program()
    unit = factories.department()
    post = Post.objects.create(title="Koordination", department=unit, program=document)
    Appointment.objects.create(person=person, post=post, term_from="2014-03-01")
    path = factories.published(document, at=on(1)).path
    factories.published(person, at=on(1), live_until=on(15))
    clock(on(8))
    assert "Erika Weggegangen" in look(client, path, 5).text
    assert "Erika Weggegangen" in look(client, "/programme/", 5).text
    clock(NOW)
    assert "Erika Weggegangen" not in look(client, path, 5).text
    assert "Erika Weggegangen" not in look(client, "/programme/", 5).text


def test_nobody_finds_how_somebody_could_be_reached_once(client, clock):
    """Neither of who left and is public still, nor of who has another number by now; units keep what they had."""
    unit, document = factories.department(mailbox="amt@example.org"), factories.program()
    document.lead_department = unit
    document.save()
    person = factories.person(
        title="Erika Beispiel", email="erika@example.org", telephone="06031 83-99", room="Raum 9"
    )
    post, other = (
        Post.objects.create(title=title, department=unit, program=program)
        for title, program in (("Koordination", document), ("Vertretung", None))
    )
    Appointment.objects.create(
        person=person, post=post, term_from="2014-03-01", term_until=on(15).date()
    )
    shown = ({"post": post}, {"contact": person.document_ptr}, {"post": other})
    for place, fields in enumerate(shown, start=1):
        ContactBlock.objects.create(
            parent=document.document_ptr, region="main", ordering=10 * place, **fields
        )
    factories.published(unit, at=on(1))
    factories.published(person, at=on(1))
    path = factories.published(document, at=on(1)).path
    ways = ("erika@example.org", "83-99", "Raum 9")
    clock(on(8))
    assert client.get(path).text.count("mailto:erika@example.org") == 3
    past = look(client, path, 5).text
    assert past.count("Erika Beispiel") >= 3
    assert "mailto:amt@example.org" in past
    clock(NOW)
    for text in (past, look(client, path, 5).text):
        assert not [word for word in ways if word in text]
    assert "Erika Beispiel" in look(client, path, 5).text


def test_pictures_that_are_public_no_longer_are_left_out(client, clock):
    first, second = factories.image(), factories.image()
    document = factories.program(lead_image=first)
    path = factories.published(document, at=on(1)).path
    document.refresh_from_db()
    document.lead_image = second
    document.save()
    states.edition(document, 2, on(10))
    clock(NOW)
    before, after = look(client, path, 5).text, look(client, path, 12).text
    assert first.content_hash not in before
    assert "Dieses Bild zeigen wir nicht mehr." in before
    assert second.content_hash in after


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2026-03-28", "2026-03-28T22:59:59.999999+00:00"), ("2026-03-29", "2026-03-29T21:59:59.999999+00:00"),
        ("2026-10-24", "2026-10-24T21:59:59.999999+00:00"), ("2026-10-25", "2026-10-25T22:59:59.999999+00:00"),
        ("0001-01-01", "0001-01-01T23:06:31.999999+00:00"),
    ],
)  # fmt: skip
def test_a_day_ends_at_midnight_in_germany(day, end):
    assert end_of(date.fromisoformat(day)).isoformat() == end


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_text_belongs_to_the_day_whose_last_instant_it_sees(client, clock, day):
    last, instant = end_of(day), timedelta(microseconds=1)
    for start, is_there in [(last, True), (last + instant, False)]:
        document = factories.program()
        states.edition(document, 1, last - timedelta(days=3), live_from=start)
        clock(last + timedelta(days=2))
        response = client.get(document.public_path(), {"stand": day.isoformat()})
        assert (response.status_code == 200) is is_there
        later = client.get(document.public_path(), {"stand": (day + timedelta(days=1)).isoformat()})
        assert later.status_code == 200


def test_every_day_of_a_long_history_agrees_with_a_plain_account_of_it(clock):
    """Editions with gaps, withdrawals with and without end, redactions: the rule against a list kept by hand."""
    document = factories.program()
    editions, laid = [], []
    for number, (start, end) in enumerate([(1, 4), (6, 9), (9, None), (15, None), (20, 27)], 1):
        until = {"live_until": on(end)} if end else {}
        states.edition(document, number, on(start), **until)
        if editions and editions[-1][1] is None:
            editions[-1][1] = on(start)
        editions.append([on(start), on(end) if end else None])
        if number == 4:
            by, base = factories.approver(), states.base(document)
            actions.withdraw(base, by=by, at=on(16), explanation=EXPLANATION)
            actions.lift_withdrawal(states.base(document), by=by, at=on(18))
            laid.append((on(16), on(18)))
    hidden = Edition.objects.get(document=document.pk, number=2)
    actions.redact(hidden, by=factories.approver(), at=on(21), reason="Name")
    for now in (on(21, 13), on(25), on(28), on(31)):
        for number in range(now.day):
            day = date(2026, 3, 1) + timedelta(days=number)
            moment = min(end_of(day), now)
            expected = {
                place + 1
                for place, (start, end) in enumerate(editions)
                if start <= moment and (end is None or end > moment) and place != 1
                if not any(since <= one < until for since, until in laid for one in (moment, now))
            }
            seen = Edition.objects.live(Hindsight.of(day, now)).filter(document=document.pk)
            assert set(seen.values_list("number", flat=True)) == expected, (now, day)
