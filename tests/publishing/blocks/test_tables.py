"""Tables: how cells are written down, which are heads, and what the form makes of them."""

import re

import pytest
from django.db import IntegrityError, transaction

from publishing import tables
from publishing.models import TableBlock
from tests import factories
from tests.admin_forms import admin_url, save

SET = "publishing_tableblock_set-0"


def test_what_is_written_is_read_again_bars_and_all():
    rows = [["Jahr", "Größe | Form"], ["2014", ""], ["a\\b", "x"]]
    assert tables.read(tables.write(rows)) == rows


def test_line_breaks_in_a_cell_become_spaces_and_short_rows_are_filled():
    assert tables.write([["eine\nZelle", "b"]]) == "eine Zelle | b"
    assert tables.read("a | b\nc") == [["a", "b"], ["c", ""]]


@pytest.fixture
def block(db):
    item = factories.news_item()
    return TableBlock.objects.create(
        parent=item.document_ptr,
        region="main",
        ordering=30,
        caption="Plätze",
        cells=" | 2014 | 2015\nFriedberg | 3 | 4\\|5",
    )


def shape(block):
    return re.sub(r"[^<]*<(t[hdr])( scope=\"\w+\")?>", r"\1\2 ", block.render()).split()


@pytest.mark.parametrize(
    ("columns", "rows", "heads"),
    [(True, True, 3), (True, False, 3), (False, True, 2)],
)
def test_heads_stand_where_the_author_says(block, columns, rows, heads):
    block.column_headers, block.row_headers = columns, rows
    html = block.render()
    assert html.count("<th ") == heads
    assert ('scope="row"' in html) == rows
    assert ("<thead>" in html) == columns
    assert "4|5" in html


def test_a_table_without_any_head_is_refused_by_the_database(block):
    with pytest.raises(IntegrityError), transaction.atomic():
        TableBlock.objects.update(column_headers=False, row_headers=False)


def test_the_form_tidies_the_cells_and_drops_what_is_empty(client, block):
    client.force_login(factories.editor())
    url = admin_url(block.parent.newsitem, "change")
    save(client, url, **{f"{SET}-cells": "a|b||\n || |\nc |d\\|e|"})
    block.refresh_from_db()
    assert block.cells == "a | b\nc | d\\|e"


def test_the_form_says_that_heads_are_needed(client, block):
    client.force_login(factories.editor())
    url = admin_url(block.parent.newsitem, "change")
    response = save(client, url, **{f"{SET}-column_headers": [], f"{SET}-row_headers": []})
    assert "Eine Tabelle braucht Köpfe" in response.content.decode()
