"""What the database itself forbids about awards, milestones and what is reported of measures."""

from database.guards import FrozenOnceShown, FrozenWithParent, NoCircle, SameOwner

AWARD = "programs_award"
EDITION = "publishing_edition"

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
        parent_table=EDITION,
        parent_start="live_from",
    ),
    FrozenOnceShown(
        "programs_progressupdate_frozen_once_shown",
        table="programs_progressupdate",
        columns=[
            "measure_id",
            "date",
            "status",
            "outlook",
            "text",
            "next_step",
            "reason",
            "created_by_id",
            "created_at",
        ],
        shown_in="shown_in_id",
        parent_table=EDITION,
        parent_start="live_from",
    ),
    FrozenWithParent(
        "programs_measurestanding_frozen_once_started",
        table="programs_measurestanding",
        parent_column="edition_id",
        parent_table=EDITION,
        parent_start="live_from",
        # A redaction erases it with what the edition says
        unless="parent.redacted_at IS NOT NULL",
    ),
]
