"""What lists and files of programmes, measures and indicators are tested with."""

from copy import deepcopy

import pytest

from .days import NOW


@pytest.fixture
def county(published, clock):
    """Return as of NOW what the module has made once for all its tests; what one test changes, no other sees."""
    clock(NOW)
    return deepcopy(published)
