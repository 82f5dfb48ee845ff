"""Departments stand below the one they belong to, in their order."""

from datetime import UTC, datetime, timedelta

import pytest

from organization import tree
from publishing import actions
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2014, 1, 2, 9, tzinfo=UTC)


def unit(title, parent=None, **fields):
    document = factories.department(title=title, parent_id=parent and parent.document_id, **fields)
    return factories.published(document, at=START)


def test_departments_stand_below_the_one_they_belong_to_in_their_order():
    top = unit("Dezernat", unit_kind="dezernat")
    second, first = unit("Zweiter", top, position=2), unit("Erster", top, position=1)
    below = unit("Darunter", first)
    nodes = tree.tree(START)
    assert [node.edition for node in tree.roots(nodes)] == [top]
    assert [node.edition for node in nodes[top.document_id].children] == [first, second]
    assert [node.edition for node in nodes[below.document_id].ancestors] == [top, first]
    assert nodes[below.document_id].level == 3
    assert nodes[top.document_id].unit_kind == "Dezernat"


def test_a_department_whose_parent_is_gone_stands_at_the_top():
    top = unit("Dezernat")
    below = unit("Fachdienst", top)
    actions.remove(top.document, by=factories.approver(), at=START + timedelta(days=1))
    assert [node.edition for node in tree.roots(tree.tree(START + timedelta(days=1)))] == [below]


def test_a_circle_of_departments_is_cut():
    editions = [
        Edition(document_id=pk, title=str(pk), sort_title=str(pk), data={"parent": parent})
        for pk, parent in ((1, 3), (2, 1), (3, 2), (4, 4))
    ]
    nodes = tree.linked(editions, START.date())
    roots = tree.roots(nodes)
    seen = []
    while roots:
        node = roots.pop()
        seen.append(node.edition.document_id)
        roots.extend(node.children)
    assert sorted(seen) == [1, 2, 3, 4]
