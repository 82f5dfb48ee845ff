"""Everything that is known of an account, for the person it is about: what the law calls the right of access.

Rows that would go with the account (CASCADE) are the person's own and told in full; rows that would stay (PROTECT,
SET_NULL) are work and told as references. So a new table is in it without being named here.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q

from .models import AuditEntry, User
from .roles import roles_of
from .words import ACTIONS

# Told by hand below, or the same as what is told
TOLD_OTHERWISE = {UserSession, Authenticator, EmailAddress, AuditEntry}
# Parts of names of fields that could open something
SECRET = ("secret", "token", "key", "password", "hash", "salt")


def relations_to_users() -> list[Any]:
    """Return every relation by which a row of some table names an account, hidden ones too."""
    return [
        relation
        for relation in User._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
    ]


def is_own(relation: Any) -> bool:
    """Tell whether the rows belong to the account and go with it; Django's log of changes is work."""
    return relation.on_delete is models.CASCADE and relation.related_model is not LogEntry


def data_of(user: User) -> dict[str, Any]:
    """Return what is known of the account, ready for JSON, with German names; secrets are left out."""
    return {
        "Konto": {
            "Nummer": user.pk,
            "Name": user.name,
            "E-Mail-Adresse": user.email,
            "Angelegt": user.date_joined,
            "Zuletzt angemeldet": user.last_login,
            "Anmeldung erlaubt": user.is_active,
            "Zugang bis": user.access_until,
            "Anonymisiert": user.anonymised_at,
        },
        "Rollen": [role.label for role in roles_of(user)],
        "Teams": [team.name for team in user.teams.all()],
        "Anmeldungen": [
            {
                "Beginn": session.created_at,
                "Zuletzt aktiv": session.last_seen_at,
                "Netzadresse": session.ip,
                "Programm": session.user_agent,
            }
            for session in UserSession.objects.filter(user=user)
        ],
        "Zweite Faktoren": [
            {
                "Art": factor.get_type_display(),
                "Name": str(factor),
                "Angelegt": factor.created_at,
                "Zuletzt benutzt": factor.last_used_at,
            }
            for factor in Authenticator.objects.filter(user=user)
        ],
        "Weitere Angaben": dict(_own(user)),
        "Geschrieben und entschieden": dict(_work(user)),
        "Protokoll": [_line(entry, user) for entry in about_or_by(user)],
    }


def about_or_by(user: User) -> models.QuerySet[AuditEntry]:
    """Return the rows of the log about the account and by its owner."""
    about = Q(object_type=User._meta.label_lower, object_id=str(user.pk))
    return AuditEntry.objects.filter(about | Q(actor=user)).select_related("actor", "personal")


def _own(user: User) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for relation in relations_to_users():
        model = relation.related_model
        if not is_own(relation) or model in TOLD_OTHERWISE or model._meta.auto_created:
            continue
        rows = model._base_manager.filter(**{relation.field.name: user})
        told = [_plain(row, relation.field.name) for row in rows]
        if told:
            yield str(model._meta.verbose_name_plural), told


def _plain(row: Any, to_user: str) -> dict[str, Any]:
    return {
        str(field.verbose_name): in_json(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name != to_user
        and not field.primary_key
        and not isinstance(field, models.BinaryField)
        and not any(part in field.name for part in SECRET)
    }


def _work(user: User) -> Iterator[tuple[str, list[str]]]:
    for relation in relations_to_users():
        model = relation.related_model
        if is_own(relation) or model in TOLD_OTHERWISE:
            continue
        rows = model._base_manager.filter(**{relation.field.name: user}).order_by("pk")
        told = [_reference(row) for row in rows.iterator(chunk_size=500)]
        if told:
            yield f"{model._meta.verbose_name_plural}: {relation.field.verbose_name}", told


def _reference(row: Any) -> str:
    key = getattr(row, "uuid", row.pk)
    name = getattr(row, "title", "") or getattr(row, "name", "")
    return f"{name} ({key})" if name else str(key)


def _line(entry: AuditEntry, user: User) -> dict[str, Any]:
    # What was done with somebody else's account says things of that person
    is_foreign = entry.object_type == User._meta.label_lower and entry.object_id != str(user.pk)
    return {
        "Zeitpunkt": entry.at,
        "Wer": str(entry.actor or "Das System"),
        "Vorgang": ACTIONS.get(entry.action, entry.action),
        "Gegenstand": entry.object_label if is_foreign else entry.label,
        "Einzelheiten": {} if is_foreign else entry.details,
        "Anmeldung": entry.session,
    }


def in_json(value: Any) -> Any:
    """Return a value as JSON can hold it; moments in UTC."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
    return value
