"""What all tests of publishing share."""

import pytest


@pytest.fixture(autouse=True)
def the_sitemap_is_one_part(monkeypatch):
    """Have all documents in the first part, however high the database has counted their keys meanwhile."""
    monkeypatch.setattr("wir_portal.sitemaps.PART", 10**9)
