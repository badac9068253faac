"""Write files so that a crash at any point leaves either the old or the new, whole."""

from __future__ import annotations

import os
from pathlib import Path


def fsync(path: Path) -> None:
    """Flush a file, or the entries of a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_atomically(path: Path, text: str) -> None:
    """Replace a text file in one step: written beside it, flushed, renamed over it."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    publish_file(temporary, path)


def publish_file(temporary: Path, final: Path) -> None:
    """Flush a file and put it in the place of another in one step."""
    fsync(temporary)
    temporary.replace(final)
    fsync(final.parent)
