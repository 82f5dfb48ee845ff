"""What the page for managing shows and understands."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from .choices import Choice, Group, by_code, everything
from .links import key_to_manage
from .models import Rhythm, Subscriber

# How a form names the field of a subject, and the value that ends it
FIELD = "rhythm-"


@dataclass(frozen=True)
class Line:
    """A subject with its present rhythm; `field` is the name of its field in the form."""

    label: str
    is_german: bool
    rhythm: str
    field: str


def by_key(key: UUID) -> Subscriber | None:
    return Subscriber.objects.filter(key=key).first()


def subscriber_of(token: str) -> Subscriber | None:
    """Return whose page the token opens; None where it is too old, none of ours, or all has ended."""
    key = key_to_manage(token)
    return by_key(key) if key else None


def lines(subscriber: Subscriber, groups: Sequence[Group]) -> list[Line]:
    """Return what is subscribed to, one line for each subject."""
    known = by_code(groups)
    hidden = Choice("", _("Etwas, das zurzeit nicht öffentlich ist"), "")
    found = []
    for one in subscriber.subscriptions.all():
        choice = known.get(one.code, hidden)
        found.append(Line(choice.label, choice.is_german, one.rhythm, FIELD + one.code))
    return found


def others(subscriber: Subscriber, groups: Sequence[Group]) -> list[Group]:
    """Return what can be added."""
    had = {one.code for one in subscriber.subscriptions.all()}
    found = [
        Group(group.parameter, group.label, [one for one in group.choices if one.code not in had])
        for group in (Group("", _("Alles"), [everything()]), *groups)
    ]
    return [group for group in found if group.choices]


def rhythms_in(sent: QueryDict, subscriber: Subscriber, groups: Sequence[Group]) -> dict[str, str]:
    """Return rhythm by code as the form sent it; a subject with an empty rhythm is ended, unknown ones are left out.

    A subject that the form does not know, since it was added in another window, stays as it is. What is ticked below
    ("add") gets the rhythm chosen there.
    """
    chosen = {}
    for one in subscriber.subscriptions.all():
        rhythm = sent.get(FIELD + one.code, one.rhythm)
        if rhythm in Rhythm.values:
            chosen[one.code] = rhythm
    new = sent.get("rhythm")
    if new in Rhythm.values:
        offered = by_code(groups)
        chosen |= {
            code: new for code in sent.getlist("add") if code in offered and code not in chosen
        }
    return chosen
