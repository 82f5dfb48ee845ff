"""Another hand's tester reads what the interface says of itself and tries whether that is true, over the network."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests import factories

PROGRAM = Path(sys.executable).with_name("schemathesis")
# The same requests every time; enough for every parameter to be right and wrong in turn
OPTIONS = ("--phases", "examples,fuzzing", "--checks", "all", "--max-examples", "6", "--seed", "1")


@pytest.mark.django_db(transaction=True)
def test_schemathesis_finds_nothing(live_server, published_county, tmp_path):
    for number in range(3):
        factories.published(
            factories.news_item(title=f"Meldung {number}"), at=timezone.now() - timedelta(hours=1)
        )
    run = subprocess.run(
        [PROGRAM, "run", f"{live_server}/api/v1/openapi.json", "--url", str(live_server), *OPTIONS],
        cwd=tmp_path,
        env=os.environ | {"NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Tested: " in run.stdout
