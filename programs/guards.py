"""What the database itself forbids about awards and milestones."""

from database.guards import FrozenOnceShown, NoCircle, SameOwner

AWARD = "programs_award"

GUARDS = [
    SameOwner(
        "programs_award_amends_its_own", AWARD, column="amends_id", owner="program_id", of=AWARD
    ),
    SameOwner(
        "programs_award_parent_its_own", AWARD, column="parent_id", owner="program_id", of=AWARD
    ),
    SameOwner(
        "programs_award_period_its_own",
        AWARD,
        column="period_id",
        owner="program_id",
        of="programs_fundingperiod",
    ),
    NoCircle("programs_award_no_circle", AWARD, columns=["amends_id", "parent_id"]),
    # A date that the public was told stays readable, whatever becomes of it
    FrozenOnceShown(
        "programs_milestonedate_stays",
        "programs_milestonedate",
        columns=["milestone_id", "position", "date", "precision", "note", "announced_on"],
        shown_in="shown_in_id",
        parent_table="publishing_edition",
        parent_start="live_from",
    ),
]
