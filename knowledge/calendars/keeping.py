"""Write files so that a crash at any point leaves either the old or the new, whole."""

from __future__ import annotations

import os
from pathlib import Path


def keep(path: Path, data: bytes) -> None:
    """Replace a file in one step, its folder made where it is missing.

    Raises OSError where it cannot be written; the old file is still there then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of this process: another one may be writing the same file.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
