"""Discord's description made strict: closed objects, and unions told apart by their `type`."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
KEPT = "#/components/schemas/"
TELLTALES = ("type", "entity_type", "trigger_type")
"""Keys whose constant says which branch of a union an object is."""

UNREAD = frozenset({"description", "title", "x-discord-union"})
"""Keywords that say nothing about a request."""


def name_of(reference: str) -> str:
    """Return the name a reference to a described schema ends with."""
    return reference.removeprefix(KEPT)


def uri_of(name: str) -> str:
    """Return the address a strict schema is registered under."""
    return f"discord:{name}"


def strict(node: Any, schemas: dict[str, Schema]) -> Any:
    """Return a copy of a schema that refuses unknown keys and dispatches its unions."""
    if isinstance(node, list):
        return [strict(each, schemas) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": uri_of(name_of(node["$ref"]))}
    made = {key: value for key, value in node.items() if key not in UNREAD}
    within = made.pop("allOf", ())
    for branch in () if "enum" in made else within:  # beside an `enum`, the larger one it is from
        made = _merged(made, schemas[name_of(branch["$ref"])] if "$ref" in branch else branch)
    for keyword in ("oneOf", "anyOf"):
        if branches := made.pop(keyword, None):
            made |= _union(branches, schemas)
    if "enum" in made:
        made.pop("type", None)  # implied, and one error is enough
    for keyword in ("items", "additionalProperties"):
        if keyword in made:
            made[keyword] = strict(made[keyword], schemas)
    if "properties" in made:
        made["properties"] = {k: strict(v, schemas) for k, v in made["properties"].items()}
        if "unevaluatedProperties" not in made:
            made.setdefault("additionalProperties", False)
    return made


def _merged(one: Schema, other: Schema) -> Schema:
    """Return one object's schema for two that must both hold, so that it can be closed."""
    return (
        {**other, **one}
        | {"properties": other.get("properties", {}) | one.get("properties", {})}
        | {"required": [*other.get("required", ()), *one.get("required", ())]}
    )


def _union(branches: list[Schema], schemas: dict[str, Schema]) -> Schema:
    """Return the keywords that stand for a `oneOf` or `anyOf`."""
    if all("const" in branch for branch in branches):
        return {"enum": [branch["const"] for branch in branches]}
    real = [branch for branch in branches if branch.get("type") != "null"]
    key, table = _telltale(real, schemas)
    return {
        "union": {
            "branches": [strict(branch, schemas) for branch in real],
            "nullable": len(real) < len(branches),
            "key": key,
            "table": table,
        }
    }


def _telltale(branches: list[Schema], schemas: dict[str, Schema]) -> tuple[str, dict[Any, int]]:
    """Return the key, and its constants, by which the branches are told apart, if there is one."""
    for key in TELLTALES:
        found = [list(_constants(branch, key, schemas)) for branch in branches]
        table = {value: index for index, values in enumerate(found) for value in values}
        if len(found) > 1 and all(found) and len(table) == sum(map(len, found)):
            return key, table
    return "", {}


def _constants(branch: Schema, key: str, schemas: dict[str, Schema]) -> Iterator[Any]:
    """Yield the values that a branch demands of a key."""
    if "$ref" in branch:
        branch = schemas[name_of(branch["$ref"])]
    if key in branch.get("required", ()):
        yield from branch["properties"][key].get("enum", ())
