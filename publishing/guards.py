"""What the database itself forbids about editions and withdrawals."""

from database.guards import Blackening, FrozenOnceStarted, FrozenWithParent, NoOverlap

EDITION = "publishing_edition"

# What a redaction leaves behind: see publishing.actions.redact
TOMBSTONE = (
    "OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL AND NEW.body_html = ''"
    " AND NEW.summary = '' AND NEW.search_text = '' AND NEW.live_from = OLD.live_from"
    " AND NEW.document_id = OLD.document_id AND NEW.number = OLD.number AND NEW.path = OLD.path"
)

# What stands in the place of single words of its data
BLACKENED = "Dies% wurde am % geschwärzt."

GUARDS = [
    NoOverlap(
        "publishing_edition_one_live_per_document",
        table=EDITION,
        equal=["document_id"],
        start="live_from",
        end="live_until",
    ),
    NoOverlap(
        "publishing_edition_one_document_per_path",
        table=EDITION,
        equal=["path"],
        unequal=["document_id"],
        start="live_from",
        end="live_until",
    ),
    FrozenOnceStarted(
        "publishing_edition_frozen_once_started",
        table=EDITION,
        columns=[
            "document_id", "translation_of_id", "number", "kind", "language", "path", "title", "sort_title", "summary",
            "body_html", "data", "search_text", "sort_at", "live_from", "change_note", "minor",
            "approved_by_id", "approved_at", "forced_reason", "sha256",
            "redacted_at", "redacted_by_id", "redaction_reason",
        ],
        start="live_from",
        end="live_until",
        unless=TOMBSTONE,
        # What is found in it later and must not stay: see publishing.blackening
        blackening=Blackening("data", BLACKENED, along=["sha256"]),
    ),
    FrozenWithParent(
        "publishing_editionlink_frozen_once_started",
        table="publishing_editionlink",
        parent_column="edition_id",
        parent_table=EDITION,
        parent_start="live_from",
    ),
    FrozenWithParent(
        "publishing_editionsource_frozen_once_started",
        table="publishing_editionsource",
        parent_column="edition_id",
        parent_table=EDITION,
        parent_start="live_from",
        # A redaction erases what the edition was made of as well
        unless="parent.redacted_at IS NOT NULL",
    ),
    NoOverlap(
        "publishing_withdrawal_one_per_document",
        table="publishing_withdrawal",
        equal=["document_id"],
        start="effective_from",
        end="effective_until",
    ),
]  # fmt: skip
