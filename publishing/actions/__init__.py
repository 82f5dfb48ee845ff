"""Every change of what is public, each as one function: permission, check, change, audit, side effects.

Each takes `by` (who), `at` (the aware moment at which it happens, normally the request's `now`) and, where a text
is judged, `version` (the working copy's version that the person saw). Each raises a subclass of ActionRefused.
"""

from .approval import approve, confirm, unschedule
from .copying import begin, copy, keep_as_template
from .machine_translation import order_machine_translation
from .preview_links import revoke_preview, share_preview
from .redaction import REDACTED_TITLE, redact
from .remarks import answer_remark, reopen_remark, resolve_remark
from .restoring import restore
from .submission import recall, reject, submit
from .tagging import retag
from .translation import begin_translation, follow, review_machine_translation
from .withdrawal import hide, lift_withdrawal, redirect, remove, withdraw

__all__ = [
    "REDACTED_TITLE",
    "answer_remark",
    "approve",
    "begin",
    "begin_translation",
    "confirm",
    "copy",
    "follow",
    "hide",
    "keep_as_template",
    "lift_withdrawal",
    "order_machine_translation",
    "recall",
    "redact",
    "redirect",
    "reject",
    "remove",
    "reopen_remark",
    "resolve_remark",
    "restore",
    "retag",
    "review_machine_translation",
    "revoke_preview",
    "share_preview",
    "submit",
    "unschedule",
    "withdraw",
]
