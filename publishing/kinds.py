"""Which kinds of documents there are, and how the public page of each is made; apps register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.http import HttpResponse

from .models import Document, Edition
from .stands import Stand

Targets = dict[str, list[Edition]]
Context = Callable[[Edition, Targets, datetime], dict[str, Any]]
# Makes of a page's whole context what machines read of it: see publishing.structured
Structured = Callable[[dict[str, Any]], list[dict[str, Any]]]
# Makes a file ("csv" or "json") of a page's whole context, of the present or of a past day
File = Callable[[dict[str, Any], str, Stand | None, datetime], HttpResponse]


@dataclass(frozen=True)
class Kind:
    """`context(edition, targets, at)` returns what `template` shows beside the edition itself.

    `targets` are the live editions that the edition refers to, by rel; publishing.pages.context_of calls it.
    `keeps_days_below` is the address ("/programme/") below which everybody may look at pages and lists of this kind as
    of any past day (publishing.looking_back); "" where only the present is public.
    `file(context, form, stand, at)` answers `?format=csv` and `?format=json` at the page's address.
    """

    code: str
    model_label: str
    template: str
    context: Context
    structured: Structured | None = None
    keeps_days_below: str = ""
    file: File | None = None

    @property
    def model(self) -> Any:
        return apps.get_model(self.model_label)

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.code] = kind


def get(code: str) -> Kind:
    """Return the kind; a KeyError means that no app registered it."""
    return _kinds[code]


def registered() -> list[Kind]:
    return list(_kinds.values())


def specific(document: Document) -> Any:
    """Return the same document as an instance of its own kind."""
    return document if document.KIND else get(document.kind).model.objects.get(pk=document.pk)
