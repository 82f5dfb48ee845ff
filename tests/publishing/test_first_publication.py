"""The narrow way once through: a text is written, submitted, approved, and live."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from publishing.models import Edition
from tests import factories

MOMENT = datetime(2017, 1, 17, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_an_approved_text_is_live_from_its_moment_on():
    edition = factories.published(factories.news_item(), at=MOMENT)
    assert edition in Edition.objects.live(MOMENT)
    assert edition not in Edition.objects.live(MOMENT - timedelta(microseconds=1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_the_database_is_empty_and_guarded_again_after_a_transactional_test(turn):
    assert not Edition.objects.exists()
    factories.published(factories.news_item(), at=MOMENT)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM publishing_edition")
