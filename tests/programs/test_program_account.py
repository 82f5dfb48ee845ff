"""What the page of a programme says: the status in a sentence, how fresh it is, promises, money, timeline."""

import re
from datetime import UTC, date, datetime

import pytest

from organization.models import Appointment, Post
from programs.models import Award, Disbursement, FundingPeriod, Goal, Milestone
from programs.review import review_of
from programs.status_sentence import status_sentence
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def words(response):
    """Return the page's text without its elements, with plain spaces."""
    text = re.sub(r"<[^>]+>", " ", response.text.replace("\xa0", " "))
    return re.sub(r" ([,.;:)])", r"\1", " ".join(text.split()))


@pytest.fixture
def program():
    made = factories.program(review_due=date(2026, 6, 30))
    FundingPeriod.objects.create(
        program=made, start="2026-01-01", end="2027-12-31", focus="Teilhabe", volume="1000"
    )
    return made


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, "Die Förderung läuft."),
        ({"active": 4, "closed": 3}, "Die Förderung läuft; abgeschlossene Maßnahmen: 3 von 7."),
        ({"cancelled": 1, "planned": 1}, "Die Förderung läuft; abgeschlossene Maßnahmen: 0 von 2."),
    ],
)
def test_the_sentence_counts_the_measures(counts, told):
    class Card:
        sentence = "Die Förderung läuft."

    assert status_sentence(Card, counts) == told


@pytest.mark.parametrize(
    ("day", "is_overdue"),
    [(date(2026, 6, 29), False), (date(2026, 6, 30), False), (date(2026, 7, 1), True)],
)
def test_a_check_is_overdue_from_the_day_after_it_was_due(program, day, is_overdue):
    review = review_of(factories.published(program, at=START), day)
    assert (review.as_of, review.due, review.is_overdue) == (
        date(2026, 1, 1), date(2026, 6, 30), is_overdue,
    )  # fmt: skip


