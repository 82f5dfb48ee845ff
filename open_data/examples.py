"""An example of whatever a schema describes, made of the examples that its fields carry."""

from typing import Any

EXAMPLES = {
    "date": "2026-03-01",
    "uuid": "5b3c1f6e-7f0d-4a53-9a63-0f2d6f3a9d11",
}
PLAIN: dict[str, Any] = {"string": "…", "integer": 1, "boolean": False, "number": 1.5}


def example_of(schema: dict[str, Any], parts: dict[str, Any]) -> Any:
    """Return a value that the schema allows; `parts` are the schemas to which it refers by name."""
    if "$ref" in schema:
        return example_of(parts[schema["$ref"].rpartition("/")[2]], parts)
    if schema.get("examples"):
        return schema["examples"][0]
    if "anyOf" in schema:
        # Rather what can be there than that it is missing
        return example_of(schema["anyOf"][0], parts)
    if schema.get("enum"):
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            return {
                name: example_of(one, parts) for name, one in schema.get("properties", {}).items()
            }
        case "array":
            return [example_of(schema["items"], parts)]
        case kind:
            return EXAMPLES.get(schema.get("format", ""), PLAIN.get(str(kind)))
