"""Check a request the bot makes against Discord's own OpenAPI description."""

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .checks import checker, errors
from .deviations import DEVIATIONS, TIGHTER, Deviation, allow
from .limits import LIMITS
from .mentions import mention_problems
from .messages import message_in
from .routes import Operation, Routes, split
from .strict import Schema, name_of

__all__ = ["DESCRIPTION", "Contract", "mention_problems"]

DESCRIPTION = Path(__file__).resolve().parents[3] / "shared" / "discord" / "openapi.json"
"""Discord's description, beside the repository where it is shared between tools."""

FILES = 10
WORDS = {"true": True, "1": True, "false": False, "0": False}
"""How a query says yes and no."""


class Contract:
    """Discord's description, made strict, with what it cannot say beside it."""

    def __init__(
        self, document: Mapping[str, Any], deviations: Iterable[Deviation] = DEVIATIONS
    ) -> None:
        described = document["components"]["schemas"]
        self._schemas = allow(described, [*TIGHTER, *deviations])
        self._routes = Routes(document["paths"])
        self._make = checker(self._schemas)
        self._validators: dict[tuple[str, str, str], Any] = {}

    @classmethod
    def load(cls, path: Path) -> "Contract":
        """Return the contract a description file holds, read once a process."""
        return _loaded(path.resolve())

    def problems(
        self,
        method: str,
        path: str,
        body: object,
        *,
        query: Mapping[str, object] | None = None,
        files: int = 0,
    ) -> list[str]:
        """Return what is wrong with a request, each with its JSON path; nothing when it is valid.

        `body` is the JSON body, or a multipart's `payload_json`, already read.
        `query` adds to what follows a `?` in the path.
        """
        parts, asked = split(path)
        operation = self._routes.find(method, parts)
        if operation is None:
            return [f"{method} {path}: no such operation in Discord's description"]
        found = [*self._parameters(operation, parts, {**asked, **(query or {})})]
        found += self._body(operation, body)
        if files and not operation.takes_files:
            found.append("$: takes no files")
        elif files > FILES:
            found.append(f"$: holds {files} files, at most {FILES}")
        if message := message_in(method, path, body):
            found += [problem for limit in LIMITS for problem in limit(message)]
        return found

    def _parameters(
        self, operation: Operation, parts: tuple[str, ...], query: Mapping[str, object]
    ) -> Iterator[str]:
        """Yield what is wrong with the values in a path and its query."""
        for name, value in operation.named(parts).items():
            schema = operation.path_schemas.get(name, {})
            yield from self._errors(operation, f"path.{name}", schema, self._read(value, schema))
        for name, asked in query.items():
            if name not in operation.query_schemas:
                yield f"query.{name}: unknown"
                continue
            schema = operation.query_schemas[name]
            yield from self._errors(operation, f"query.{name}", schema, self._read(asked, schema))

    def _body(self, operation: Operation, body: object) -> Iterator[str]:
        """Yield what is wrong with a body, or with its absence."""
        if operation.body is None:
            if body is not None:
                yield "$: takes no body"
        elif body is not None or operation.method != "DELETE":
            yield from self._errors(operation, "$", operation.body, body)

    def _errors(self, operation: Operation, at: str, schema: Schema, value: object) -> list[str]:
        """Return the errors of one value, by a validator made once for its place."""
        key = (operation.method, operation.template, at)
        if key not in self._validators:
            self._validators[key] = self._make(schema)
        return list(errors(self._validators[key], value, at))

    def _read(self, value: object, schema: Schema) -> object:
        """Return a path's or a query's text as the kind of value its schema describes."""
        kind = self._schemas[name_of(schema["$ref"])] if "$ref" in schema else schema
        text = str(value)
        match kind.get("type"):
            case "boolean":
                return WORDS.get(text.lower(), text)
            case "integer":
                return int(text) if text.isdecimal() else text
            case "array":
                return [str(each) for each in value] if isinstance(value, list) else [text]
            case _:
                return text


@functools.cache
def _loaded(path: Path) -> Contract:
    """Return the contract of one file."""
    return Contract(json.loads(path.read_bytes()))
