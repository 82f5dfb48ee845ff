"""The announcements, one module per subject."""

from . import (
    diversity,
    health,
    housing,
    language,
    monitoring,
    newsroom,
    participation,
    schools,
    wir,
)

ANNOUNCEMENTS = (
    *wir.ANNOUNCEMENTS,
    *diversity.ANNOUNCEMENTS,
    *language.ANNOUNCEMENTS,
    *health.ANNOUNCEMENTS,
    *housing.ANNOUNCEMENTS,
    *schools.ANNOUNCEMENTS,
    *monitoring.ANNOUNCEMENTS,
    *participation.ANNOUNCEMENTS,
    *newsroom.ANNOUNCEMENTS,
)
