"""One bot a data folder and one a token: the second is told who runs.

The locks belong to their process, and end with it however it ends.
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, TypeAdapter, ValidationError

from bot.settings import Settings, SettingsError
from index.files import write_atomically

_NAME = "instance"
# Not a secret: it keeps the name of a lock from being a digest that others could look for.
_KEY = b"entente: one bot a token"


class RunningError(Exception):
    """Another bot runs with the same data folder or token; the text names it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Which process holds a lock, on which machine, and since when."""

    pid: int
    host: str
    since: AwareDatetime

    def __str__(self) -> str:
        """Return it as a part of a sentence."""
        since = self.since.astimezone(UTC)
        return f"process {self.pid} on {self.host} since {since:%d %B %Y, %H:%M} UTC"


_FORM = TypeAdapter(Holder)


@contextmanager
def only_instance(settings: Settings) -> Iterator[None]:
    """Hold the data folder and the token, so that no other bot starts with either.

    The token's lock is seen by bots of the same user on the same machine. It lies in the folder for
    temporary files, for a service and a terminal of one user share no other.

    :raises RunningError: If another bot holds one of them.
    :raises SettingsError: If others may write where the token's lock lies.
    """
    with ExitStack() as held:
        folder = f"the data folder {settings.data_dir}"
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        held.enter_context(_held(settings.data_dir / _NAME, folder, "ENTENTE_DATA_DIR"))
        if settings.discord_token is not None:
            place = _own_place() / _digest(settings.discord_token.get_secret_value())
            held.enter_context(_held(place, "the same token", "ENTENTE_DISCORD_TOKEN"))
        yield


@contextmanager
def _held(place: Path, what: str, setting: str) -> Iterator[None]:
    lock, note = FileLock(place.with_suffix(".lock"), timeout=0), place.with_suffix(".holder")
    try:
        lock.acquire()
    except Timeout:
        raise RunningError(
            f"Another Entente runs with {what}: {_holder(note) or 'it has only just begun'}. "
            f"End it first, or set {setting} to another."
        ) from None
    try:
        holder = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC))
        write_atomically(note, _FORM.dump_json(holder).decode() + "\n")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _holder(note: Path) -> Holder | None:
    try:
        return _FORM.validate_json(note.read_bytes())
    except (OSError, ValidationError):
        return None


def _digest(token: str) -> str:
    return hashlib.blake2b(token.encode(), key=_KEY, digest_size=16).hexdigest()


def _own_place() -> Path:
    """Return a folder of this user alone, where all processes of the user look."""
    place = Path(tempfile.gettempdir()) / f"entente-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise SettingsError(
            f"{place} must be a folder of your own that nobody else may enter: the lock of the "
            "token lies there. Remove it, or set TMPDIR to a folder of your own."
        )
    return place
