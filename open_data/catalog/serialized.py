"""The catalogue's graph as Turtle and as JSON-LD, in an order that stays: an unchanged catalogue is the same text."""

import json
from typing import Any

from rdflib import Graph

from .graph import PREFIXES

TURTLE_TYPE, JSONLD_TYPE = "text/turtle; charset=utf-8", "application/ld+json"


def turtle(graph: Graph) -> str:
    """Return the graph as Turtle."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> dict[str, Any]:
    """Return the graph as JSON-LD with a context of prefixes."""
    context = {name: str(namespace) for name, namespace in PREFIXES.items()}
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    return _ordered(json.loads(text))


def _ordered(value: Any) -> Any:
    """Sort the keys, and the items of lists, which have no order in a graph of this kind."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value
