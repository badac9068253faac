"""Files and folders of an index: hashed, and put in place in one step."""

from __future__ import annotations

import hashlib
from pathlib import Path

from knowledge.files import fsync, publish_file, write_atomically

__all__ = ["fsync", "publish_file", "publish_folder", "sha256", "write_atomically"]

_CHUNK = 1 << 20


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def publish_folder(temporary: Path, final: Path) -> None:
    """Flush everything in a folder and rename it to its final name.

    Raises OSError when the final name is taken.
    """
    for path in sorted(temporary.rglob("*"), reverse=True):
        fsync(path)
    fsync(temporary)
    temporary.rename(final)
    fsync(final.parent)
