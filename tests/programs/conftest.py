"""What lists and files of programmes, measures and indicators are tested with."""

from copy import deepcopy

import pytest


@pytest.fixture
def county(published):
    """Return what the module has made once for all its tests; what one test changes, no other sees."""
    return deepcopy(published)
