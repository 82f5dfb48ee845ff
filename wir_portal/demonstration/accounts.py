"""The accounts of the demonstration, one per role: the one place that names them."""

from dataclasses import dataclass
from datetime import datetime

from accounts import audit
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
    """`role` is a code of accounts.roles, `team` one of TEAMS or empty."""

    role: str
    name: str
    email: str
    team: str = ""


ACCOUNTS = (
    Account("redaktion", "Ronja Redaktion", "redaktion@example.org", "Pressestelle"),
    Account("freigabe", "Friedrich Freigabe", "freigabe@example.org", "Pressestelle"),
    Account("programmkoordination", "Petra Programm", "programm@example.org", "WIR-Team"),
    Account("administration", "Anton Administration", "administration@example.org"),
)


def create_accounts(at: datetime) -> dict[str, User]:
    """Make the accounts and teams that are not there yet, at the moment `at`; return the accounts by role."""
    teams = {
        name: Team.objects.get_or_create(name=name, defaults={"mailbox": mailbox})[0]
        for name, mailbox in TEAMS.items()
    }
    return {account.role: _account(account, teams, at) for account in ACCOUNTS}


def _account(account: Account, teams: dict[str, Team], at: datetime) -> User:
    user = User.objects.filter(email=account.email).first()
    if user is None:
        user = User.objects.create_user(account.email, PASSWORD, name=account.name, date_joined=at)
        give_role(user, account.role)
        if account.team:
            user.teams.add(teams[account.team])
        audit.record(
            "create_account",
            by=None,
            at=at,
            obj=user,
            details={"email": user.email, "roles": [account.role]},
        )
    return user
