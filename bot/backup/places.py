"""What a backup holds, what it is called in there, and where it lies on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from bot.privacy.pseudonyms import FILE as KEY
from bot.settings import Settings
from bot.state.database import FILE as STATE
from index.publications import PUBLISHED, read_publications

# The bot's own code, which ships in the same folder, and what others leave between the documents.
_NO_KNOWLEDGE = (".*", "__pycache__", "*.py", "*.pyc", "py.typed", "*.lock", "*~")
_OLD_POINTER = "current"
_WRITE_AHEAD = tuple(f"{STATE}{end}" for end in ("-wal", "-shm", "-journal"))
FEEDS = "feeds"
VERSIONS = "versions"


class Part(StrEnum):
    """The parts of a backup, named as their folders in the archive."""

    STATE = "state"
    KNOWLEDGE = "knowledge"
    INDEX = "index"
    FEEDS = "feeds"


def root_of(part: Part, settings: Settings) -> Path:
    """Return the folder of a part on this machine."""
    roots = {
        Part.STATE: settings.data_dir,
        Part.KNOWLEDGE: settings.knowledge_dir,
        Part.INDEX: settings.index_dir,
        Part.FEEDS: settings.events_dir / FEEDS,
    }
    return roots[part]


def files_of(part: Part, settings: Settings) -> list[Path]:
    """Return the files of a part that a backup takes as they are; the database is copied apart."""
    root = root_of(part, settings)
    match part:
        case Part.STATE:
            return [root / KEY] if (root / KEY).is_file() else []
        case Part.KNOWLEDGE:
            return sorted(_walk(root, _NO_KNOWLEDGE))
        case Part.INDEX:
            return _served(root)
        case Part.FEEDS:
            return sorted(_walk(root, (".*",)))


def replaced(part: Part, settings: Settings) -> list[Path]:
    """Return what lies where a part is restored to, and has to make way; files and folders."""
    root = root_of(part, settings)
    match part:
        case Part.STATE:
            found = [root / name for name in (STATE, *_WRITE_AHEAD, KEY)]
        case Part.INDEX:
            names = (VERSIONS, "reports", PUBLISHED, _OLD_POINTER, "candidate")
            found = [root / name for name in names]
        case _:
            found = files_of(part, settings)
    return [path for path in found if path.exists()]


def served_version(settings: Settings) -> str | None:
    """Return the id of the index version that is served. Raises VersionError for a damaged list."""
    publications = read_publications(settings.index_dir)
    if publications:
        return publications[-1].version
    pointer = settings.index_dir / _OLD_POINTER
    if publications is None and pointer.is_file():
        return pointer.read_text(encoding="utf-8").strip() or None
    return None


def _served(root: Path) -> list[Path]:
    pointers = [root / name for name in (PUBLISHED, _OLD_POINTER) if (root / name).is_file()]
    return pointers[:1]


def _walk(root: Path, ignored: tuple[str, ...]) -> Iterator[Path]:
    """Yield the regular files below a folder; what is a link is never followed."""
    for parent, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _is_like(name, ignored)]
        for path in (Path(parent) / name for name in names if not _is_like(name, ignored)):
            if path.is_file() and not path.is_symlink():
                yield path


def _is_like(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in patterns)
