"""What machines read of an indicator: a data set with its variable, and the last value that the page names."""

from typing import Any

from publishing import structured
from publishing.structured import Item


def dataset(context: dict[str, Any]) -> list[Item]:
    """Return the page as a Dataset in schema.org's words; figures are those of the page, and no others."""
    edition, view = context["edition"], context["indicator"]
    data = edition.data
    variable = {
        "@type": "StatisticalVariable",
        "@id": f"{structured.url(edition)}#groesse",
        "name": edition.title,
        "description": data.get("definition"),
        "measurementTechnique": data.get("method"),
    }
    place = {"@type": "Place", "name": data["territory"]} if data.get("territory") else None
    rows = view.rows
    return [
        {
            **structured.described(edition, "Dataset"),
            "description": edition.summary or data.get("definition"),
            "variableMeasured": variable,
            "measurementTechnique": data.get("method"),
            "spatialCoverage": place,
            "temporalCoverage": f"{rows[-1].start}/{max(row.end for row in rows)}" if rows else "",
            "isBasedOn": data.get("source_url"),
            "creditText": data.get("source"),
            "dateModified": structured.moment(edition.live_from),
            "about": structured.named(context["program"], "GovernmentService")
            if context["program"]
            else None,
            "keywords": [topic["name"] for topic in context["topics"]],
            "creator": structured.county(),
            "publisher": structured.county(),
        },
        *_latest(context, variable["@id"], place),
    ]


def _latest(context: dict[str, Any], variable: str, place: Item | None) -> list[Item]:
    view = context["indicator"]
    if view.latest is None:
        return []
    item = next(
        one
        for one in view.figures.data["observations"]
        if (one["from"], one["until"], one["dimension"])
        == (str(view.latest.start), str(view.latest.end), view.latest.dimension)
    )
    return [
        {
            "@type": "Observation",
            "name": f"{context['edition'].title}: {view.latest.period}",
            "variableMeasured": {"@id": variable},
            "observationAbout": place,
            "observationDate": item["until"],
            "value": float(item["value"]),
            "unitText": view.unit,
        }
    ]
