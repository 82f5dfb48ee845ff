"""Where the radar stands in the newsroom."""

from django.urls import reverse

PAGE = "admin:programs_program_radar"


def radar_address(program: int) -> str:
    """Return where the radar shows the programme with this key alone."""
    return f"{reverse(PAGE)}?programm={program}"
