"""Described objects are closed, and unions are told apart, whatever keywords wrote them."""

from typing import Any

import pytest

from .checks import checker, errors

SCHEMAS: dict[str, Any] = {
    "Named": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
    "Cat": {
        "type": "object",
        "properties": {"type": {"type": "integer", "enum": [1]}, "lives": {"type": "integer"}},
        "required": ["type"],
    },
    "Dog": {
        "type": "object",
        "properties": {"type": {"type": "integer", "enum": [2]}, "tricks": {"type": "integer"}},
        "required": ["type"],
    },
}


def ref(name: str) -> dict[str, str]:
    """Return a reference as the description writes it."""
    return {"$ref": f"#/components/schemas/{name}"}


PET = {"anyOf": [{"type": "null"}, ref("Cat"), ref("Dog")]}
OPEN = {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": True}
FREE = {"type": ["object", "null"], "additionalProperties": {"type": "string"}}
BOTH = {"allOf": [ref("Named"), {"type": "object", "properties": {"age": {"type": "integer"}}}]}
STYLE = {"type": "integer", "oneOf": [{"const": 1, "title": "ONE"}, {"const": 2, "title": "TWO"}]}
NONCE = {"oneOf": [{"type": "integer"}, {"type": "string", "maxLength": 2}, {"type": "null"}]}

CASES: list[tuple[dict[str, Any], Any, list[str]]] = [
    (ref("Named"), {"name": "n"}, []),
    (ref("Named"), {"name": "n", "x": 1}, ["$: unknown key 'x'"]),
    (PET, None, []),
    (PET, {"type": 1, "lives": 9}, []),
    (PET, {"type": 1, "tricks": 9}, ["$: unknown key 'tricks'"]),
    (PET, {"type": 2, "tricks": "sit"}, ["$.tricks: is 'sit', not integer"]),
    (PET, {"type": 3}, ["$.type: is 3, not one of 1, 2"]),
    (PET, {"type": True}, ["$.type: is True, not one of 1, 2"]),
    (PET, {"lives": 9}, ["$: lacks 'type'"]),
    (PET, "cat", ["$: is 'cat', not object"]),
    (OPEN, {"a": 1, "b": 2}, []),
    (OPEN, {"a": "1"}, ["$.a: is '1', not integer"]),
    (FREE, {"de": "ja"}, []),
    (FREE, {"de": 1}, ["$.de: is 1, not string"]),
    (FREE, None, []),
    (BOTH, {"name": "n", "age": 1}, []),
    (BOTH, {"age": 1, "x": 1}, ["$: unknown key 'x'", "$: lacks 'name'"]),
    (STYLE, 2, []),
    (STYLE, 3, ["$: is 3, not one of 1 or 2"]),
    (NONCE, "abc", ["$: is 3 long, at most 2"]),
    (NONCE, 7, []),
    (NONCE, None, []),
    (NONCE, [], ["$: is [], not integer or string"]),
    (
        {"type": "array", "items": PET},
        [{"type": 1}, {"type": 2, "x": 1}],
        ["$[1]: unknown key 'x'"],
    ),
]


@pytest.mark.parametrize(("schema", "value", "expected"), CASES)
def test_strict(schema: dict[str, Any], value: Any, expected: list[str]) -> None:
    assert sorted(errors(checker(SCHEMAS)(schema), value)) == sorted(expected)
