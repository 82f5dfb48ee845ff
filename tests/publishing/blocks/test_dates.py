"""When something takes place: what the form takes, what the page writes, when it is over."""

from datetime import UTC, date, datetime, time

import pytest

from publishing.models import EventDatesBlock
from publishing.occurrences import Occurrence, from_json
from publishing.readiness import errors_in, hints_in, problems_of
from publishing.templatetags.occurrences import occurrence
from tests import factories
from tests.admin_forms import admin_url, save

DAY = date(2027, 1, 17)
SET = "publishing_eventdatesblock_set-0"


def written(**fields):
    return str(occurrence(Occurrence(day=DAY, **fields))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, '<time datetime="2027-01-17">Sonntag, 17. Januar 2027</time>'),
        ({"last_day": date(2027, 1, 18)},
         '<time datetime="2027-01-17">Sonntag, 17. Januar 2027</time> bis'
         ' <time datetime="2027-01-18">Montag, 18. Januar 2027</time>'),
        ({"begins": time(18)},
         '<time datetime="2027-01-17T18:00+01:00">Sonntag, 17. Januar 2027, 18:00</time> Uhr'),
        ({"begins": time(18), "ends": time(20, 30)},
         '<time datetime="2027-01-17T18:00+01:00">Sonntag, 17. Januar 2027, 18:00</time> bis'
         ' <time datetime="2027-01-17T20:30+01:00">20:30</time> Uhr'),
        ({"begins": time(22), "ends": time(2), "last_day": date(2027, 1, 18)},
         '<time datetime="2027-01-17T22:00+01:00">Sonntag, 17. Januar 2027, 22:00</time> Uhr bis'
         ' <time datetime="2027-01-18T02:00+01:00">Montag, 18. Januar 2027, 2:00</time> Uhr'),
    ],
)  # fmt: skip
def test_days_and_times_are_written_for_people_and_for_machines(fields, words):
    assert written(**fields) == words


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({}, datetime(2027, 1, 17, 23, tzinfo=UTC)),
        ({"begins": time(18)}, datetime(2027, 1, 17, 23, tzinfo=UTC)),
        ({"begins": time(18), "ends": time(20)}, datetime(2027, 1, 17, 19, tzinfo=UTC)),
        ({"last_day": date(2027, 1, 19)}, datetime(2027, 1, 19, 23, tzinfo=UTC)),
    ],
)
def test_it_is_over_at_its_end_or_with_its_last_day(fields, ends):
    one = Occurrence(day=DAY, **fields)
    assert one.ends_at == ends
    assert one.is_over(ends)
    assert not one.is_over(datetime(2027, 1, 17, 18, 59, tzinfo=UTC))
    assert from_json(one.to_json()) == one


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_day": date(2027, 1, 16)}, "vor dem ersten"),
        ({"ends": time(18)}, "auch ein Beginn"),
        ({"begins": time(18), "ends": time(18)}, "nicht nach dem Beginn"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(fields, words):
    assert words in Occurrence(day=DAY, **fields).fault()


def test_an_hour_that_the_clocks_leave_out_is_refused():
    assert "vorgestellt" in Occurrence(day=date(2027, 3, 28), begins=time(2, 30)).fault()


@pytest.fixture
def block(db):
    item = factories.news_item()
    return EventDatesBlock.objects.create(
        parent=item.document_ptr,
        region="main",
        ordering=30,
        dates=[Occurrence(day=DAY, begins=time(18)).to_json()],
        place="Kreishaus",
        address="Europaplatz 1\n61169 Friedberg",
        registration="Bitte bis zum 10. Januar 2027.",
    )


@pytest.fixture
def newsroom(client, db):
    client.force_login(factories.editor())
    return client


def saved(newsroom, block, **changes):
    fields = {f"{SET}-{name}": value for name, value in changes.items()}
    return save(newsroom, admin_url(block.parent.newsitem, "change"), **fields)


def test_a_further_date_is_taken_from_the_empty_row_that_waits(newsroom, block):
    saved(newsroom, block, dates_1_day="2027-02-14", dates_1_begins="09:00", dates_1_ends="12:00")
    block.refresh_from_db()
    assert [one.day for one in block.occurrences()] == [DAY, date(2027, 2, 14)]
    assert block.dates[1] == {
        "day": "2027-02-14",
        "begins": "09:00",
        "ends": "12:00",
        "last_day": "",
    }


def test_an_emptied_row_is_a_date_less(newsroom, block):
    saved(newsroom, block, dates_1_day="2027-02-14", dates_0_day="", dates_0_begins="")
    block.refresh_from_db()
    assert [one.day for one in block.occurrences()] == [date(2027, 2, 14)]


def test_what_is_wrong_says_in_which_date_and_nothing_typed_is_lost(newsroom, block):
    response = saved(newsroom, block, dates_1_day="31.02.2027", dates_1_begins="25:00", place="Neu")
    page = response.content.decode()
    assert "2. Termin, Tag:" in page
    assert "2. Termin, Beginn:" in page
    assert 'value="31.02.2027"' in page
    block.refresh_from_db()
    assert block.place == "Kreishaus"


def test_a_draft_may_wait_for_its_date_and_is_not_ready_before(newsroom, block):
    saved(newsroom, block, dates_0_day="", dates_0_begins="")
    block.refresh_from_db()
    assert block.dates == []
    problems = errors_in(problems_of(block.parent, datetime(2027, 1, 1, tzinfo=UTC)))
    assert [problem.anchor for problem in problems] == [f"id_{SET}-dates"]


def test_saving_without_changes_changes_nothing(newsroom, block):
    factories.submitted(block.parent)
    assert saved(newsroom, block).status_code == 302
    block.parent.refresh_from_db()
    assert block.parent.state == "submitted"


def test_the_page_shows_dates_place_and_registration(block):
    body = block.render()
    assert '<time datetime="2027-01-17T18:00+01:00">' in body
    assert "Kreishaus<br>Europaplatz 1<br>61169 Friedberg" in body
    assert "Bitte bis zum 10. Januar 2027." in body


def test_a_date_that_is_over_when_the_text_appears_is_a_hint(block):
    def hints(at, live_from=None):
        found = hints_in(problems_of(block.parent, at, live_from))
        return [hint.anchor for hint in found if hint.message.startswith("Termin ")]

    before, after = datetime(2027, 1, 10, tzinfo=UTC), datetime(2027, 1, 18, tzinfo=UTC)
    assert hints(before) == []
    assert hints(before, live_from=after) == [f"id_{SET}-dates_0_day"]
    assert hints(after) == [f"id_{SET}-dates_0_day"]
