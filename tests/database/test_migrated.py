"""A kept database is used only as long as nothing has changed of which it was made."""

import pytest

from tests import migrated


@pytest.fixture
def changed(monkeypatch):
    """Return a function that says whether the word changes when a file of the house reads otherwise."""

    def does_it(name):
        before, file = migrated.digest(), migrated.ROOT / name
        read = type(file).read_bytes
        monkeypatch.setattr(
            type(file), "read_bytes", lambda path: read(path) + b"#" * (path == file)
        )
        return migrated.digest() != before

    return does_it


@pytest.mark.parametrize(
    "name",
    [
        "accounts/migrations/0001_initial.py",
        "publishing/guards.py",
        "database/engines/sqlite.py",
        "search/shipped_synonyms.py",
    ],
)
def test_a_migration_a_guard_and_what_they_take_are_noticed(changed, name):
    assert changed(name)


def test_other_code_is_not(changed):
    assert not changed("publishing/views.py")
