"""What can be subscribed to at a moment: everything, or what is public: programmes, departments, topics in use.

A subject is named by a code: "all", "d12" for a document, "t5" for a topic.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from database.alphabet import InGerman
from publishing import languages
from publishing.models import Edition, EditionLink, Topic
from publishing.slugs import slug_in

ALL = "all"
# The parameter by which an address names one of them, as the lists of announcements do
PROGRAM, DEPARTMENT, TOPIC = "programm", "organisation", "thema"


@dataclass(frozen=True)
class Choice:
    """`slug` is how addresses name it; the choice "all" has none, and alone speaks the language of the page."""

    code: str
    label: str
    slug: str

    @property
    def is_german(self) -> bool:
        return bool(self.slug)


@dataclass(frozen=True)
class Group:
    """`parameter` is the name under which an address names one of its choices."""

    parameter: str
    label: str
    choices: list[Choice] = field(default_factory=list)


def groups(at: datetime) -> list[Group]:
    """Return what can be subscribed to beside everything, by two queries; groups without any choice are left out."""
    documents: dict[str, list[Choice]] = {"program": [], "department": []}
    live = Edition.objects.live(at).in_language(languages.GERMAN)
    rows = live.of_kind(*documents).by_title().values_list("kind", "document", "title", "path")
    for kind, document, title, path in rows:
        slug = slug_in(path)
        documents[kind].append(Choice(f"d{document}", title, slug))
    found = [
        Group(PROGRAM, _("Förderprogramme"), documents["program"]),
        Group(DEPARTMENT, _("Organisationseinheiten"), documents["department"]),
        Group(TOPIC, _("Themen"), _topics(at)),
    ]
    return [group for group in found if group.choices]


def _topics(at: datetime) -> list[Choice]:
    used = EditionLink.objects.filter(
        Exists(Edition.objects.live(at).filter(pk=OuterRef("edition"))), topic=OuterRef("pk")
    )
    rows = Topic.objects.filter(Exists(used)).order_by(InGerman("name"))
    return [
        Choice(f"t{pk}", name, slug) for pk, name, slug in rows.values_list("pk", "name", "slug")
    ]


def everything() -> Choice:
    """Return the choice of all announcements."""
    return Choice(ALL, _("Alle Meldungen"), "")


def by_code(offered: Iterable[Group]) -> dict[str, Choice]:
    """Return every choice by its code, "all" first."""
    return {ALL: everything(), **{one.code: one for group in offered for one in group.choices}}


def named(codes: Iterable[str], offered: Iterable[Group]) -> list[Choice]:
    """Return those of the codes that are offered."""
    known = by_code(offered)
    return [known[code] for code in codes if code in known]


def fields_of(code: str) -> dict[str, int | None]:
    """Return the columns of a Subscription for a code that was offered."""
    return {
        "target_id": int(code[1:]) if code.startswith("d") else None,
        "topic_id": int(code[1:]) if code.startswith("t") else None,
    }
