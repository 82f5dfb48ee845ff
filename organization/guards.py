"""What the database itself forbids: two people on one seat at the same time."""

from database.guards import NoOverlap

GUARDS = [
    NoOverlap(
        "organization_appointment_one_per_seat",
        table="organization_appointment",
        equal=["post_id", "seat"],
        start="term_from",
        end="term_until",
        kind="day",
    )
]
