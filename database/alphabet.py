"""German alphabetical order: which text stands for a title when titles are sorted, in Python and in the database."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.signals import connection_created
from django.db.models import CharField, Func, Model
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import OrderBy
from django.dispatch import receiver

from .engines import engine_of

LONGEST = 160  # the column's width


def alphabetical(title: str) -> str:
    """Return the title folded after DIN 5007-1: ä like a, ß like ss, no capitals, single spaces.

    Databases sort the result alike, whatever their collation.
    """
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = "".join(char if char.isalnum() else " " for char in letters).split()
    return " ".join(words)[:LONGEST]


class InGerman(Func):
    """For `order_by`: the texts of a column in German alphabetical order, on both engines; no index serves it.

    For names of which there are few, and for titles where somebody asks for this order; what the public reads in
    pages has a column of its own (Edition.sort_title).
    """

    arity = 1
    output_field = CharField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        return super().as_sql(
            compiler, connection, template=engine_of(connection).IN_GERMAN, **extra
        )


def in_german(model: type[Model], ordering: Iterable[Any]) -> list[Any]:
    """Return what `order_by` takes for the model, with the names of columns that hold names or titles in German order.

    Expressions, and what is no column with free text (days, codes, sums), stay as they are.
    """
    return [
        _in_german(one) if isinstance(one, str) and _is_text(model, one.lstrip("-")) else one
        for one in ordering
    ]


def _in_german(name: str) -> OrderBy:
    return OrderBy(InGerman(name.lstrip("-")), descending=name.startswith("-"))


def _is_text(model: type[Model], path: str) -> bool:
    *relations, name = path.split(LOOKUP_SEP)
    target: Any = model
    try:
        for relation in relations:
            target = target._meta.get_field(relation).related_model
        field = target._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return type(field) is CharField and not field.choices


@receiver(connection_created)
def _prepare(connection: Any, **kwargs: Any) -> None:
    engine_of(connection).learn_alphabet(connection, alphabetical)


def by_surname(name: str) -> str:
    """Return the order of a person's name: the last word first, so that "von" and "de" do not count."""
    *given, surname = name.split() or [""]
    return alphabetical(" ".join([surname, *given]))
