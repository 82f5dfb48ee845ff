"""How resources are declared, and what the answers of lists have in common."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Generic, TypeVar

from django.db.models import Q
from django.http import HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from publishing import languages

from . import paging, texts
from .paging import Order
from .parameters import InLanguage, require_known
from .problems import Refused
from .standing import Standing

Item = TypeVar("Item")
NOT_THERE = "Unter dieser Kennung ist hier nichts veröffentlicht."


class Listing(BaseModel, Generic[Item]):
    """Ein Stück einer Liste."""

    items: list[Item]
    next: str | None = Field(
        description="Adresse des nächsten Stücks, null am Ende",
        examples=["https://wir.example/api/v1/news?cursor=1772319600000000.1772319600000000.17"],
    )


def resource(router: Router, path: str, answer: Any, summary: str) -> Callable[[Any], Any]:
    """Declare a function of (request, response, …) that answers GET at `path` with the model `answer`."""

    def declare(view: Callable[..., Any]) -> Any:
        known: set[str] = set()

        @wraps(view)
        def checked(request: Any, response: HttpResponse, **asked: Any) -> Any:
            require_known(request.GET, known)
            return view(request, response, **asked)

        operation = router.get(
            path,
            response=answer,
            by_alias=True,
            summary=summary,
            description=view.__doc__,
            operation_id=view.__name__,
        )(checked)
        for model in checked._ninja_operation.models:  # type: ignore[attr-defined]
            if model.__ninja_param_source__ == "query":
                known.update(model.__ninja_flatten_map__)
        return operation

    return declare


def page(
    request: Any,
    response: HttpResponse,
    asked: Any,
    rows: Any,
    order: Order,
    showing: Standing,
    after: paging.Key | None,
) -> tuple[list[Any], str | None]:
    """Return the editions of a page in the language asked for, and the address of the next: at most 3 queries."""
    if asked.changed_since:
        rows = rows.filter(live_from__gte=texts.beginning_of(asked.changed_since))
    rows = texts.identified(rows.in_language(texts.GERMAN), showing.at).for_card()
    found, last = paging.cut(order.read(rows, after, asked.limit + 1), asked.limit)
    address = paging.next_address(request, showing, order.key(last)) if last else None
    return texts.in_language(found, asked.language, showing), linked(response, address)


def linked(response: HttpResponse, address: str | None) -> str | None:
    """Say in the head of the answer too where it goes on (RFC 8288)."""
    if address:
        response.headers["Link"] = f'<{address}>; rel="next"'
    return address


def programs(program: str | None, showing: Standing) -> Any:
    """Return the German editions of all programmes, or of the one that a filter names, for what they are made of."""
    rows = showing.editions().of_kind("program").in_language(texts.GERMAN).for_card()
    return rows.filter(document=texts.found_by("program", program, showing)) if program else rows


def parts(
    request: Any,
    response: HttpResponse,
    asked: Any,
    rows: Any,
    of: Callable[[Any], Iterable[Any]],
    after: paging.Key | None,
    showing: Standing,
    whole: str,
    described: Callable[[Any, Any], dict[str, Any]],
    also: Callable[[Any], int | None] = lambda part: None,
) -> dict[str, Any]:
    """Return the answer of a list of parts of editions: `of(edition)` yields them, `whole` is the field that names it.

    `described(part, names)` returns the other fields; `also(part)` is a further document that `names` is to know.
    A query for 50 editions, one for what they are called and one for where it goes on.
    """
    found, last = paging.cut(paging.parts(rows, after, asked.limit + 1, of), asked.limit)
    wanted = {edition.document_id for _, edition, _ in found} | {also(part) for *_, part in found}
    names = texts.named(wanted, asked.language, showing)
    with languages.speaking(languages.get(asked.language)):
        items = [
            described(part, names) | {whole: names.one(edition.document_id)}
            for _, edition, part in found
        ]
    address = paging.next_address(request, showing, last[0]) if last else None
    return {"items": items, "next": linked(response, address)}


def one(kind: str, uuid: str, asked: InLanguage, showing: Standing) -> Any:
    """Return the live edition of the document with this id, in the language asked for. Refused where there is none."""
    rows = showing.editions().of_kind(kind).in_language(texts.GERMAN).filter(document__uuid=uuid)
    found = list(texts.identified(rows, showing.at).defer("search_text"))
    if not found:
        raise Refused(404, NOT_THERE)
    return texts.in_language(found, asked.language, showing)[0]


def about(rows: Any, showing: Standing, **named: str | None) -> Any:
    """Return those of the editions that refer to the texts named by "program" and "department": a query for each."""
    for kind, key in named.items():
        if key:
            document = texts.found_by(kind, key, showing)
            rows = rows.filter(_link(rows, links__target=document, links__rel=kind))
    return rows


def tagged(rows: Any, topic: str | None) -> Any:
    """Return those of the editions that have the topic with this slug."""
    if not topic:
        return rows
    return rows.filter(_link(rows, links__rel="topic", links__topic__slug=topic))


def _link(rows: Any, **columns: Any) -> Q:
    # By the key, so that one edition with two such links comes once
    return Q(pk__in=rows.model.objects.filter(**columns).values("pk"))
