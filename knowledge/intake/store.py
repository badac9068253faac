"""The files of the knowledge folder: written whole or not at all, one writer at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import yaml
from filelock import FileLock, Timeout

from knowledge.calendars.keeping import keep
from knowledge.errors import KnowledgeError
from knowledge.intake.model import Details
from knowledge.intake.names import shown_name
from knowledge.readers import READERS
from knowledge.sandbox.model import RefusedFileError

DOCUMENTS, EVENTS = "documents", "events"
_LOCK = ".intake.lock"
_PATIENCE = 10.0
_REMOVABLE = frozenset({*READERS, ".ics"})


def with_front_matter(details: Details, markdown: str) -> str:
    """Return a Markdown file: the front matter of what is known, and the text."""
    fields = {
        "title": details.title,
        "url": details.url,
        "society": details.society,
        "as_of": details.as_of,
        "language": details.language,
        "author": details.author,
    }
    known = {name: value for name, value in fields.items() if value}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{markdown.strip()}\n"


def put(folder: Path, file: str, data: bytes, *, replace: bool) -> bool:
    """Write a file of the knowledge folder in one step, and say whether it replaced one.

    :param file: The path inside the folder, made by this program and never by a stranger.
    :raises RefusedFileError: If the file is there already and is not to be replaced.
    :raises KnowledgeError: If it cannot be written.
    """
    path = folder / file
    with _alone(folder):
        _check_inside(folder, path)
        was_there = path.exists() or path.is_symlink()
        if was_there and not replace:
            raise RefusedFileError(
                f"{file} is there already. Say that it is to be replaced, or choose another title."
            )
        _clear(path.parent)
        keep(path, data)
    return was_there


def remove(folder: Path, document: str) -> None:
    """Remove a document or a calendar from the knowledge folder.

    What is being answered changes with the next version that is published, and not before.

    :param document: The document's id, which is its path in the folder.
    :raises RefusedFileError: If there is no such file, or it is none that may be removed.
    :raises KnowledgeError: If it cannot be removed.
    """
    path = PurePosixPath(document)
    odd = path.is_absolute() or "\\" in document or "\0" in document
    if odd or any(part in {"", ".."} or part.startswith(".") for part in path.parts):
        raise RefusedFileError(f"{shown_name(document)} is no file of the knowledge folder.")
    if path.suffix.lower() not in _REMOVABLE:
        raise RefusedFileError(f"{shown_name(document)} is no document and no calendar.")
    with _alone(folder):
        target = folder / path
        _check_inside(folder, target)
        if not target.is_file():
            raise RefusedFileError(
                f"There is no {shown_name(document)} any more. Choose one from the list."
            )
        target.unlink()


def _clear(folder: Path) -> None:
    """Remove what a writer left that was killed half-way; under the lock nobody else writes."""
    for left in folder.glob(".*.tmp"):
        left.unlink(missing_ok=True)


def _check_inside(folder: Path, path: Path) -> None:
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise RefusedFileError(f"{path.name} would lie outside the knowledge folder.")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises KnowledgeError for all that goes wrong with its files."""
    if not folder.is_dir():
        raise KnowledgeError(f"There is no knowledge folder at {folder}.")
    try:
        with FileLock(folder / _LOCK, timeout=_PATIENCE):
            yield
    except Timeout:
        raise KnowledgeError(
            "Somebody else is changing the knowledge folder. Try again in a moment."
        ) from None
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        raise KnowledgeError(
            f"The knowledge folder cannot be changed ({reason}). Tell whoever runs the bot."
        ) from error
