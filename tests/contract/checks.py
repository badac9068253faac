"""The validator: JSON Schema with dispatched unions, and errors a person can read."""

import reprlib
from collections.abc import Callable, Iterator, Sized
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from jsonschema import (  # type: ignore[import-untyped,unused-ignore]
    Draft202012Validator,
    FormatChecker,
    ValidationError,
    validators,
)
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from .strict import Schema, strict, uri_of

FORMATS = FormatChecker(formats=())
BOUNDS = {
    "maxLength": "is {size} long, at most {bound}",
    "minLength": "is {size} long, at least {bound}",
    "maxItems": "holds {size}, at most {bound}",
    "minItems": "holds {size}, at least {bound}",
    "maxProperties": "holds {size} keys, at most {bound}",
    "maximum": "is {shown}, at most {bound}",
    "minimum": "is {shown}, at least {bound}",
    "pattern": "is {shown}, not of the form {bound}",
    "format": "is {shown}, not a {bound}",
    "enum": "is {shown}, not one of {bound}",
    "type": "is {shown}, not {bound}",
}
"""The sentence for each keyword whose own message would quote the whole value."""


@FORMATS.checks("uri")  # type: ignore[untyped-decorator,unused-ignore]
def is_uri(value: object) -> bool:
    """Say whether a text is an address with a scheme and something after it."""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and not any(map(str.isspace, value))


@FORMATS.checks("date-time")  # type: ignore[untyped-decorator,unused-ignore]
def is_moment(value: object) -> bool:
    """Say whether a text is a moment with its offset."""
    if not isinstance(value, str):
        return True
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def union(validator: Any, value: Schema, instance: object, _: Schema) -> Iterator[ValidationError]:
    """Yield the errors of the one branch that the instance means to be."""
    if instance is None and value["nullable"]:
        return
    branches, key = value["branches"], value["key"]
    if len(branches) == 1:
        yield from validator.descend(instance, branches[0])
    elif not isinstance(instance, dict) or not key:
        yield from _closest(validator, branches, instance)
    elif key not in instance:
        yield ValidationError(f"lacks {key!r}")
    elif (index := _position(value["table"], instance[key])) is None:
        known = ", ".join(map(str, sorted(value["table"])))
        message = f"is {reprlib.repr(instance[key])}, not one of {known}"
        yield ValidationError(message, path=[key])
    else:
        yield from validator.descend(instance, branches[index])


def _position(table: dict[Any, int], value: object) -> int | None:
    """Return the branch a constant stands for; True is not 1."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    return table.get(value)


def _closest(validator: Any, branches: list[Schema], value: object) -> Iterator[ValidationError]:
    """Yield the errors of the branch with the fewest, none when one accepts the value."""
    found = [list(validator.descend(value, branch)) for branch in branches]
    near = [errors for errors in found if not _of_another_kind(errors)]
    if near:
        yield from min(near, key=len)
    else:
        kinds = dict.fromkeys(_kind(each.validator_value) for errors in found for each in errors)
        yield ValidationError(f"is {reprlib.repr(value)}, not {' or '.join(kinds)}")


def _of_another_kind(errors: list[ValidationError]) -> bool:
    """Say whether a branch refuses the value for being another kind of thing."""
    return any(error.validator == "type" and not error.path for error in errors)


def _kind(bound: object) -> str:
    """Return a keyword's bound as words."""
    return " or ".join(map(str, bound)) if isinstance(bound, list) else str(bound)


def additional(
    validator: Any, allowed: Any, instance: object, schema: Schema
) -> Iterator[ValidationError]:
    """Yield one error for each key that a closed object does not know."""
    if allowed is not False:
        standard = Draft202012Validator.VALIDATORS["additionalProperties"]
        yield from standard(validator, allowed, instance, schema)
    elif isinstance(instance, dict):
        for key in instance.keys() - schema.get("properties", {}).keys():
            yield ValidationError(f"unknown key {key!r}")


Validator = validators.extend(
    Draft202012Validator, {"union": union, "additionalProperties": additional}
)


def checker(schemas: dict[str, Schema]) -> Callable[[Schema], Any]:
    """Return what makes a validator of any schema that refers to these."""
    resources = (
        (uri_of(name), DRAFT202012.create_resource(strict(schema, schemas)))
        for name, schema in schemas.items()
    )
    registry: Registry[Any] = Registry().with_resources(resources).crawl()

    def make(schema: Schema) -> Any:
        return Validator(strict(schema, schemas), registry=registry, format_checker=FORMATS)

    return make


def errors(validator: Any, instance: object, at: str = "$") -> Iterator[str]:
    """Yield each error of an instance as a sentence that begins with its JSON path."""
    for error in validator.iter_errors(instance):
        place = at + error.json_path.removeprefix("$")
        yield f"{place}: {_sentence(error)}"


def _sentence(error: ValidationError) -> str:
    """Return what is wrong, without quoting a long value whole."""
    if error.validator == "required":
        return f"lacks {error.message.removesuffix(' is a required property')}"
    template = BOUNDS.get(str(error.validator))
    if template is None:
        return str(error.message)
    size = len(error.instance) if isinstance(error.instance, Sized) else 0
    shown = reprlib.repr(error.instance)
    return template.format(size=size, shown=shown, bound=_kind(error.validator_value))
