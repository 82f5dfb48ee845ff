"""What the demonstration needs is made once, and again only when it has changed."""

import os

import pytest

from wir_portal.management.commands.prepare import collect_static_files


@pytest.fixture
def style(settings, tmp_path):
    """Return a style sheet, the only static file, in a portal whose files have not been collected yet."""
    source = tmp_path / "source"
    source.mkdir()
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    file = source / "style.css"
    file.write_text("a {}")
    return file


def test_static_files_are_collected_once(style, settings):
    assert collect_static_files()
    assert (settings.STATIC_ROOT / "style.css").exists()
    assert not collect_static_files()


def test_a_changed_file_is_collected_again(style, settings):
    collect_static_files()
    style.write_text("a { color: red }")
    # Django compares whole seconds
    later = style.stat().st_mtime + 10
    os.utime(style, (later, later))
    assert collect_static_files()
    assert "red" in (settings.STATIC_ROOT / "style.css").read_text()


def test_files_that_somebody_deleted_are_collected_again(style, settings):
    collect_static_files()
    (settings.STATIC_ROOT / "style.css").unlink()
    settings.STATIC_ROOT.rmdir()
    assert collect_static_files()
