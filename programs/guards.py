"""What the database itself forbids about awards, milestones, what is reported of measures, and reports to funders.

And what it keeps: the latest Sachstand of each measure.
"""

from database.guards import (
    Blackening,
    FrozenOnceFilled,
    FrozenOnceShown,
    FrozenWithParent,
    LatestKept,
    NoCircle,
    OwnerKept,
    SameOwner,
)
from publishing.guards import BLACKENED

AWARD = "programs_award"
MILESTONE = "programs_milestone"
MEASURE = "programs_measure"

# What a redaction leaves of a Sachstand: see programs.measures.redaction
REDACTED = (
    "OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL"
    f" AND NEW.text LIKE '{BLACKENED}' AND NEW.next_step = '' AND (NEW.reason = '' OR NEW.reason LIKE '{BLACKENED}')"
    " AND NEW.measure_id = OLD.measure_id AND NEW.date = OLD.date AND NEW.status = OLD.status"
    " AND NEW.outlook = OLD.outlook AND NEW.created_at = OLD.created_at"
)
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
    SameOwner(
        "programs_milestone_measure_its_own",
        MILESTONE,
        column="measure_id",
        owner="program_id",
        of=MEASURE,
        key="document_ptr_id",
        # Measures belong to the German programme, the milestones of a translation to that
        own="COALESCE((SELECT translation_of_id FROM publishing_document WHERE id = NEW.program_id), NEW.program_id)",
    ),
    OwnerKept(
        "programs_measure_keeps_its_milestones",
        MEASURE,
        key="document_ptr_id",
        owner="program_id",
        named_in=MILESTONE,
        column="measure_id",
    ),
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
            "redacted_at",
            "redacted_by_id",
            "redaction_reason",
        ],
        shown_in="shown_in_id",
        parent_table=EDITION,
        parent_start="live_from",
        unless=REDACTED,
    ),
    LatestKept(
        "programs_latestupdate_kept",
        table="programs_latestupdate",
        source="programs_progressupdate",
        owner="measure_id",
        owners=MEASURE,
        owners_key="document_ptr_id",
        key="told_id",
        columns=["date", "status", "outlook"],
        # As programs.measures.reported has it: of two for a day the later entry counts
        order="date DESC, id DESC",
    ),
    FrozenWithParent(
        "programs_measurestanding_frozen_once_started",
        table="programs_measurestanding",
        parent_column="edition_id",
        parent_table=EDITION,
        parent_start="live_from",
        # A redaction erases it with what the edition says
        unless="parent.redacted_at IS NOT NULL",
        columns=["edition_id", "program_id", "status", "status_on", "outlook", "position"],
        blackening=Blackening("facts", BLACKENED),
    ),
    FrozenOnceFilled(
        "programs_funderreport_frozen", table="programs_funderreport", column="frozen_at"
    ),
    SameOwner(
        "programs_funderreport_replaces_its_own",
        "programs_funderreport",
        column="replaces_id",
        owner="program_id",
        of="programs_funderreport",
    ),
]
