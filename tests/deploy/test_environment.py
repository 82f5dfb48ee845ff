"""The virtual environment is renewed when the locks change, and only then; what is missing is named."""

import re
import subprocess
import sys

import pytest

import environment
import packages


@pytest.fixture
def locks(tmp_path, monkeypatch):
    """Return a folder with two locks, to which the environment belongs from now on."""
    folder = tmp_path / "requirements"
    folder.mkdir()
    for name in environment.LOCKS:
        (folder / f"{name}.txt").write_text(f"{name}==1")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    return folder


def install(name):
    environment._stamp(name).write_text(environment._digest(name))


def test_nothing_is_installed_in_the_beginning(locks):
    assert not environment._is_installed("base")


def test_an_installed_lock_stays_installed_until_it_changes(locks):
    install("base")
    assert environment._is_installed("base")
    (locks / "base.txt").write_text("base==2")
    assert not environment._is_installed("base")


def test_what_development_has_is_enough_to_run_but_not_the_other_way_round(locks):
    install("base")
    assert not environment._is_installed("dev")
    environment._stamp("base").unlink()
    install("dev")
    assert environment._is_installed("base")


def test_an_environment_whose_making_failed_halfway_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "bin" / "python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    assert not environment._works()


def test_without_root_what_is_missing_is_named_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(
        packages, "FINDERS", {"chromium": lambda: None, "redis-server": lambda: "/r"}
    )
    with pytest.raises(SystemExit) as ended:
        packages.require("chromium", "redis-server")
    assert ended.value.code == 1
    told = capsys.readouterr().err
    assert "chromium" in told
    assert "redis-server" not in told


def test_what_is_only_wished_for_stops_nothing(monkeypatch, capsys):
    monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(packages, "FINDERS", {"libpango": lambda: None, "libdort": lambda: "/d"})
    packages.wish("Berichte drucken", "libpango", "libdort")
    told = capsys.readouterr().out
    assert "apt-get install libpango" in told
    assert "libdort" not in told
    assert "Ohne das geht nicht: Berichte drucken." in told
    packages.wish("Berichte drucken", "libdort")
    assert capsys.readouterr().out == ""


def test_the_locks_name_no_place_and_give_every_version_a_hash():
    for name in environment.LOCKS:
        lock = (environment.ROOT / "requirements" / f"{name}.txt").read_text()
        assert "://" not in lock
        assert "--index-url" not in lock
        assert "--find-links" not in lock
        pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith("#")]
        assert pinned
        assert all(line.endswith("\\") for line in pinned)


def asked_for(name):
    """Return the packages that an input asks for."""
    lines = (environment.ROOT / "requirements" / f"{name}.in").read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
    return [re.match(r"[\w-]+", line)[0] for line in wanted]


@pytest.mark.parametrize("name", environment.LOCKS)
def test_what_the_inputs_ask_for_is_locked_and_explained(name):
    explained = (environment.ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    locked = (environment.ROOT / "requirements" / f"{name}.txt").read_text()
    for package in asked_for(name):
        assert f"**{package}**" in explained, f"{package} has no reason in docs/dependencies.md"
        assert f"\n{package}==" in locked, f"{package} is not locked: make lock"
