"""Reads what the identity provider says of somebody: who it is, which roles and teams, and how it made sure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .roles import BY_CODE


@dataclass(frozen=True)
class Identity:
    """`email` is empty unless the provider has verified it; `roles` and `teams` are None where it decides nothing."""

    subject: str
    email: str
    name: str
    roles: tuple[str, ...] | None
    teams: tuple[str, ...] | None
    second_factor: bool


def identity_of(id_token: Mapping[str, Any], userinfo: Mapping[str, Any]) -> Identity:
    """Return what the verified token and the user information say; where they differ the signed token counts."""
    claims = {**userinfo, **id_token}
    verified = claims.get("email_verified") in (True, "true")
    email = str(claims.get("email") or "").lower() if verified else ""
    parts = [claims.get("given_name"), claims.get("family_name")]
    said = set(_values(claims, settings.OIDC_CLAIM))
    return Identity(
        subject=str(id_token["sub"]),
        email=email,
        name=str(claims.get("name") or " ".join(str(part) for part in parts if part) or email)[
            :150
        ],
        roles=_meant(settings.OIDC_ROLES, said),
        teams=_meant(settings.OIDC_TEAMS, said),
        second_factor=bool(
            {*_values(id_token, "amr"), *_values(id_token, "acr")}
            & set(settings.OIDC_SECOND_FACTOR)
        ),
    )


def check_mapping() -> None:
    """Raise ImproperlyConfigured if OIDC_ROLES names a role that does not exist, or a line is no pair."""
    for pair in (*settings.OIDC_ROLES, *settings.OIDC_TEAMS):
        if not all(part.strip() for part in pair.rpartition("=")):
            raise ImproperlyConfigured(
                f"OIDC_ROLES and OIDC_TEAMS need value=meaning, not {pair!r}."
            )
    unknown = {meaning for _, meaning in _pairs(settings.OIDC_ROLES)} - set(BY_CODE)
    if unknown:
        raise ImproperlyConfigured(f"OIDC_ROLES names roles that do not exist: {sorted(unknown)}.")


def _pairs(mapping: Iterable[str]) -> list[tuple[str, str]]:
    """Split at the last "=", because names of groups in a directory contain some."""
    return [
        (value.strip(), meaning.strip())
        for value, _, meaning in (p.rpartition("=") for p in mapping)
    ]


def _meant(mapping: Iterable[str], said: set[str]) -> tuple[str, ...] | None:
    pairs = _pairs(mapping)
    if not pairs:
        return None
    return tuple(sorted({meaning for value, meaning in pairs if value in said}))


def _values(claims: Mapping[str, Any], name: str) -> list[str]:
    """Return a claim as a list; "realm_access.roles" is looked for inside, unless a claim has just this name."""
    found: Any = claims.get(name)
    if found is None and "." in name:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return [found]
    return [str(value) for value in found] if isinstance(found, (list, tuple)) else []
