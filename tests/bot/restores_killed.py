"""A process of its own, whose children are killed before each rename of a restore.

`python -m tests.bot.restores_killed ARCHIVE DATA KNOWLEDGE` undoes each one as the next start does,
and prints, for each step, what it found afterwards: a digest of each file, by its name.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from bot.backup import restore, undo_killed
from bot.settings import Settings
from index.files import sha256


def digests(*folders: Path) -> dict[str, str]:
    """Return what is in folders, besides locks and who held them, which say nothing."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {str(path): sha256(path) for path in files if path.suffix not in {".lock", ".holder"}}


def restore_killed(settings: Settings, archive: Path, fatal: int) -> bool:
    """Restore in a child that is killed before its ``fatal``-th rename; tell whether it was."""
    child = os.fork()
    if child == 0:
        steps, rename = count(1), Path.rename

        def counted(self: Path, target: Any) -> Path:
            if next(steps) == fatal:
                os.kill(os.getpid(), signal.SIGKILL)
            return rename(self, target)

        Path.rename = counted  # type: ignore[method-assign, assignment]
        restore(settings, archive)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(archive: str, data: str, knowledge: str) -> None:
    """Kill a restore at every step, and the last one at none."""
    folders = Path(data), Path(knowledge)
    settings = Settings(data_dir=folders[0], knowledge_dir=folders[1])
    for step in count(1):
        killed = restore_killed(settings, Path(archive), step)
        undone = undo_killed(settings)
        report = {"killed": killed, "undone": undone, "files": digests(*folders)}
        sys.stdout.write(json.dumps(report) + "\n")
        if not killed:
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
