"""What the public page of a programme shows beside its own edition."""

from datetime import datetime
from typing import Any

from publishing.kinds import Kind
from publishing.models import Edition


def program_context(edition: Edition, at: datetime) -> dict[str, Any]:
    return {}


PROGRAM = Kind("program", "programs.Program", "programs/program_detail.html", program_context)
