"""Makes what tests need, with as few words as possible; every text here is an example."""

from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from django.utils import timezone
from PIL import Image as Pillow

from accounts.models import User
from accounts.roles import set_roles
from media_library import storing
from media_library.models import Image
from news.models import NewsItem, Page
from organization.models import Department, Person
from programs.models import Program
from publishing import actions
from publishing.models import Document, Edition, QuoteBlock, TextBlock

PASSWORD = "ein langes Beispielkennwort"

_numbers = count(1)


def user(*roles: str, **fields: Any) -> User:
    """Return an account with these roles, named by their codes; with any role it is staff."""
    number = next(_numbers)
    fields = {"email": f"konto{number}@example.org", "name": f"Konto {number}", **fields}
    made = User.objects.create_user(password=PASSWORD, **fields)
    set_roles(made, roles)
    return made


def editor(**fields: Any) -> User:
    """Return somebody who writes and submits."""
    return user("redaktion", **fields)


def approver(**fields: Any) -> User:
    """Return somebody who approves and withdraws."""
    return user("freigabe", **fields)


def coordinator(**fields: Any) -> User:
    """Return somebody who keeps programmes and the organization, and submits."""
    return user("programmkoordination", **fields)


def administrator(**fields: Any) -> User:
    """Return somebody who manages accounts and publishes nothing."""
    return user("administration", **fields)


def superuser(**fields: Any) -> User:
    """Return somebody who may do everything."""
    return user(is_superuser=True, is_staff=True, **fields)


def news_item(**fields: Any) -> NewsItem:
    """Return an announcement's working copy with a text and a quote."""
    item = _document(NewsItem, "Beispielmeldung", **fields)
    with_text(item, "<h2>Was geschieht</h2><p>Ein Absatz mit Beispieltext.</p>")
    QuoteBlock.objects.create(
        parent=item.document_ptr,
        region="main",
        ordering=20,
        quote="Das ist ein Beispiel",
        person="Erika Beispiel",
        office="Beispieldezernentin",
    )
    return item


def page(**fields: Any) -> Page:
    """Return a simple page's working copy with a text."""
    return with_text(_document(Page, "Beispielseite", **fields), "<p>Beispieltext der Seite.</p>")


def department(**fields: Any) -> Department:
    """Return a unit's working copy."""
    fields = {"unit_kind": "fachdienst", "mailbox": "fachdienst@example.org", **fields}
    return _document(Department, "Fachdienst Beispiel", **fields)


def program(**fields: Any) -> Program:
    """Return a programme's working copy."""
    return _document(Program, "Beispielprogramm", **{"code": "BSP", **fields})


def person(**fields: Any) -> Person:
    """Return a person's working copy."""
    return _document(Person, "Erika Beispiel", **fields)


def image(**fields: Any) -> Image:
    """Return a described and credited image of 60 × 40 pixels, stored as an upload is."""
    number = next(_numbers)
    upload = BytesIO()
    Pillow.new("RGB", (60, 40), (number % 256, number // 256 % 256, 90)).save(upload, "PNG")
    fields = {
        "title": f"Beispielbild {number}",
        "alternative_text": "Eine einfarbige Fläche als Beispiel.",
        "credit": "Wetteraukreis",
        "licence": "own",
        **fields,
    }
    return storing.store_image(upload, "beispiel.png", **fields)


def with_text(document: Any, html: str, ordering: int = 10) -> Any:
    """Append a text block to the document and return the document."""
    TextBlock.objects.create(
        parent=document.document_ptr, region="main", ordering=ordering, text=html
    )
    return document


def submitted(
    document: Document, *, by: User | None = None, at: datetime | None = None
) -> Document:
    """Hand the working copy in, through the action, and return the document as stored."""
    document = Document.objects.get(pk=document.pk)
    return actions.submit(
        document, by=by or editor(), at=at or timezone.now(), version=document.version
    )


def published(document: Document, *, at: datetime | None = None, **when: Any) -> Edition:
    """Publish the working copy through the actions, with two people, and return the edition.

    `when` may name `live_from` and `live_until`; `at` is the moment at which both people act.
    """
    at = at or timezone.now()
    document = submitted(document, at=at)
    return actions.approve(document, by=approver(), at=at, version=document.version, **when)


def _document(model: type, title: str, /, **fields: Any) -> Any:
    number = next(_numbers)
    fields = {
        "title": f"{title} {number}",
        "slug": f"{model.KIND}-{number}",
        "summary": "Ein Vorspann als Beispiel.",
        **fields,
    }
    return model.objects.create(**fields)
