"""What our stylesheets may use: tokens that exist, and no colour that has not got a name."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
VENDORED = (STATIC / "vendor" / "kern" / "tokens.css").read_text()
OURS = sorted((STATIC / "site").glob("*.css"))
NAMED = {"tokens.css", "print.css"}  # tokens give colours their names; paper is black on white
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)


@pytest.mark.parametrize("sheet", OURS, ids=lambda path: path.name)
def test_every_token_in_use_is_defined(sheet):
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", VENDORED))
    for other in OURS:
        defined |= set(re.findall(r"(--[a-z0-9-]+)\s*:", other.read_text()))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text()))
    assert used <= defined


@pytest.mark.parametrize(
    "sheet", [path for path in OURS if path.name not in NAMED], ids=lambda path: path.name
)
def test_a_stylesheet_names_no_colour_of_its_own(sheet):
    assert not COLOUR.findall(sheet.read_text())


def test_no_stylesheet_asks_another_site():
    for sheet in STATIC.rglob("*.css"):
        addresses = re.findall(r"url\(\s*['\"]?(?!data:)([^)'\"]+)", sheet.read_text())
        assert not [one for one in addresses if one.startswith(("http", "//"))], sheet.name
