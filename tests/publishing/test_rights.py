"""Who may take which action with which document: a table of role, team, action and state, tried below the interface."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from publishing import actions
from publishing.errors import Conflict, NotPermitted
from publishing.models import Document, Edition, Topic
from tests import factories

pytestmark = pytest.mark.django_db

NOW = timezone.now()
BEFORE, LATER = NOW - timedelta(days=2), NOW + timedelta(days=2)
ROLES = ("redaktion", "freigabe", "programmkoordination", "administration")
WRITERS = {"redaktion", "freigabe", "programmkoordination"}
APPROVERS = {"freigabe"}
TEAMS = ("own", "none", "other")

# action -> the roles that may take it, and the states in which it makes sense
TABLE = {
    "submit": (WRITERS, {"draft", "rejected", "withdrawn draft"}),
    "recall": (WRITERS, set()),  # only whoever submitted: shown below
    "reject": (APPROVERS, {"submitted"}),
    "approve": (APPROVERS, {"submitted"}),
    "force": (APPROVERS, {"draft", "submitted", "withdrawn draft"}),
    "confirm": (APPROVERS, {"live, unconfirmed"}),
    "unschedule": (APPROVERS, {"scheduled"}),
    "withdraw": (APPROVERS, {"live", "live, unconfirmed"}),
    "remove": (APPROVERS, {"live", "live, unconfirmed"}),
    "hide": (APPROVERS, {"live", "live, unconfirmed"}),
    "redirect": (APPROVERS, {"live", "live, unconfirmed"}),
    "restore": (
        WRITERS,
        {"scheduled", "live", "live, unconfirmed", "withdrawn", "withdrawn draft"},
    ),
    "retag": (
        WRITERS,
        {
            "draft",
            "rejected",
            "scheduled",
            "live",
            "live, unconfirmed",
            "withdrawn",
            "withdrawn draft",
        },
    ),
    "lift": (APPROVERS, {"withdrawn", "withdrawn draft"}),
}
STATES = (
    "draft", "submitted", "rejected", "scheduled", "live", "live, unconfirmed", "withdrawn", "withdrawn draft",
)  # fmt: skip


def in_state(state, team):
    """Return a document of `team` that came into `state` through the actions, by people of that team."""
    item = factories.news_item(team=team)
    teams = [team] if team else []
    approver = factories.approver(teams=teams)
    if state in ("submitted", "rejected"):
        document = factories.submitted(item, at=BEFORE)
        if state == "rejected":
            actions.reject(document, by=approver, at=BEFORE, version=1, remark="Kürzer.")
    elif state == "scheduled":
        factories.published(item, at=BEFORE, live_from=LATER)
    elif state == "live, unconfirmed":
        actions.approve(item, by=approver, at=BEFORE, version=1, forced_reason="Es brennt.")
    elif state != "draft":
        factories.published(item, at=BEFORE)
        if state.startswith("withdrawn"):
            actions.withdraw(item, by=approver, at=BEFORE + timedelta(hours=1), explanation="Nein.")
        if state == "withdrawn draft":
            Document.objects.filter(pk=item.pk).update(state="draft", minor_change=True)
    return Document.objects.get(pk=item.pk)


def take(action, document, by, target):
    seen = {"by": by, "at": NOW, "version": document.version}
    now = {"by": by, "at": NOW}
    edition = Edition.objects.filter(document=document).first()
    match action:
        case "submit" | "recall" | "approve":
            getattr(actions, action)(document, **seen)
        case "reject":
            actions.reject(document, **seen, remark="Bitte kürzen.")
        case "force":
            actions.approve(document, **seen, forced_reason="Hochwasser.")
        case "confirm" | "unschedule":
            if edition is None:
                raise Conflict
            getattr(actions, action)(edition, **now)
        case "restore":
            if edition is None:
                raise Conflict
            actions.restore(edition, **seen)
        case "retag":
            actions.retag(document, **seen, add=[Topic.objects.create(name="Neues Thema")])
        case "withdraw":
            actions.withdraw(document, **now, explanation="Zurückgezogen.")
        case "redirect":
            actions.redirect(document, **now, target=target)
        case "lift":
            actions.lift_withdrawal(document, **now)
        case _:
            getattr(actions, action)(document, **now)


def outcome(action, document, by, target):
    """Return what became of it, and leave everything as it was."""
    try:
        with transaction.atomic():
            take(action, document, by, target)
            transaction.set_rollback(True)
    except (NotPermitted, Conflict) as refused:
        return type(refused).__name__
    return "done"


@pytest.mark.parametrize("team", TEAMS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
def test_role_team_and_state_decide_together(state, role, team):
    mine, other = factories.team(), factories.team()
    document = in_state(state, {"own": mine, "none": None, "other": other}[team])
    target = factories.published(factories.news_item(), at=BEFORE).document
    by = factories.user(role, teams=[mine])
    for action, (roles, states) in TABLE.items():
        found = outcome(action, document, by, target)
        if role in roles and team != "other":
            # A second person, a former submission: judged by the state, not by the right
            refused = "NotPermitted" if (action, state) == ("recall", "submitted") else "Conflict"
            assert found == ("done" if state in states else refused), action
        elif role not in roles or state in states:
            # Where there is nothing to confirm or to take back, that may be said first
            assert found == "NotPermitted" or (found == "Conflict" and state not in states), action


@pytest.mark.parametrize("team", TEAMS)
def test_a_person_may_take_back_what_they_handed_in_as_long_as_it_is_theirs(team):
    mine = factories.team()
    teams = {"own": mine, "none": None, "other": mine}
    author = factories.editor(teams=[mine])
    item = factories.news_item(team=teams[team])
    document = factories.submitted(item, by=author, at=BEFORE)
    if team == "other":
        Document.objects.filter(pk=item.pk).update(team=factories.team())
    assert outcome("recall", document, author, None) == (
        "NotPermitted" if team == "other" else "done"
    )


@pytest.mark.parametrize(("team", "may"), [("own", True), ("none", True), ("other", False)])
def test_an_approver_redacts_old_editions_of_the_own_teams_only(team, may):
    mine, other = factories.team(), factories.team()
    item = factories.news_item(team={"own": mine, "none": None, "other": other}[team])
    edition = factories.published(item, at=BEFORE, live_until=NOW - timedelta(days=1))
    by = factories.approver(teams=[mine])
    if may:
        actions.redact(edition, by=by, at=NOW, reason="Personenbezogene Daten.")
    else:
        with pytest.raises(NotPermitted, match="dem Sie nicht angehören"):
            actions.redact(edition, by=by, at=NOW, reason="Personenbezogene Daten.")


def test_whoever_has_all_rights_belongs_to_every_team():
    item = factories.news_item(team=factories.team())
    assert factories.superuser().has_perm("publishing.approve_document", item)


def test_a_deactivated_member_of_the_team_may_nothing():
    team = factories.team()
    item = factories.news_item(team=team)
    gone = factories.approver(teams=[team], is_active=False)
    assert not gone.has_perm("publishing.approve_document", item)