def test_the_page_says_when_it_is_checked_again_and_once_that_is_overdue(client, clock, program):
    edition = factories.published(program, at=START)
    clock(datetime(2026, 6, 30, 12, tzinfo=UTC))
    assert "1. Januar 2026 Nächste Prüfung: 30. Juni 2026" in words(client.get(edition.path))
    clock(datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert "Die nächste Prüfung war für den 30. Juni 2026 vorgesehen und steht noch aus." in words(
        client.get(edition.path)
    )


def test_a_programme_without_a_day_of_review_names_none(client):
    edition = factories.published(factories.program(), at=START)
    assert "Nächste Prüfung" not in words(client.get(edition.path))


def test_drawing_and_table_tell_periods_coordination_and_promises(client, clock, program):
    department = factories.department()
    factories.published(department, at=START)
    person = factories.person(title="Erika Beispiel")
    post = Post.objects.create(title="Koordination", department=department, program=program)
    Appointment.objects.create(person=person, post=post, term_from="2026-02-01")
    factories.published(person, at=START)
    milestone = Milestone.objects.create(program=program, title="Leitbild beschlossen")
    milestone.dates.create(date="2026-05-01", precision="quarter")
    milestone.dates.create(position=1, date="2026-11-02", note="Der Ausschuss tagt erst dann.")
    edition = factories.published(program, at=START)
    clock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    response = client.get(edition.path)
    drawing = response.text.partition('<svg class="timechart')[2].partition("</desc>")[0]
    assert 'role="img"' in drawing
    assert "Förderperioden: 1. Koordination: 1. Zusagen: 1." in drawing
    told = words(response)
    assert "1 Teilhabe 1. Januar 2026 bis 31. Dezember 2027 (jetzt)" in told
    assert "2 Erika Beispiel seit 1. Februar 2026, Ende offen (jetzt)" in told
    assert "3 Leitbild beschlossen 2. November 2026 zuvor zugesagt: 2. Quartal 2026" in told
    assert "Zusagen: 1, davon erreicht: 0, verschoben: 1." in told
    assert "verschoben auf: 2. November 2026 (angekündigt am 1. Januar 2026)" in told
    assert "Grund: Der Ausschuss tagt erst dann." in told
    assert "style=" not in response.text.partition("<main")[2].partition("</main")[0]


def test_the_table_says_what_the_drawing_shows_by_colour(client, clock, program):
    milestone = Milestone.objects.create(program=program, title="Leitbild beschlossen")
    milestone.dates.create(date="2026-01-15")
    path = factories.published(program, at=START).path
    clock(datetime(2026, 1, 15, 12, tzinfo=UTC))
    assert "2 Leitbild beschlossen 15. Januar 2026, noch" not in words(client.get(path))
    clock(datetime(2026, 1, 16, 12, tzinfo=UTC))
    response = client.get(path)
    assert "timechart__point--overdue" in response.text
    assert "2 Leitbild beschlossen 15. Januar 2026, noch nicht erreicht" in words(response)
    past = words(client.get(path, {"stand": "2026-01-02"}))
    assert "1 Teilhabe 1. Januar 2026 bis 31. Dezember 2027 (an diesem Tag)" in past
    assert "(jetzt)" not in past


def test_a_programme_of_which_little_is_known_says_so_and_has_no_empty_part(client):
    response = client.get(factories.published(factories.program(code=""), at=START).path)
    told = words(response)
    assert (
        "Maßnahmen und ihr Stand Zu diesem Programm ist noch keine Maßnahme veröffentlicht." in told
    )
    assert "Geld Zu diesem Programm sind noch keine Beträge veröffentlicht." in told
    assert "Grundlagen" not in told
    assert not re.search(r"<dl[^>]*>\s*</dl>", response.text)


def test_a_programme_of_which_much_is_known_leads_to_its_parts(client, program):
    Milestone.objects.create(program=program, title="Leitbild").dates.create(date="2026-05-01")
    Goal.objects.create(program=program, title="Teilhabe")
    response = client.get(factories.published(program, at=START).path)
    page = response.text
    nav = page.partition('aria-labelledby="auf-dieser-seite"')[2].partition("</nav>")[0]
    places = re.findall(r'href="#([^"]+)"', nav)
    assert places == ["zeitleiste", "ziele", "massnahmen", "zusagen", "geld", "meldungen"]
    found = re.findall(r'<h2 id="([^"]+)"', page)
    assert [one for one in found if one in places] == places
    assert "Fördersumme 1.000 € angekündigt" in words(response)


def test_the_money_stands_by_period_with_every_notice(client, program):
    first = Award.objects.create(
        program=program, award_id="bsp-1", title="Personal", amount_awarded="800", award_date="2026-01-05",
        period_start="2026-01-01", own_contribution="200.50", file_number="IV 4 - 58a",
    )  # fmt: skip
    second = Award.objects.create(
        program=program, award_id="bsp-2", title="Personal, aufgestockt", amount_awarded="1000",
        award_date="2026-02-05", period_start="2026-01-01", own_contribution="250.50", amends=first,
    )  # fmt: skip
    Award.objects.create(
        program=program, award_id="bsp-3", title="Kurse eines Vereins", amount_awarded="300.25",
        award_date="2026-02-06", parent=second,
    )  # fmt: skip
    Disbursement.objects.create(award=first, date="2026-03-01", amount="400.10")
    response = client.get(factories.published(program, at=START).path)
    told = words(response)
    assert (
        "1. Januar 2026 bis 31. Dezember 2027 Teilhabe Fördersumme 1.000,00 € bewilligt 1.000,00 € abgerufen 400,10 €"
        " weitergegeben 300,25 € Eigenanteil 250,50 €" in told
    )
    assert "Fördersumme 1.000 € bewilligt, davon 400,10 € abgerufen" in told
    assert "Die einzelnen Bescheide (1) Personal, aufgestockt" in told
    assert "zuvor 800 €, Bescheid vom 5. Januar 2026" in told
    assert "Davon weitergegeben: Kurse eines Vereins" in told
    # The whole of it: three characters stand in many a random key
    assert "IV 4 - 58a" not in response.text


def test_sums_are_written_as_each_language_does(client, program):
    Award.objects.create(
        program=program, award_id="bsp-1", title="Personal", amount_awarded="12345.67", award_date="2026-01-05"
    )  # fmt: skip
    path = factories.published(program, at=START).path
    assert "12.345,67 €" in words(client.get(path))
    assert "€12,345.67" in words(client.get(f"/en{path}"))
    assert "12 345,67 €" in words(client.get(f"/ru{path}")).replace("\u202f", " ")
