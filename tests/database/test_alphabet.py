"""German alphabetical order, in Python, in both databases and in the lists of the newsroom."""

import random

import pytest
from django.urls import reverse

from accounts.models import Team
from database.alphabet import InGerman, alphabetical, by_surname
from organization.models import Organization
from programs.models import Program
from publishing.models import Topic
from tests import factories

SORTED = [
    "ahorn", "Ähre", "Ofen", "Öl", "Strand", "Straße", "Über uns", "Ufer", "Zebra",
]  # fmt: skip


@pytest.fixture
def mixed():
    return random.Random(7).sample(SORTED, len(SORTED))


@pytest.fixture
def newsroom(client):
    client.force_login(factories.superuser())
    return client


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Ärzte & Ämter", "arzte amter"),
        ("Straße", "strasse"),
        ("„WIR“ – Programm", "wir programm"),
        ("  ", ""),
        ("Çelik, Éva", "celik eva"),
        ("ﬁ" * 200, ("fi" * 200)[:160]),
    ],
)
def test_titles_are_folded_as_dictionaries_sort_them(title, folded):
    assert alphabetical(title) == folded


def test_people_are_sorted_by_surname_without_regard_to_its_prefix():
    names = ["Carla von Adel", "Änne Ohm", "Özlem Öz", "Bo Ozean", "Cher", ""]
    assert sorted(names, key=by_surname) == [
        "",
        "Carla von Adel",
        "Cher",
        "Änne Ohm",
        "Özlem Öz",
        "Bo Ozean",
    ]


@pytest.mark.django_db
def test_the_database_sorts_names_as_people_look_them_up(mixed):
    Topic.objects.bulk_create(Topic(name=name, slug=str(place)) for place, name in enumerate(mixed))
    names = Topic.objects.values_list("name", flat=True)
    assert list(names.order_by(InGerman("name"))) == SORTED
    assert list(names.order_by(InGerman("name").desc())) == SORTED[::-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "expected"), [("", SORTED), ("?o=1", SORTED), ("?o=-1", SORTED[::-1])]
)
def test_a_list_of_names_is_in_german_order(newsroom, mixed, query, expected):
    Team.objects.bulk_create(Team(name=name) for name in mixed)
    page = newsroom.get(reverse("admin:accounts_team_changelist") + query)
    assert [one.name for one in page.context["cl"].result_list] == expected


@pytest.mark.django_db
def test_a_list_of_texts_is_sorted_by_title_and_by_programme_in_german_order(newsroom, mixed):
    for title in mixed:
        factories.measure(title=title, program=factories.program(title=f"Programm {title}"))
    address = reverse("admin:programs_measure_changelist")
    columns = newsroom.get(address).context["cl"].list_display
    for name in ("title_column", "program_column"):
        query = f"?o={columns.index(name)}"
        found = newsroom.get(address + query).context["cl"].result_list
        assert [one.title for one in found] == SORTED, name


@pytest.mark.django_db
def test_what_a_field_offers_while_one_types_is_in_german_order(newsroom, mixed):
    for name in mixed:
        Organization.objects.create(name=f"{name} Amt", kind="authority")
    field = Program._meta.get_field("funder")
    asked = {
        "app_label": field.model._meta.app_label, "model_name": field.model._meta.model_name,
        "field_name": field.name, "term": "Amt",
    }  # fmt: skip
    found = newsroom.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [one["text"] for one in found] == [f"{name} Amt" for name in SORTED]
