"""The ``---`` front matter of a text file: where the text comes from and when it was true."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import yaml
from frontmatter.default_handlers import YAMLHandler

from knowledge.errors import UnreadableFileError
from knowledge.readers.builder import clean, one_line

_LOOKS_LIKE_FIELDS = re.compile(r"-{3,}[ \t]*\n\s*[\w-]+:")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
# For people who read the file, such as in git; an answer does not show it.
_FOR_PEOPLE = frozenset({"author"})
_MISSING = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the author of a file says about it; whatever is not said is ``None``."""

    title: str | None = None
    url: str | None = None
    society: str | None = None
    as_of: date | None = None
    language: str | None = None
    unknown: tuple[str, ...] = ()


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter and the text after it.

    :raises UnreadableFileError: If it is broken, naming the field and what to write instead.
    """
    text = text.lstrip("\ufeff \t\r\n")
    handler = YAMLHandler()
    if not handler.detect(text):
        return FrontMatter(), text
    try:
        header, rest = handler.split(text)
    except ValueError:
        if _LOOKS_LIKE_FIELDS.match(text):
            raise UnreadableFileError(
                "The front matter opens with --- and never closes; put a second --- after it."
            ) from None
        return FrontMatter(), text
    return _fields(_load(handler, header)), rest


def _load(handler: YAMLHandler, header: str) -> Mapping[str, Any]:
    try:
        # Everything as text: YAML 1.1 makes Norwegian ("no") a boolean, and an impossible day
        # an error that names no field.
        data = handler.load(header, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableFileError(
            f"The front matter is not valid YAML, around its line {line} ({error.problem}); "
            "write one `field: value` a line and put a value with a colon in quotes."
        ) from error
    except yaml.YAMLError as error:
        raise UnreadableFileError(f"The front matter is not valid YAML: {error}.") from error
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        raise UnreadableFileError(
            "The front matter holds no fields; write one `field: value` a line, "
            "such as `title: About SIIM`."
        )
    return data


def _fields(data: Mapping[str, Any]) -> FrontMatter:
    known: dict[str, Any] = {}
    for name, parse in _PARSERS.items():
        value = data.get(name)
        if value is None or (isinstance(value, str) and value.strip() in _MISSING):
            continue
        known[name] = parse(name, _text(name, value))
    unknown = sorted(str(name) for name in data if name not in _PARSERS.keys() | _FOR_PEOPLE)
    return FrontMatter(**known, unknown=tuple(unknown))


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise UnreadableFileError(
            f"The front matter field `{name}` is a list or a mapping; write one line of text."
        )
    return one_line(clean(value))


def _plain(name: str, value: str) -> str:
    return value


def _url(name: str, value: str) -> str:
    if not is_web_address(value):
        raise UnreadableFileError(
            f"The front matter field `{name}` is {value[:80]!r}, not a web address; "
            "write it in full, such as https://www.eusomii.org/."
        )
    return value


def _day(name: str, value: str) -> date:
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UnreadableFileError(
        f"The front matter field `{name}` is {value[:80]!r}, not a date; "
        "write year-month-day, such as 2024-05-31."
    )


def _language(name: str, value: str) -> str:
    if not is_language(value):
        raise UnreadableFileError(
            f"The front matter field `{name}` is {value[:80]!r}, not a language tag; "
            "write one such as en or pt-BR."
        )
    return value


_PARSERS: dict[str, Callable[[str, str], object]] = {
    "title": _plain,
    "url": _url,
    "society": _plain,
    "as_of": _day,
    "language": _language,
}


def is_web_address(value: str) -> bool:
    """Say whether the value is a whole http or https address."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value


def is_language(value: str) -> bool:
    """Say whether the value looks like a BCP 47 language tag."""
    return _LANGUAGE.fullmatch(value) is not None
