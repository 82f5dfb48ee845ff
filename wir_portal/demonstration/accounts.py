"""The accounts of the demonstration, one per role: the one place that names them."""

from dataclasses import dataclass

# Public on purpose: load_demo refuses to run in production
PASSWORD = "ausprobieren-im-wetteraukreis"


@dataclass(frozen=True)
class Account:
    """`role` is a code of accounts.roles."""

    role: str
    name: str
    email: str


ACCOUNTS = (
    Account("redaktion", "Ronja Redaktion", "redaktion@example.org"),
    Account("freigabe", "Friedrich Freigabe", "freigabe@example.org"),
    Account("programmkoordination", "Petra Programm", "programm@example.org"),
    Account("administration", "Anton Administration", "administration@example.org"),
)
