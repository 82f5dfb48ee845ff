"""docs/settings.md and the settings name the same variables."""

import re

from django.conf import settings

READ = re.compile(r'\benv\.\w+\(\s*"([A-Z_]+)"')
EXPLAINED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_every_variable_is_explained_and_every_explanation_is_true():
    source = (settings.BASE_DIR / "wir_portal/settings.py").read_text(encoding="utf-8")
    page = (settings.BASE_DIR / "docs/settings.md").read_text(encoding="utf-8")
    assert READ.findall(source), "the pattern finds nothing"
    assert set(READ.findall(source)) == set(EXPLAINED.findall(page))
