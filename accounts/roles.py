"""Decides which role may do what; the groups in the database are only a copy of what stands here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections

from .models import User


def _may(verbs: str, *models: str) -> frozenset[str]:
    """Return "app.verb_model" for each verb (separated by spaces) and each "app.model"."""
    return frozenset(
        f"{app}.{verb}_{name}"
        for app, name in (model.split(".") for model in models)
        for verb in verbs.split()
    )


# Named as text because this app lies below publishing and must not import it
BLOCKS = tuple(
    f"publishing.{name}block"
    for name in (
        "text", "quote", "image", "gallery", "download", "facts", "question", "table", "video", "contact", "eventdates",
        "linklist",
    )
)  # fmt: skip
TEXTS = ("news.newsitem", "news.event", "news.page")
STATEMENTS = ("duties.imprint", "duties.privacystatement", "duties.accessibilitystatement")
STATEMENT_PARTS = ("duties.processing", "duties.barrier")
PROGRAMS = (
    "programs.program",
    "programs.goal",
    "programs.fundingperiod",
    "programs.measure",
    "programs.progressupdate",
    "programs.indicator",
    "programs.observation",
)
ORGANIZATION = (
    "organization.department",
    "organization.person",
    "organization.post",
    "organization.appointment",
    "organization.organization",
    "organization.organizationname",
)
DOCUMENTS = (
    "news.newsitem",
    "news.event",
    "news.page",
    "programs.program",
    "programs.measure",
    "programs.indicator",
    "organization.department",
    "organization.person",
    *STATEMENTS,
)
TOPICS = ("publishing.topic", "publishing.topicassignment")
MEDIA = ("media_library.image", "media_library.download", "media_library.keyword")

# What everybody who works on content sees, and how they read the site of another day
READ = (
    _may(
        "view",
        "publishing.document",
        "publishing.edition",
        "publishing.withdrawal",
    )
    | _may("view", *TEXTS, *PROGRAMS, *ORGANIZATION, *BLOCKS, *TOPICS, *MEDIA)
    | _may("view", *STATEMENTS, *STATEMENT_PARTS)
    | _may("view", "publishing.documenttemplate", "search.synonym", "search.zerohit")
    | {"publishing.view_as_of"}
)
# Deleting takes away drafts only: the database protects whatever has ever had an edition
WRITE_BLOCKS = _may("add change delete", *BLOCKS, "publishing.topicassignment")
# What a text shows, or ever showed, cannot be deleted: media_library.usage
WRITE_MEDIA = _may("add change delete", *MEDIA)


@dataclass(frozen=True)
class Role:
    """`permissions` are complete: a group holds exactly these, as "app.codename"."""

    code: str
    label: str
    description: str
    permissions: frozenset[str] = field(repr=False)


REDAKTION = Role(
    code="redaktion",
    label="Redaktion",
    description="Schreibt Meldungen, Termine, Seiten und Pflichtseiten, pflegt Bilder, Dateien und Themen, beantwortet"
    " Mitteilungen und reicht Texte zur Freigabe ein.",
    permissions=READ
    | WRITE_BLOCKS
    | WRITE_MEDIA
    | _may("add change delete", *TEXTS, *STATEMENTS, *STATEMENT_PARTS)
    | _may("add change delete", "publishing.topic", "search.synonym")
    | _may("change delete", "publishing.documenttemplate")
    # What somebody typed who should not have
    | _may("delete", "search.zerohit")
    | _may("view change", "duties.message")
    | {"publishing.submit_document"},
)

# Freigabe also changes texts, so that a slip is mended where it is seen. Four eyes goes by person, not by role: who has
# changed a text cannot approve it. Redaction lies here and not with Administration, because it judges content, and
# because it is only possible once the text is withdrawn or replaced, which is Freigabe's decision as well.
FREIGABE = Role(
    code="freigabe",
    label="Freigabe",
    description="Prüft Texte, veröffentlicht sie oder weist sie zurück, zieht sie zurück und schwärzt alte Fassungen."
    " Wer einen Text selbst zuletzt geändert hat, kann ihn nicht freigeben.",
    permissions=READ
    | WRITE_BLOCKS
    | WRITE_MEDIA
    | _may("change", *DOCUMENTS, *PROGRAMS, *ORGANIZATION, *STATEMENT_PARTS, "publishing.topic")
    | _may("view change", "duties.message")
    | {
        "publishing.submit_document",
        "publishing.approve_document",
        "publishing.force_approval",
        "publishing.withdraw_document",
        "publishing.redact_edition",
    },
)

PROGRAMMKOORDINATION = Role(
    code="programmkoordination",
    label="Programmkoordination",
    description="Pflegt Förderprogramme mit Zielen und Förderperioden, Maßnahmen mit ihren Sachständen, Indikatoren mit"
    " Messwerten, die Organisation mit Stellen und Ansprechpersonen, schreibt Meldungen und Termine dazu und reicht"
    " alles zur Freigabe ein.",
    permissions=READ
    | WRITE_BLOCKS
    | WRITE_MEDIA
    | _may("add change delete", "news.newsitem", "news.event", *PROGRAMS, *ORGANIZATION)
    | _may("add", "publishing.topic")
    | {"publishing.submit_document"},
)

ADMINISTRATION = Role(
    code="administration",
    label="Administration",
    description="Verwaltet Konten, Teams und Rollen und liest das Protokoll. Schreibt und veröffentlicht nichts.",
    permissions=_may("add change delete view", "accounts.user", "accounts.team")
    | _may("view", "accounts.auditentry")
    | _may("view delete", "subscriptions.subscriber"),
)

ROLES = (REDAKTION, FREIGABE, PROGRAMMKOORDINATION, ADMINISTRATION)
BY_CODE = {role.code: role for role in ROLES}


def group_of(code: str) -> Group:
    """Return the group that stands for the role; a KeyError means that there is no such role."""
    return Group.objects.get(name=BY_CODE[code].label)


def roles_of(user: User) -> list[Role]:
    """Return the roles of an account, in the order in which they are defined."""
    labels = {group.name for group in user.groups.all()}
    return [role for role in ROLES if role.label in labels]


def has_role(user: User, code: str) -> bool:
    """Tell whether the account holds the role; a KeyError means that there is no such role."""
    return BY_CODE[code] in roles_of(user)


def set_roles(user: User, codes: Iterable[str]) -> None:
    """Give the account exactly these roles; whoever has one may enter the newsroom.

    Neither checks nor records anything: people use accounts.actions.change_roles.
    """
    wanted = set(codes)
    user.groups.set([group_of(code) for code in sorted(wanted)])
    if user.is_staff != bool(wanted or user.is_superuser):
        user.is_staff = not user.is_staff
        user.save(update_fields=["is_staff"])
    for cache in ("_perm_cache", "_group_perm_cache", "_user_perm_cache"):
        user.__dict__.pop(cache, None)


def give_role(user: User, code: str) -> None:
    """Add one role, for tests and demonstration data; see `set_roles`."""
    set_roles(user, {role.code for role in roles_of(user)} | {code})


def sync(using: str = "default") -> None:
    """Make the groups in the database equal to the roles, taking away what is no longer named."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.using(using).values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    for role in ROLES:
        group, _ = Group.objects.using(using).get_or_create(name=role.label)
        group.permissions.set(known[name] for name in sorted(role.permissions) if name in known)


def sync_after_migration(sender: Any, using: str, **kwargs: Any) -> None:
    """post_migrate receiver: sync once, after the last app has got its permissions."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if (
        sender is last
        and "auth_group_permissions" in connections[using].introspection.table_names()
    ):
        sync(using)
