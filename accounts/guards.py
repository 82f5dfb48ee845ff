"""What the database itself forbids about accounts: audit rows are never changed or deleted.

What they say of a person can be erased, as a whole and once; it cannot become anything else.
"""

from database.guards import AppendOnly

ERASED = (
    "OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.entry_id = OLD.entry_id"
    " AND NEW.label = '' AND NEW.details = '{}' AND NEW.salt = ''"
)

GUARDS = [
    AppendOnly("accounts_auditentry_append_only", table="accounts_auditentry"),
    AppendOnly("accounts_auditpersonal_append_only", table="accounts_auditpersonal", unless=ERASED),
]
