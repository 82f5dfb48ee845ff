"""The section "Ziele und Indikatoren" of a programme's page."""

from datetime import datetime
from typing import Any

from publishing.models import Edition

from . import indicator_pages


def program_indicators(program: Edition, at: datetime) -> dict[str, Any]:
    """Return `indicators`, the IndicatorViews of the programme: one query."""
    return {"indicators": indicator_pages.of_program(program, at)}
