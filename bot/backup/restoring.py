"""Restoring a backup: checked to its end before anything is touched, then swapped in."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.backup.errors import BackupError
from bot.backup.manifest import Manifest
from bot.backup.places import Part, replaced, root_of
from bot.backup.reading import unpack
from bot.backup.swapping import Move, alone, clean, swap, workplaces
from bot.settings import Settings
from bot.state.database import FILE as STATE
from index.files import fsync
from index.lock import build_lock, pointer_lock
from index.publications import TERMINAL

_NEW, _OLD = "new", "old"


def restore(settings: Settings, file: Path) -> Manifest:
    """Put what a backup holds in the place of what is there, and return what it was.

    :param settings: Where everything goes.
    :param file: The backup.
    :raises BackupError: If it is damaged, or the state is in use; then nothing was touched.
    :raises VersionError: If an index is being built.
    :raises OSError: If something cannot be read or written; then everything is as it was.
    """
    if not file.is_file():
        raise BackupError(f"There is no backup at {file}.")
    fresh = not settings.data_dir.exists()
    try:
        with alone(settings):
            return _restore(settings, file)
    except BaseException:
        if fresh and not workplaces(settings)[0].exists():
            shutil.rmtree(settings.data_dir, ignore_errors=True)
        raise


def _restore(settings: Settings, file: Path) -> Manifest:
    here, there = workplaces(settings)
    try:
        (here / _NEW).mkdir(parents=True, mode=0o700)
        try:
            manifest = unpack(file, here / _NEW)
        except BackupError as error:
            raise BackupError(f"{file} was not restored: {error}. Nothing was changed.") from error
        _bring_knowledge(here / _NEW / Part.KNOWLEDGE, there / _NEW)
        for path in (*here.rglob("*"), *there.rglob("*")):
            fsync(path)
        with build_lock(settings.index_dir, TERMINAL), pointer_lock(settings.index_dir):
            _settle(settings.data_dir / STATE)
            swap(list(_moves(manifest, settings)), settings)
    finally:
        clean(settings)
    return manifest


def _bring_knowledge(unpacked: Path, folder: Path) -> None:
    """Bring documents to the file system of the knowledge folder, so that they can be renamed."""
    folder.mkdir(parents=True)
    if unpacked.is_dir():
        shutil.copytree(unpacked, folder, dirs_exist_ok=True)


def _moves(manifest: Manifest, settings: Settings) -> Iterator[Move]:
    here, there = workplaces(settings)
    for part in manifest.parts:
        root = root_of(part, settings)
        work = there if part is Part.KNOWLEDGE else here
        new = work / _NEW if part is Part.KNOWLEDGE else work / _NEW / part
        old = work / _OLD / part
        entries = _files(new) if part is Part.KNOWLEDGE else _entries(new)
        coming = {path.relative_to(new) for path in entries}
        going = {path.relative_to(root) for path in replaced(part, settings)}
        for name in sorted(coming | going):
            yield Move(
                target=str(root / name),
                new=str(new / name) if name in coming else None,
                old=str(old / name) if name in going else None,
            )


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _settle(state: Path) -> None:
    """Leave nothing of a database outside its file, and see that nobody is writing to it."""
    if not state.is_file():
        return
    try:
        with closing(sqlite3.connect(state, timeout=5)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BackupError(
                f"The state database {state} is in use. Stop the bot, then restore again. Nothing "
                "was changed."
            ) from error
    except sqlite3.DatabaseError:
        return  # a damaged one is what a backup is restored for
