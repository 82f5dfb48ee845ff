"""The demonstration, loaded once for all tests that look at it."""

from datetime import UTC, datetime

import pytest

from media_library import renditions
from tests import kept
from wir_portal.demonstration.loading import load

# A Wednesday; some texts count their days from it
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Load the demonstration as of NOW in a transaction that is rolled back after the module; return NOW."""
    with kept.for_the_module(django_db_blocker):
        with pytest.MonkeyPatch.context() as patch:
            # Cutting every size takes most of the time, and is tested where it is done
            patch.setattr(renditions, "make", lambda pixels: [])
            patch.setattr(renditions, "make_cards", lambda pixels, focal, made: [])
            load(NOW)
        yield NOW
