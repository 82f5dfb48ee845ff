"""How many queries each list and each single answer needs, whatever the amount of content."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.publishing.crowd import crowd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_county")]
API = "/api/v1"
# The list, what it names, and where it goes on
NEEDED = {
    "programs": 4, "programs?status=running": 6, "programs?department=fachdienst": 5, "periods": 3,
    "periods?program=beispiel": 4, "departments": 3, "departments?parent=dezernat": 4, "coordinators": 3,
    "coordinators?holding=current": 4, "news": 3, "news?topic=vielfalt": 3, "events": 3,
    "news?program=beispiel&department=fachdienst": 5, "editions": 3, "measures": 3,
    "measures?program=beispiel&status=active": 4, "updates": 4, "indicators": 3, "observations": 4,
    "milestones": 4, "awards": 4, "awards?program=beispiel": 4, "openapi.json": 0, "": 0,
}  # fmt: skip


def count(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{API}/{path}").status_code == 200, path
    return len(queries)


def test_no_list_needs_more_queries_for_more_content(client, county):
    few = {path: count(client, path) for path in NEEDED}
    for name in ("news", "program", "person", "unit", "event", "measure"):
        crowd(county[name], 60)
    many = {path: count(client, path) for path in NEEDED}
    for path, number in NEEDED.items():
        assert few[path] <= many[path] <= number, path


def test_a_language_costs_one_query_more(client, county):
    for name in ("programs", "news", "departments", "coordinators"):
        assert count(client, f"{name}?language=en") <= NEEDED[name] + 1, name


@pytest.mark.parametrize(
    ("name", "key", "number"),
    [("programs", "program", 3), ("departments", "unit", 2), ("coordinators", "person", 2), ("news", "news", 2),
     ("events", "event", 2)],
)  # fmt: skip
def test_a_single_answer_needs_few_queries(client, county, name, key, number):
    uuid = county[key].document.uuid
    assert count(client, f"{name}/{uuid}") == number
    day = (timezone.localtime() - timedelta(hours=20)).date()
    if name != "coordinators":
        assert count(client, f"{name}/{uuid}?stand={day}") <= number
