"""Who builds: one at a time, and the second is told who is at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, TypeAdapter, ValidationError

from index.errors import VersionError
from index.files import write_atomically
from index.publications import TERMINAL

_LOCK = "build.lock"
_HOLDER = "build.holder"
_POINTERS = "pointers.lock"
# Pointers are changed in moments; who waits longer than this waits for something broken.
_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is at work, and since when."""

    by: str
    since: AwareDatetime


_FORM = TypeAdapter(Holder)


class BuildingError(VersionError):
    """Somebody else is building; ``by`` and ``since`` are None where that is not known."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        """Take the folder of the index, and who is at work there."""
        self.by = holder.by if holder else None
        self.since = holder.since if holder else None
        super().__init__(f"{_sentence(folder, holder)} Wait for it to end.")


def _sentence(folder: Path, holder: Holder | None) -> str:
    if holder is None:
        return f"Another build is going on in {folder}."
    since = holder.since.astimezone(UTC)
    if holder.by == TERMINAL:
        return f"Another build is going on, begun in the terminal at {since:%H:%M} UTC."
    return f"{holder.by} is reindexing since {since:%H:%M} UTC."


@contextmanager
def build_lock(folder: Path, by: str) -> Iterator[None]:
    """Hold the lock that only one build has, and say who holds it.

    :raises BuildingError: If another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BuildingError(folder, _holder(folder)) from None
    try:
        holder = Holder(by, datetime.now(UTC))
        write_atomically(folder / _HOLDER, _FORM.dump_json(holder).decode() + "\n")
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


@contextmanager
def pointer_lock(folder: Path) -> Iterator[None]:
    """Hold the lock under which what is served, and what stands by, changes.

    :raises VersionError: If it cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / _POINTERS, timeout=_PATIENCE):
            yield
    except Timeout:
        raise VersionError(
            f"Another process has been changing the index in {folder} for {_PATIENCE} seconds. "
            "Try again; if it stays so, end that process."
        ) from None


def _holder(folder: Path) -> Holder | None:
    try:
        return _FORM.validate_json((folder / _HOLDER).read_bytes())
    except (OSError, ValidationError):
        # Only just begun, or just over: there is a name in a moment.
        return None
