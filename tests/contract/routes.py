"""Which operation of Discord's description a method and a path mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

Schema = dict[str, Any]
PREFIX = re.compile(r"^(?:https?://[^/]+)?(?:/api/v\d+)?(?=/)")


@dataclass(frozen=True)
class Operation:
    """One described operation: its template, its parameters and its request body."""

    method: str
    template: str
    parts: tuple[str, ...]
    path_schemas: Mapping[str, Schema]
    query_schemas: Mapping[str, Schema]
    body: Schema | None
    takes_files: bool

    def fits(self, parts: tuple[str, ...]) -> bool:
        """Say whether a path's parts are those of this operation's template."""
        return len(parts) == len(self.parts) and all(
            mine == theirs or mine.startswith("{")
            for mine, theirs in zip(self.parts, parts, strict=True)
        )

    def named(self, parts: tuple[str, ...]) -> dict[str, str]:
        """Return the path's values by the names the template gives them."""
        pairs = zip(self.parts, parts, strict=True)
        return {mine[1:-1]: unquote(theirs) for mine, theirs in pairs if mine.startswith("{")}


def split(path: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return a path's parts, without host and version, and the query that follows it."""
    bare, _, query = PREFIX.sub("", path).partition("?")
    return tuple(bare.strip("/").split("/")), dict(parse_qsl(query, keep_blank_values=True))


class Routes:
    """Every described operation, found by method and path."""

    def __init__(self, paths: Mapping[str, Mapping[str, Any]]) -> None:
        self._by_size: dict[tuple[str, int], list[Operation]] = {}
        for template, item in paths.items():
            for method, described in item.items():
                if method != "parameters":
                    made = _operation(method.upper(), template, described, item)
                    self._by_size.setdefault((made.method, len(made.parts)), []).append(made)
        for found in self._by_size.values():
            found.sort(key=lambda each: each.template.count("{"))  # "@original" before "{id}"

    def find(self, method: str, parts: tuple[str, ...]) -> Operation | None:
        """Return the operation with the most literal template that fits, if any."""
        found = self._by_size.get((method.upper(), len(parts)), [])
        return next((each for each in found if each.fits(parts)), None)


def _operation(
    method: str, template: str, described: Mapping[str, Any], item: Mapping[str, Any]
) -> Operation:
    """Return the operation a description holds."""
    parameters = [*item.get("parameters", ()), *described.get("parameters", ())]
    content = described.get("requestBody", {}).get("content", {})
    return Operation(
        method,
        template,
        tuple(template.strip("/").split("/")),
        _schemas(parameters, "path"),
        _schemas(parameters, "query"),
        _body(content),
        "multipart/form-data" in content,
    )


def _schemas(parameters: Iterable[Mapping[str, Any]], place: str) -> dict[str, Schema]:
    """Return the schemas of the parameters in one place, by name."""
    return {each["name"]: each["schema"] for each in parameters if each["in"] == place}


def _body(content: Mapping[str, Mapping[str, Schema]]) -> Schema | None:
    """Return the JSON body's schema; a multipart's is the same object beside its files."""
    if "application/json" in content:
        return content["application/json"]["schema"]
    if "multipart/form-data" not in content:
        return None
    form = content["multipart/form-data"]["schema"]
    fields = {k: v for k, v in form["properties"].items() if not _is_file(v)}
    needed = [key for key in form.get("required", ()) if key in fields]
    return form | {"properties": fields, "required": needed}


def _is_file(schema: Schema) -> bool:
    """Say whether a form's field is a file's bytes."""
    return schema.get("contentEncoding") == "binary"
