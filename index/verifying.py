"""Whether the files of a version are those that were written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from index.errors import VersionError
from index.files import sha256

MANIFEST = "manifest.json"
LARGE = 64_000_000
"""Bytes from which on a file is not hashed again while the disk says that nobody wrote to it."""

_VERIFIED = "verified.json"
_ASIDE = {MANIFEST, _VERIFIED}


def checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a version but its manifest, by relative name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in files
        if path.name not in _ASIDE
    }


def verify(folder: Path, version: str, expected: Mapping[str, str]) -> None:
    """Check that every file of a version has the hash that was written down.

    A large one is hashed when it is first opened, and again when its inode, size or times are not
    those it had then: each write changes one of them, and so does a copy.

    :raises VersionError: Naming a file that is missing or altered.
    """
    seen = _read(folder)
    large = {}
    for name, wanted in expected.items():
        path = folder / name
        if not path.is_file():
            raise VersionError(
                f"The index version {version} lacks its file {name}. "
                "Build it again with `entente index build`."
            )
        marks = [wanted, *_marks(path)]
        if path.stat().st_size >= LARGE:
            large[name] = marks
            if seen.get(name) == marks:
                continue
        if (found := sha256(path)) != wanted:
            raise VersionError(
                f"The file {name} of the index version {version} hashes to "
                f"{found[:12]}, but {wanted[:12]} was written: it is damaged or was altered. "
                "Build it again with `entente index build`."
            )
    if large and large != seen:
        _write(folder, large)


def _marks(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]


def _read(folder: Path) -> dict[str, object]:
    try:
        read = json.loads((folder / _VERIFIED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _write(folder: Path, large: Mapping[str, object]) -> None:
    temporary = folder / f".{_VERIFIED}.{os.getpid()}"
    # What cannot be written down is hashed again the next time.
    with suppress(OSError):
        temporary.write_text(json.dumps(large), encoding="utf-8")
        temporary.replace(folder / _VERIFIED)
