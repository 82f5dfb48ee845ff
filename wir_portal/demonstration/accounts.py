"""The accounts of the demonstration, one per role: the one place that names them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts import actions, audit
from accounts.models import Team, User
from accounts.roles import give_role

# Public on purpose: load_demo refuses to run in production
PASSWORD = "ausprobieren-im-wetteraukreis"
TEAMS = {
    "Pressestelle": "pressestelle@example.org",
    "WIR-Team": "wir-team@example.org",
}


@dataclass(frozen=True)
class Account:
    """`role` is a code of accounts.roles, `teams` are names from TEAMS."""

    role: str
    name: str
    email: str
    teams: tuple[str, ...] = ()


ACCOUNTS = (
    Account("redaktion", "Ronja Redaktion", "redaktion@example.org", ("Pressestelle",)),
    Account("freigabe", "Friedrich Freigabe", "freigabe@example.org", tuple(TEAMS)),
    Account("programmkoordination", "Petra Programm", "programm@example.org", ("WIR-Team",)),
    Account("administration", "Anton Administration", "administration@example.org"),
)


def create_accounts(at: datetime) -> dict[str, User]:
    """Make the accounts and teams that are not there yet, at the moment `at`; return the accounts by role."""
    teams = {
        name: Team.objects.get_or_create(name=name, defaults={"mailbox": mailbox})[0]
        for name, mailbox in TEAMS.items()
    }
    return {account.role: _account(account, teams, at) for account in ACCOUNTS}


def invite_guests(administrator: User, now: datetime) -> None:
    """Invite an intern, whose access ends in ten days, and a colleague, neither of whom has come yet."""
    team = Team.objects.filter(name="Pressestelle")
    guests = (
        ("praktikum@example.org", "Paula Praktikum", timezone.localdate(now) + timedelta(days=10)),
        ("kollege@example.org", "Karim Kollege", None),
    )
    for email, name, last_day in guests:
        if not User.objects.filter(email=email).exists():
            actions.create_account(
                by=administrator,
                at=now,
                email=email,
                name=name,
                roles=["redaktion"],
                teams=team,
                access_until=last_day,
            )


def _account(account: Account, teams: dict[str, Team], at: datetime) -> User:
    user = User.objects.filter(email=account.email).first()
    if user is None:
        user = User.objects.create_user(account.email, PASSWORD, name=account.name, date_joined=at)
        give_role(user, account.role)
        user.teams.set(teams[name] for name in account.teams)
        audit.record(
            "create_account",
            by=None,
            at=at,
            obj=user,
            details={"email": user.email, "roles": [account.role]},
        )
    return user
