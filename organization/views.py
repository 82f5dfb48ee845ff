"""The public lists of departments and of people."""

from django.http import HttpResponse
from django.shortcuts import render

from publishing import reading
from publishing.clock import PortalRequest
from publishing.models import Edition
from publishing.paging import Listing, page_of
from publishing.responses import public

from . import tree
from .pages import person_context


@public
def department_list(request: PortalRequest) -> HttpResponse:
    """Show the whole tree.

    roots   tree.Nodes at the top: edition, unit_kind, level, is_dissolved, children (Nodes again)
    """
    nodes = tree.tree(request.at)
    shown = reading.in_site_language((node.edition for node in nodes.values()), request.at)
    for node, edition in zip(nodes.values(), shown, strict=True):
        node.edition = edition
    return render(request, "organization/department_list.html", {"roots": tree.roots(nodes)})


@public
def person_list(request: PortalRequest) -> HttpResponse:
    """Show all people by surname, paged by `?seite=`.

    page    publishing.paging.Page
    people  list of {"edition", "current", "coming", "former", "is_former"}: see organization.pages.person_context
    """
    everybody = Edition.objects.live(request.at).of_kind("person").in_language("de")
    page = page_of(request, Listing("person|de", everybody.by_title().for_card()))
    linked = reading.live_by_document(
        reading.target_ids(page.items, "department") | reading.target_ids(page.items, "program"),
        request.at,
    )
    targets = {"department": list(linked.values())}
    people = [
        {"edition": person, **person_context(person, targets, request.at)} for person in page.items
    ]
    return render(request, "organization/person_list.html", {"page": page, "people": people})
