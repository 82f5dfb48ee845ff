"""What the database itself forbids about accounts: audit rows are never changed or deleted."""

from database.guards import AppendOnly

GUARDS = [AppendOnly("accounts_auditentry_append_only", table="accounts_auditentry")]
