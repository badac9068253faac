"""Putting new files in the place of old ones: all of them, or none, whatever happens meanwhile.

What is to be moved is written down first. As long as that is there, a restore is not done, and is
undone by the next start.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from bot.backup.errors import BackupError
from bot.settings import Settings
from index.files import fsync, write_atomically

FOLDER = ".restore"
"""Where a restore works, in the data folder and in the knowledge folder; readers pass it by."""

_JOURNAL = "moves.json"
_LOCK = ".restore.lock"


@dataclass(frozen=True, slots=True)
class Move:
    """A file or folder to be replaced: by ``new``, if any; what was there goes to ``old``."""

    target: str
    new: str | None
    old: str | None


def workplaces(settings: Settings) -> tuple[Path, Path]:
    """Return the folders a restore works in: that of the data, and that of the knowledge."""
    return settings.data_dir / FOLDER, settings.knowledge_dir / FOLDER


def swap(moves: Sequence[Move], settings: Settings) -> None:
    """Carry out moves, and take all of them back if one fails.

    :raises OSError: If something cannot be moved; then everything is as it was.
    """
    journal = workplaces(settings)[0] / _JOURNAL
    write_atomically(journal, json.dumps([asdict(move) for move in moves]))
    fsync(journal.parent.parent)
    try:
        for move in moves:
            if move.old is not None:
                _rename(move.target, move.old)
        for move in moves:
            if move.new is not None:
                _remove_empty(Path(move.target))
                _rename(move.new, move.target)
        for folder in {Path(move.target).parent for move in moves}:
            if folder.is_dir():
                fsync(folder)
    except BaseException:
        _undo(moves)
        journal.unlink()
        raise
    # From here on it is done.
    journal.unlink()
    fsync(journal.parent)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the lock that only one restore has, with what a killed one left taken back.

    :raises BackupError: If another one is at work.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / _LOCK, timeout=0):
            _clear(settings)
            yield
    except Timeout:
        raise BackupError("A backup is being restored right now. Wait for it to end.") from None


def undo_killed(settings: Settings) -> bool:
    """Take back a restore that was killed on its way, and tell whether there was one.

    :param settings: Where the folders are.
    :raises BackupError: If a restore is at work.
    """
    if not any(folder.exists() for folder in workplaces(settings)):
        return False
    unfinished = (workplaces(settings)[0] / _JOURNAL).is_file()
    with alone(settings):
        return unfinished


def _clear(settings: Settings) -> None:
    journal = workplaces(settings)[0] / _JOURNAL
    if journal.is_file():
        _undo([Move(**each) for each in json.loads(journal.read_text(encoding="utf-8"))])
        journal.unlink()
    clean(settings)


def clean(settings: Settings) -> None:
    """Remove the folders of a restore, unless what was there could not be brought back yet."""
    if (workplaces(settings)[0] / _JOURNAL).exists():
        return
    for folder in workplaces(settings):
        shutil.rmtree(folder, ignore_errors=True)


def _undo(moves: Iterable[Move]) -> None:
    """Bring everything back to where it was; begun again, it goes on."""
    for move in reversed(tuple(moves)):
        moved_in = move.new is not None and not Path(move.new).exists()
        moved_away = move.old is not None and Path(move.old).exists()
        if moved_in and (moved_away or move.old is None):
            _remove(Path(move.target))
    for move in moves:
        if move.old is not None and Path(move.old).exists():
            _remove_empty(Path(move.target))
            _rename(move.old, move.target)


def _rename(source: str, target: str) -> None:
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    Path(source).rename(target)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _remove_empty(path: Path) -> None:
    """Remove a folder in which there are only folders: what was in it has been moved away."""
    if not path.is_dir() or any(not each.is_dir() for each in path.rglob("*")):
        return
    shutil.rmtree(path)
