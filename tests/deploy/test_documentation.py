"""What README and documentation name is there: files, pages, commands."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
NAMED = re.compile(r"`([\w./-]+\.(?:py|html|css|js|md|toml|txt))`")
FOLDER = re.compile(r"`([a-z_]+/(?:[a-z_]+/)*)`")
MAKE, MANAGE = re.compile(r"\bmake ([a-z-]+)[`.,; ]"), re.compile(r"\bmanage\.py ([a-z_]+)")
# How names are made, what is an address, and what a running portal makes
EXAMPLES = {"app/model_verb.html", "/.well-known/security.txt"}
OUTSIDE = {"media/", "var/"}
PARTS = [
    one.relative_to(ROOT).as_posix()
    for top in ROOT.iterdir()
    if top.name not in {".git", ".venv", "node_modules", "var"}
    for one in (top, *top.rglob("*"))
]


@pytest.fixture(params=PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def page(request):
    return request.param


def is_there(name):
    return any(one == name or one.endswith(f"/{name}") for one in PARTS)


def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), target


def test_files_and_folders_are_where_they_are_said_to_be(page):
    text = page.read_text()
    named = {*NAMED.findall(text)} - EXAMPLES
    named |= {*FOLDER.findall(text)} - OUTSIDE
    assert not [one for one in sorted(named) if not is_there(one.rstrip("/"))]


def test_commands_can_be_given(page):
    text = page.read_text()
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    code = " ".join(re.findall(r"`[^`]+`|^(?: {4}|make ).+$", text, re.MULTILINE)) + " "
    assert {*MAKE.findall(code)} <= {*targets}
    assert {*MANAGE.findall(code)} <= {*get_commands()}
