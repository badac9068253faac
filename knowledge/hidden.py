"""Passages that moderators hide: a list in the knowledge folder, to be read and reviewed there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from filelock import FileLock
from pydantic import AwareDatetime, TypeAdapter, ValidationError

from knowledge.errors import KnowledgeError
from knowledge.files import write_atomically
from knowledge.model import Passage

NAME = "hidden.yaml"

_HEAD = """\
# Passages that are not to be answered with: `document` is the file, `quote` the whole passage.
# Take an entry out to show its passage again. Either takes effect with the next published index.
"""


class HiddenError(KnowledgeError):
    """The list of hidden passages cannot be used; its text says where and why."""


@dataclass(frozen=True, slots=True)
class HiddenPassage:
    """A passage that is not shown: its document, its whole text, and who hid it when."""

    document: str
    quote: str
    by: str = ""
    at: AwareDatetime | None = None


_LIST = TypeAdapter(tuple[HiddenPassage, ...] | None)


def read_hidden(folder: Path) -> tuple[HiddenPassage, ...]:
    """Return the hidden passages of a knowledge folder, in the order they were hidden.

    :raises HiddenError: If the list cannot be read.
    """
    try:
        written = yaml.safe_load((folder / NAME).read_text(encoding="utf-8"))
        entries = _LIST.validate_python(written) or ()
    except FileNotFoundError:
        return ()
    except ValidationError as error:
        first = error.errors()[0]
        if not first["loc"]:
            raise HiddenError(
                f"{NAME} is not a list of entries, each with a `document` and a `quote`."
            ) from None
        number, *keys = first["loc"]
        where = " ".join([f"entry {int(number) + 1}", *map(str, keys)])
        raise HiddenError(f"{NAME}, {where}: {first['msg']}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "what stands there is no YAML"
        raise HiddenError(f"{NAME}{line}: {problem}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise HiddenError(f"{NAME} cannot be read: {error}.") from None
    return tuple(
        HiddenPassage(entry.document, normalised(entry.quote), entry.by, entry.at)
        for entry in entries
    )


def is_hidden(passage: Passage, hidden: Sequence[HiddenPassage]) -> HiddenPassage | None:
    """Return the entry that hides a passage, None when it is shown."""
    ours = [entry for entry in hidden if entry.document == passage.document]
    text = normalised(passage.text) if ours else ""
    return next((entry for entry in ours if entry.quote == text), None)


def hide(folder: Path, passage: Passage, by: str, at: datetime) -> bool:
    """Hide a passage from the next index on; return whether it was shown until now.

    :raises HiddenError: If the list cannot be read.
    """
    with _changing(folder) as hidden:
        if is_hidden(passage, hidden):
            return False
        new = HiddenPassage(passage.document, normalised(passage.text), by, at)
        _write(folder, (*hidden, new))
    return True


def show(folder: Path, passage: Passage) -> bool:
    """Show a passage again from the next index on; return whether it was hidden until now.

    :raises HiddenError: If the list cannot be read.
    """
    with _changing(folder) as hidden:
        left = tuple(entry for entry in hidden if not is_hidden(passage, [entry]))
        if left == hidden:
            return False
        _write(folder, left)
    return True


def normalised(text: str) -> str:
    """Return a text with one space for whatever white space it has."""
    return " ".join(text.split())


@contextmanager
def _changing(folder: Path) -> Iterator[tuple[HiddenPassage, ...]]:
    with FileLock(folder / f".{NAME}.lock"):
        yield read_hidden(folder)


def _write(folder: Path, hidden: Sequence[HiddenPassage]) -> None:
    entries = [
        {"document": entry.document, "quote": entry.quote}
        | ({"by": entry.by} if entry.by else {})
        | ({"at": entry.at} if entry.at else {})
        for entry in hidden
    ]
    listed = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=100)
    write_atomically(folder / NAME, _HEAD + (listed if entries else "[]\n"))
