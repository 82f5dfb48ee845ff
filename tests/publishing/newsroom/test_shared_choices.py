"""Choices that all rows of a formset offer are asked for and written once, and each row marks its own."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import Select
from pytest_django.asserts import assertHTMLEqual

from organization.models import Organization
from publishing.newsroom.known_choices import KnownChoiceField
from publishing.newsroom.shared_choices import SharedChoices, SharedSelect

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    return [
        Organization.objects.create(name=name) for name in ("Land <Hessen>", "Bund & Co.", "EU")
    ]


def offering(choices):
    field = KnownChoiceField(Organization.objects.all(), widget=SharedSelect, required=False)
    choices.offer_in(field)
    return field


def test_a_row_comes_out_as_djangos_select_and_all_rows_cost_one_query(
    bodies, django_assert_num_queries
):
    values = (None, "", bodies[1].pk, str(bodies[2].pk), "was anderes")
    with django_assert_num_queries(1):
        choices = SharedChoices(Organization.objects.order_by("pk"))
        written = [
            offering(choices).widget.render("body", value, {"id": "x", "required": True})
            for value in values
        ]
    plain = Select(choices=[("", "–"), *((one.pk, one.name) for one in bodies)])
    for value, shown in zip(values, written, strict=True):
        assertHTMLEqual(shown, plain.render("body", value, {"id": "x", "required": True}))


def test_what_is_offered_is_known_and_nothing_else_is_taken(bodies, django_assert_num_queries):
    first, second, third = bodies
    field = offering(SharedChoices(Organization.objects.exclude(pk=third.pk)).without(first))
    with django_assert_num_queries(0):
        assert field.clean(str(second.pk)) == second
    assert ">Land" not in field.widget.render("body", None)
    for refused in (first, third):
        with pytest.raises(ValidationError):
            field.clean(str(refused.pk))
