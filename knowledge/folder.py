"""A folder of files read to documents, with what became of every file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from knowledge.errors import EmptyFileError, KnowledgeError, UnreadableFileError
from knowledge.model import Document
from knowledge.readers import READERS, Read, read_document

LARGEST_FILE = 25 * 1024 * 1024
_MIB = 1024 * 1024
# The bot's own files and configuration; calendars are read elsewhere.
_IGNORED = (".*", "__pycache__", "*.py", "*.pyc", "py.typed", "*.yaml", "*.yml", "*.ics")


class Status(StrEnum):
    """What became of a file."""

    INDEXED = "indexed"
    SKIPPED = "skipped"
    EMPTY = "empty"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its path in the folder, and a sentence that says why.

    ``document`` is the id of the document it became; an indexed file may have a reason too,
    if it was not read in full.
    """

    file: str
    status: Status
    reason: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a folder holds, sorted by path."""

    documents: tuple[Document, ...]
    outcomes: tuple[Outcome, ...]


class _NotAFileOfOursError(KnowledgeError):
    """A file that is passed over; its text says why."""


def check_folder(folder: Path) -> None:
    """Say that a folder is there, before work that is in vain without it.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    if not folder.exists():
        raise KnowledgeError(f"There is no knowledge folder at {folder}.")
    if not folder.is_dir():
        raise KnowledgeError(f"The knowledge folder {folder} is a file, not a folder.")


def read_folder(folder: Path) -> Reading:
    """Read every file below a folder; a bad one is reported and never stops the others.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    check_folder(folder)
    documents: list[Document] = []
    outcomes: list[Outcome] = []
    seen: dict[bytes, str] = {}
    for path in sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix()):
        file = path.relative_to(folder).as_posix()
        read = _attempt(path, file, folder)
        if isinstance(read, Outcome):
            outcomes.append(read)
            continue
        first = seen.setdefault(hashlib.sha256(read.document.text.encode()).digest(), file)
        if first != file:
            outcomes.append(Outcome(file, Status.SKIPPED, f"It has the same text as {first}."))
            continue
        documents.append(read.document)
        reason = " ".join(read.notes)
        outcomes.append(Outcome(file, Status.INDEXED, reason, read.document.id))
    return Reading(tuple(documents), tuple(outcomes))


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is not ignored: files, links to folders, and folders that cannot be listed."""
    unlisted: list[Path] = []
    for parent, folders, files in os.walk(
        folder, onerror=lambda error: unlisted.append(Path(error.filename))
    ):
        folders[:] = [name for name in folders if not _is_ignored(name)]
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        for name in [*links, *files]:
            if not _is_ignored(name):
                yield Path(parent) / name
    if folder in unlisted:
        raise KnowledgeError(f"The knowledge folder {folder} cannot be listed; allow reading it.")
    yield from unlisted


def _is_ignored(name: str) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in _IGNORED)


def _attempt(path: Path, file: str, folder: Path) -> Read | Outcome:
    """Return the document in a file, or why there is none."""
    try:
        file.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(file).decode(errors="replace")
        return Outcome(shown, Status.FAILED, "Its name is not UTF-8; rename it.")
    try:
        return read_document(_bytes(path, folder), file)
    except _NotAFileOfOursError as error:
        return Outcome(file, Status.SKIPPED, str(error))
    except EmptyFileError as error:
        return Outcome(file, Status.EMPTY, str(error))
    except UnreadableFileError as error:
        return Outcome(file, Status.FAILED, str(error))
    except OSError as error:
        return Outcome(file, Status.FAILED, f"It cannot be read: {error.strerror or error}.")
    # Last resort: the files are other people's and the parsers are large; whatever one of them
    # raises on a file nobody foresaw, the other files must still be read.
    except Exception as error:
        return Outcome(file, Status.FAILED, f"Its reader failed: {type(error).__name__}: {error}")


def _bytes(path: Path, folder: Path) -> bytes:
    if not path.exists():
        raise UnreadableFileError("It is a link to something that does not exist.")
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise _NotAFileOfOursError("It is a link to something outside the knowledge folder.")
    if path.is_dir() and not path.is_symlink():
        raise UnreadableFileError("It is a folder that cannot be listed; allow reading it.")
    if path.is_dir():
        raise _NotAFileOfOursError("It is a link to a folder, and those are not followed.")
    if not path.is_file():
        raise _NotAFileOfOursError("It is not a regular file.")
    if path.suffix.lower() not in READERS:
        known = ", ".join(READERS)
        raise _NotAFileOfOursError(f"I read {known}.")
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise _NotAFileOfOursError(
            f"It is {size / _MIB:.1f} MiB, more than the {LARGEST_FILE // _MIB} MiB that are read."
        )
    return path.read_bytes()
