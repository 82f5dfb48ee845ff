"""Fieldsets and rows of parts come out as from Django's templates of the admin."""

from pathlib import Path

import django
import pytest
from django.contrib import admin
from django.contrib.admin.helpers import Fieldset, InlineAdminFormSet
from django.forms import inlineformset_factory
from django.template import engines
from django.template.loader import render_to_string
from pytest_django.asserts import assertHTMLEqual

from programs.models import FundingPeriod, Program
from tests import factories

TEMPLATES = Path(django.__file__).parent / "contrib/admin/templates/admin"
FIELDSETS = [
    (None, {"fields": [("start", "end")]}),
    ("Wie viel & <wofür>", {"fields": ["focus"], "description": "Mit <em>Nachdruck</em>"}),
    ("Selten", {"fields": ["volume"], "classes": ["collapse"]}),
]


class PeriodInline(admin.StackedInline):
    model = FundingPeriod


def from_djangos(name, context):
    shown = engines["django"].from_string((TEMPLATES / name).read_text()).render(context)
    # The newsroom's labels have no colon behind them
    return shown.replace(":</label>", "</label>")


@pytest.mark.parametrize("number", range(len(FIELDSETS)))
@pytest.mark.parametrize("data", [None, {"volume": "viel"}])
def test_a_fieldset_comes_out_as_from_the_template(number, data, db):
    name, options = FIELDSETS[number]
    form = inlineformset_factory(Program, FundingPeriod, fields="__all__").form(data)
    context = {
        "fieldset": Fieldset(form, name, **options),
        "prefix": "periods", "id_prefix": 3, "id_suffix": number, "heading_level": 4,
    }  # fmt: skip
    written = render_to_string("admin/includes/fieldset.html", context)
    assertHTMLEqual(written, from_djangos("includes/fieldset.html", context))


def part_of(program, *, data=None, **may):
    rights = {f"has_{verb}_permission": may.get(verb, True) for verb in ("add", "change", "delete")}
    formset = inlineformset_factory(Program, FundingPeriod, fields="__all__", extra=1)(
        data, instance=program
    )
    opts = PeriodInline(Program, admin.site)
    return InlineAdminFormSet(
        opts, formset, FIELDSETS, readonly_fields=[], model_admin=opts, **rights
    )


SENT = {
    "periods-TOTAL_FORMS": "1", "periods-INITIAL_FORMS": "1",
    "periods-0-start": "<gestern>", "periods-0-volume": "viel",
}  # fmt: skip


@pytest.mark.parametrize("may", [{}, {"delete": False}, {"add": False, "change": False}], ids=str)
@pytest.mark.parametrize("is_sent", [False, True])
def test_the_rows_of_a_part_come_out_as_from_the_template(is_sent, may, db):
    program = factories.program()
    period = FundingPeriod.objects.create(
        program=program, start="2026-01-01", focus="<Mitte> & mehr"
    )
    data = {**SENT, "periods-0-id": period.pk, "periods-0-program": program.pk} if is_sent else None
    part = {"inline_admin_formset": part_of(program, data=data, **may)}
    written = render_to_string("admin/edit_inline/stacked.html", part)
    assertHTMLEqual(written, from_djangos("edit_inline/stacked.html", part))
