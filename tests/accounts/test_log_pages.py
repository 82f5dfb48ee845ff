"""The log in the newsroom: narrowed down by person, action, kind, period and sign-in, and taken away as a table."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts import audit
from accounts.models import AuditEntry
from tests import factories
from tests.database.test_keys import TOO_LARGE

pytestmark = pytest.mark.django_db
LOG = "/admin/accounts/auditentry/"
EXPORT = f"{LOG}tabelle/"


@pytest.fixture
def admin():
    return factories.administrator(name="Ada Beispiel")


@pytest.fixture
def client(client, admin):
    client.force_login(admin)
    return client


def row(label, *, by=None, at=None, action="edit"):
    return audit.record(action, by=by, at=at or timezone.now(), about=label)


def table(response):
    """Return the lines of the downloaded file as dictionaries."""
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_log_is_narrowed_down_to_a_person(client):
    editor = factories.editor(name="Rita Beispiel")
    row("Von Rita", by=editor)
    row("Vom System")
    page = client.get(f"{LOG}?person={editor.pk}").text
    assert "Von Rita" in page
    assert "Vom System" not in page
    page = client.get(f"{LOG}?person=system").text
    assert "Von Rita" not in page
    assert "Vom System" in page


def test_both_days_of_a_period_belong_to_it(client):
    for day in (9, 10, 11, 12):
        row(f"Am {day}.", at=datetime(2026, 3, day, 22, 30, tzinfo=UTC))
    page = client.get(f"{LOG}?von=2026-03-10&bis=2026-03-11").text
    # 22:30 UTC is 23:30 in Berlin: still the same day
    assert [day for day in (9, 10, 11, 12) if f"Am {day}." in page] == [10, 11]
    assert "10.3.2026 bis 11.3.2026" in page
    assert 'value="2026-03-10"' in page


@pytest.mark.parametrize(
    "query",
    ["von=gestern", "von=0001-01-01", "bis=9999-12-31", "person=x", f"person={TOO_LARGE}"],
)
def test_nonsense_in_the_address_is_no_error(query, client):
    assert client.get(f"{LOG}?{query}").status_code == 200


def test_everything_about_one_thing_and_from_one_sign_in_is_one_link_away(client, admin):
    about = factories.editor(name="Rita Beispiel")
    entry = audit.record("invite_again", by=admin, at=timezone.now(), obj=about)
    row("Etwas anderes")
    client.post(EXPORT)
    page = client.get(f"{LOG}{entry.pk}/change/").text
    assert f"gegenstand=accounts.user%3A{about.pk}" in page
    page = client.get(f"{LOG}?gegenstand=accounts.user:{about.pk}").text
    assert "Etwas anderes" not in page
    assert "<strong>Rita Beispiel</strong>" in page
    sign_in = AuditEntry.objects.get(action="export_log").session
    assert f"anmeldung={sign_in}" in client.get(LOG).text
    page = client.get(f"{LOG}?anmeldung={sign_in}").text
    assert "Protokoll heruntergeladen" in page
    assert "Etwas anderes" not in page


def test_a_document_is_one_thing_under_whatever_kind_it_was_noted(client, admin):
    item = factories.news_item()
    for obj in (item, item.document_ptr, factories.page()):
        audit.record("edit", by=admin, at=timezone.now(), obj=obj)
    page = client.get(f"{LOG}?gegenstand=news.newsitem:{item.pk}")
    assert page.context["cl"].result_count == 2


def test_the_list_takes_as_many_queries_for_many_rows_as_for_few(
    client, admin, django_assert_max_num_queries
):
    for number in range(30):
        audit.record("edit", by=admin, at=timezone.now(), obj=factories.editor(name=f"N {number}"))
    with django_assert_max_num_queries(12):
        client.get(LOG)


def test_the_table_holds_what_the_list_shows_in_utc(client, admin):
    moment = datetime(2026, 7, 1, 10, 0, 5, tzinfo=UTC)
    row("Gesucht", by=admin, at=moment)
    row("Anderes", action="submit")
    response = client.post(f"{EXPORT}?vorgang=edit")
    assert response["Content-Disposition"].startswith('attachment; filename="protokoll-')
    (line,) = table(response)
    assert line["Zeitpunkt (UTC)"] == "2026-07-01T10:00:05Z"
    assert (line["Wer"], line["Vorgang"]) == ("Ada Beispiel", "bearbeitet")
    assert (line["Gegenstand"], len(line["Prüfsumme"])) == ("Gesucht", 64)


def test_taking_the_table_away_is_a_row_of_the_log(client, admin):
    row("Gesucht")
    client.post(f"{EXPORT}?vorgang=edit&q=Gesucht")
    entry = AuditEntry.objects.get(action="export_log")
    assert entry.actor == admin
    # What was searched is not kept: it may be a name
    assert entry.details == {"rows": 1, "filters": ["Vorgang: edit", "Suche"]}


def test_nothing_in_the_table_is_a_formula(client):
    row('=HYPERLINK("https://example.org")')
    row("+49 6031 83-0")
    labels = [line["Gegenstand"] for line in table(client.post(f"{EXPORT}?vorgang=edit"))]
    assert labels == ["'+49 6031 83-0", '\'=HYPERLINK("https://example.org")']


def test_a_long_table_is_sent_in_few_queries(client, django_assert_max_num_queries):
    start = timezone.now() - timedelta(days=1)
    for number in range(50):
        row(f"Zeile {number}", at=start)
    with django_assert_max_num_queries(25):
        assert len(table(client.post(EXPORT))) == 50


def test_only_administration_takes_the_table_away_and_not_by_a_link(client):
    assert client.get(EXPORT).status_code == 405
    client.force_login(factories.approver())
    assert client.post(EXPORT).status_code == 403
