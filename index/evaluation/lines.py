"""Lines of UTF-8 files, and the JSON object in each; every fault names its file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.evaluation.errors import EvaluationDataError


def read_text(file: Path) -> str:
    """Return the text of a file. Raises EvaluationDataError when it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise EvaluationDataError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise EvaluationDataError.at(file, line, f"is not UTF-8 text ({error.reason})") from None


def lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each line that is not blank."""
    # Not splitlines(): JSON may hold the other characters that end a line bare.
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def records(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of each line."""
    for number, line in lines(file):
        try:
            record = json.loads(line)
        except ValueError as error:
            raise EvaluationDataError.at(file, number, f"is not JSON ({error})") from None
        except RecursionError:
            raise EvaluationDataError.at(file, number, "is nested too deep") from None
        if not isinstance(record, dict):
            raise EvaluationDataError.at(file, number, "is not a JSON object")
        yield number, record


def identified(file: Path) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield the number, the ``_id`` and the object of each line; no id may come twice."""
    seen: dict[str, int] = {}
    for number, record in records(file):
        name = record.get("_id")
        if not isinstance(name, str) or not name:
            raise EvaluationDataError.at(file, number, "has no _id, a text that is not empty")
        if name in seen:
            raise EvaluationDataError.at(
                file, number, f"has the _id {name!r}, as line {seen[name]} has"
            )
        seen[name] = number
        yield number, name, record


def text_of(file: Path, number: int, record: dict[str, Any], *names: str) -> str | None:
    """Return the text under the first of some names that the object has, None without any."""
    for name in names:
        value = record.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise EvaluationDataError.at(file, number, f"has a {name!r} that is not text")
        return value
    return None
