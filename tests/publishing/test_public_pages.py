"""Every public page, with little and with everything on it."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

LISTS = ["/", "/aktuelles/", "/termine/", "/programme/", "/organisation/", "/ansprechpersonen/"]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_shown_before_anything_was_published(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "kind",
    ["news_item", "event",
     "page", "department", "program", "measure", "person", "imprint", "privacy_statement", "accessibility_statement"],
)  # fmt: skip
def test_a_bare_document_has_its_page(client, kind):
    edition = factories.published(getattr(factories, kind)())
    response = client.get(edition.path)
    assert response.status_code == 200
    assert edition.title in response.text
