"""Every change of somebody's account, each as one function: permission, rule, change, audit, side effects.

Each takes `by` (who) and `at` (the aware moment at which it happens). Each raises Refused. Three rules hold throughout:
nobody raises their own rights, there is always somebody left who can manage accounts, and an account with all rights
is touched only by another such account.
"""

from .accounts import (
    change_profile,
    change_roles,
    create_account,
    deactivate,
    delete_account,
    reactivate,
    set_access_until,
    set_teams,
)
from .addresses import (
    NEW,
    OLD,
    address_change_of,
    cancel_address_change,
    confirm_address,
    refuse_address,
    replace_address,
    request_address_change,
    require_address_permitted,
)
from .erasure import erase_account, erase_again, erase_long_deactivated
from .invitations import (
    accept_invitation,
    invitation_of,
    invite_again,
    revoke_invitation,
)
from .provider import NO_ROLE, PROVIDER, account_of, unlink_provider
from .rules import (
    administrators,
    require_deactivation_permitted,
    require_deletion_permitted,
    require_end_permitted,
    require_erasure_permitted,
    require_roles_permitted,
)
from .sign_ins import end_session, end_sessions, reset_second_factor

__all__ = [
    "NEW",
    "NO_ROLE",
    "OLD",
    "PROVIDER",
    "accept_invitation",
    "account_of",
    "address_change_of",
    "administrators",
    "cancel_address_change",
    "change_profile",
    "change_roles",
    "confirm_address",
    "create_account",
    "deactivate",
    "delete_account",
    "end_session",
    "end_sessions",
    "erase_account",
    "erase_again",
    "erase_long_deactivated",
    "invitation_of",
    "invite_again",
    "reactivate",
    "refuse_address",
    "replace_address",
    "request_address_change",
    "require_address_permitted",
    "require_deactivation_permitted",
    "require_deletion_permitted",
    "require_end_permitted",
    "require_erasure_permitted",
    "require_roles_permitted",
    "reset_second_factor",
    "revoke_invitation",
    "set_access_until",
    "set_teams",
    "unlink_provider",
]
