"""Keeps what several tests only build upon while a module runs; what each test adds is taken back by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import TestCase


@contextmanager
def for_the_module(django_db_blocker) -> Iterator[None]:
    """Have what is written inside taken back at the end, by a transaction around those of the tests.

    All tests of the module that ask the database must want it, or what they find would depend on their order. Objects
    that were made inside are given to tests as deep copies: what one test has them remember is taken back by nobody.
    """
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            yield
        finally:
            TestCase._rollback_atomics(atomics)


def once(make: Callable[[], Any]) -> Any:
    """Make a fixture of a function: what it writes and returns is there for all tests of its module."""

    def fixture(django_db_setup, django_db_blocker):
        with for_the_module(django_db_blocker):
            yield make()

    fixture.__doc__ = make.__doc__
    return pytest.fixture(fixture, scope="module", autouse=True, name=make.__name__)
