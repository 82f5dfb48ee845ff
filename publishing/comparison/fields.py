"""Says in words what an edition holds beside its text: day, programmes, contact details, topics, parts."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DecimalField

from publishing import kinds, moments
from publishing.figures import figure
from publishing.languages import GERMAN
from publishing.models import Rel

from .markup import Names

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIGURE = re.compile(r"-?\d+(\.\d+)?")
# Keys of figures that no field of the model has as its name
FIGURES = {"amount", "value", "comparison"}
# Names that editions use for what the models call otherwise
OTHER_NAMES = {
    "from": "ab", "until": "bis", "name": "Name", "names": "Frühere Namen", "website": "Website", "title": "Titel",
    "department": "Organisationseinheit", "program": "Förderprogramm", "is_head": "Leitung",
    "amount": "Summe in Euro", "authority": "Bewilligungsbehörde", "date": "Tag", "note": "Grund",
    "precision": "Genauigkeit", "announced_on": "angekündigt am", "dates": "Termine",
    "source": "Quelle", "baseline": "Ausgangswert", "target": "Zielwert", "on": "am", "value": "Wert",
    "comparison": "Vergleichswert", "suppressed": "nicht veröffentlicht",
    "comparison_suppressed": "Vergleichswert nicht veröffentlicht",
}  # fmt: skip
# Said elsewhere, or of no use to people
LEFT_OUT = {
    "id",
    "links",
    "topics",
    "lead_image",
    "uuid",
    "post",
    "post_contacts",
    "card",
    "currency",
    "file",
}
OF_ALL = {
    "title": "Titel", "summary": "Vorspann", "slug": "Adresse", "lead_image": "Titelbild", "tags": "Themen",
}  # fmt: skip
# What a comparison calls by the kind of link, and which field makes the link
ALSO = {"Förderprogramm": ("programs",), "Organisationseinheit": ("departments", "lead_department")}
# Rows that are written in a document's own form
PARTS = {
    "goals",
    "periods",
    "updates",
    "awards",
    "milestones",
    "papers",
    "observations",
    "posts",
    "appointments",
    "processings",
    "barriers",
}
# What a thing is called goes before what is said of it
NAMING = ("title", "name")


def described(kind: str, data: dict[str, Any], names: Names) -> dict[str, str]:
    """Return label and words of everything that an edition's data hold; lists have a line for each item.

    `names` are the titles of the documents that the data name by key.
    """
    model = kinds.get(kind).model
    told: dict[str, str] = {}
    for key, value in data.items():
        if key not in LEFT_OUT and key not in model.DERIVED_DATA:
            label = _label(model, key)
            words = _words(model, key, value, names)
            told[label] = "\n".join(filter(None, [told.get(label, ""), words]))
    for rel in Rel:
        targets = [link["target"] for link in data.get("links", []) if link["rel"] == rel]
        if targets and rel not in (Rel.CONTACT, Rel.PARENT):
            told[str(rel.label)] = "\n".join(names.get(key, "nicht mehr da") for key in targets)
    told["Themen"] = "\n".join(topic["name"] for topic in data.get("topics", []))
    return told


def names_of_fields(kind: str) -> dict[str, str]:
    """Return name and label of each field, relation and part that a kind has in its form."""
    model = kinds.get(kind).model
    own = [item for item in model._meta.local_fields if not item.primary_key]
    parts = [item for item in model._meta.related_objects if item.name in PARTS]
    found = [*own, *model._meta.local_many_to_many, *parts]
    return {**OF_ALL, **{item.name: _label(model, item.name) for item in found}}


def name_of_field(kind: str, label: str) -> str:
    """Return the name of the field that a comparison calls by this label, or "" where it is none of the form."""
    names = names_of_fields(kind)
    own = {found: name for name, found in names.items()}
    return own.get(label, next((name for name in ALSO.get(label, ()) if name in names), ""))


def keys_in(data: Any) -> set[int]:
    """Return every whole number in the data: some of them are keys of documents."""
    if isinstance(data, dict):
        return set().union(*(keys_in(value) for value in data.values()))
    if isinstance(data, list):
        return set().union(*(keys_in(value) for value in data))
    return {data} if isinstance(data, int) and not isinstance(data, bool) else set()


def _field(model: Any, key: str) -> Any:
    try:
        return model._meta.get_field(key)
    except FieldDoesNotExist:
        return None


def _label(model: Any, key: str) -> str:
    field = _field(model, key)
    if field is None:
        label = OTHER_NAMES.get(key, "Weitere Angaben")
    elif field.one_to_many:
        label = str(field.related_model._meta.verbose_name_plural)
    else:
        label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _words(model: Any, key: str, value: Any, names: Names) -> str:
    field = _field(model, key) if model else None
    if value in (None, "", [], {}, False):
        return ""
    if value is True:
        return "ja"
    if isinstance(value, list):
        part = field.related_model if field is not None and field.is_relation else None
        return "\n".join(_item(part, item, names) for item in value)
    if isinstance(value, dict):
        return _item(None, value, names)
    if isinstance(value, int) and (field is None or field.is_relation):
        return names.get(value, "")
    text = str(value)
    if DAY.fullmatch(text):
        return moments.day_in_words(moments.day_from(text))  # type: ignore[arg-type]
    if FIGURE.fullmatch(text) and (
        isinstance(field, DecimalField) or (not field and key in FIGURES)
    ):
        return figure(text, len(text.partition(".")[2]), GERMAN)
    return str(dict(getattr(field, "choices", None) or []).get(value, text))


def _item(model: Any, item: Any, names: Names) -> str:
    if not isinstance(item, dict):
        return str(item)
    parts = [str(item[key]) for key in NAMING if item.get(key)][:1]
    return "; ".join([*parts, *_told(model, item, names)])


def _told(model: Any, item: dict[str, Any], names: Names) -> Iterator[str]:
    for key, value in item.items():
        if key in LEFT_OUT or key in NAMING:
            continue
        words = ", ".join(_words(model, key, value, names).split("\n"))
        if words:
            yield f"{_label(model, key) if model else OTHER_NAMES.get(key, 'Angabe')}: {words}"
