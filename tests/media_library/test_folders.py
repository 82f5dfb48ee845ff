"""How files get to their place: wholly or not at all, whenever the server ends."""

import os
import time

import pytest

from media_library import folders

HASH = "ab" * 32
FILES = {"a.txt": b"eins", "b.txt": b"zwei"}


class Killed(BaseException):
    """Ends the program where no code expects it."""


@pytest.fixture(autouse=True)
def root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path.parent / "uploads"
    return tmp_path


def test_a_folder_appears_with_all_its_files():
    folders.put(HASH, FILES)
    assert folders.sizes(HASH) == {"a.txt": 4, "b.txt": 4}
    assert [found.content_hash for found in folders.all_folders()] == [HASH]
    assert not list(folders.passing(time.time_ns()))


@pytest.mark.parametrize("step", ["_write", "_make_shelf"])
def test_whoever_is_ended_while_storing_leaves_nothing_at_its_place(step, monkeypatch):
    def killed(*args):
        raise Killed

    with monkeypatch.context() as patch:
        # A killed program tidies nothing up
        patch.setattr("shutil.rmtree", lambda *args, **options: None)
        patch.setattr(folders, step, killed)
        with pytest.raises(Killed):
            folders.put(HASH, FILES)
    assert folders.sizes(HASH) == {}
    left = list(folders.passing(time.time_ns()))
    assert left
    folders.put(HASH, FILES)
    for path in left:
        folders.drop(path)
    assert folders.sizes(HASH) == {"a.txt": 4, "b.txt": 4}
    assert not list(folders.passing(time.time_ns()))


def test_files_are_added_to_a_folder_and_complete_ones_stay(root):
    folders.put(HASH, {"a.txt": b"eins"})
    folders.put(HASH, {"a.txt": b"EINS", "b.txt": b"zwei"})
    assert (root / "ab" / HASH / "a.txt").read_bytes() == b"eins"
    folders.put(HASH, {"a.txt": b"laenger"})
    assert (root / "ab" / HASH / "a.txt").read_bytes() == b"laenger"


def test_an_old_folder_goes_and_one_that_was_just_claimed_stays():
    folders.put(HASH, FILES)
    seen = folders.folder(HASH)
    os.utime(folders._path(HASH), ns=(seen.touched + 1, seen.touched + 1))
    assert not folders.remove(HASH, seen.touched)
    assert folders.sizes(HASH)
    assert folders.remove(HASH, seen.touched + 1)
    assert folders.folder(HASH) is None
    assert not folders.remove(HASH, seen.touched + 1), "it is gone already"
    assert not list(folders.passing(time.time_ns()))


def test_two_who_store_the_same_content_at_once_do_no_harm(monkeypatch):
    claim, other = folders._claim, []

    def overtaken(content_hash):
        if not other:
            other.append(folders._place(content_hash, FILES))
            return False
        return claim(content_hash)

    monkeypatch.setattr(folders, "_claim", overtaken)
    folders.put(HASH, {"c.txt": b"drei"})
    assert set(folders.sizes(HASH)) == {"a.txt", "b.txt", "c.txt"}


def test_what_does_not_belong_into_the_storage_is_named(root):
    folders.put(HASH, FILES)
    (root / "notiz.txt").write_text("x")
    (root / "ab" / "fremd").mkdir()
    assert [path.name for path in folders.strangers()] == ["fremd", "notiz.txt"]


def test_stored_files_are_not_readable_by_everybody(root):
    folders.put(HASH, FILES)
    assert oct((root / "ab" / HASH / "a.txt").stat().st_mode)[-3:] == "640"
    assert oct((root / "ab" / HASH).stat().st_mode)[-3:] == "750"
