"""Writing a backup: beside its name first, whole, then renamed."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from bot.backup.errors import BackupError
from bot.backup.manifest import FORMAT, NAME, FileRecord, Manifest, to_json
from bot.backup.places import VERSIONS, Part, files_of, root_of, served_version
from bot.settings import Settings
from bot.state.database import FILE as STATE
from index.files import publish_file
from knowledge import check_folder

_LEVEL = 6


def write_backup(settings: Settings, file: Path, now: datetime) -> Manifest:
    """Write a backup of state, knowledge and served index version, and return what it holds.

    :param settings: Where all that is.
    :param file: The archive to make; only its owner may read it, for it holds what people asked.
    :param now: The aware time that it is.
    :raises BackupError: If there is such a file already, or the state cannot be copied.
    :raises KnowledgeError: If there is no knowledge folder.
    :raises VersionError: If it cannot be told which index version is served.
    :raises OSError: If something cannot be read or written.
    """
    if file.exists():
        raise BackupError(f"{file} exists already. Give another name, or move it away.")
    check_folder(settings.knowledge_dir)
    with _draft(file) as draft:
        with draft.open("wb") as raw:
            # Without a name and a time in its head, so that there is nothing unchecked to alter.
            packed = gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0)
            with packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
                manifest = _fill(tar, settings, now)
        publish_file(draft, file)
    return manifest


@contextmanager
def _draft(file: Path) -> Iterator[Path]:
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.absolute().parent)
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _fill(tar: tarfile.TarFile, settings: Settings, now: datetime) -> Manifest:
    files: dict[str, FileRecord] = {}
    version = served_version(settings)
    parts = [part for part in Part if part is not Part.INDEX or version is not None]
    for part in parts:
        root = root_of(part, settings)
        if part is Part.STATE:
            _add_state(tar, root / STATE, files)
        found = files_of(part, settings)
        if part is Part.INDEX:
            folder = root / VERSIONS / str(version)
            found += sorted(path for path in folder.rglob("*") if path.is_file())
            report = root / "reports" / f"{version}.json"
            found += [report] if report.is_file() else []
        for path in found:
            _add(tar, f"{part}/{path.relative_to(root).as_posix()}", path, files)
    manifest = Manifest(FORMAT, now, version, tuple(parts), files)
    text = to_json(manifest)
    info = tarfile.TarInfo(NAME)
    info.size, info.mode = len(text), 0o600
    tar.addfile(info, io.BytesIO(text))
    return manifest


def _add_state(tar: tarfile.TarFile, state: Path, files: dict[str, FileRecord]) -> None:
    """Add the database as it is at one moment, whoever writes to it meanwhile."""
    if not state.is_file():
        return
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=state.parent) as folder:
        copy = Path(folder) / STATE
        try:
            with closing(sqlite3.connect(state, timeout=10)) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.Error as error:
            raise BackupError(
                f"The state database {state} cannot be copied: {error}. `entente run` says what "
                "to do about it."
            ) from error
        _add(tar, f"{Part.STATE}/{STATE}", copy, files)


def _add(tar: tarfile.TarFile, name: str, path: Path, files: dict[str, FileRecord]) -> None:
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o600
        reader = _Hashing(file)
        try:
            tar.addfile(info, cast("IO[bytes]", reader))
        except OSError as error:
            if error.filename or error.errno:
                raise
            # Shorter than it was a moment ago.
            raise BackupError(f"{path} was changed meanwhile. Make the backup again.") from error
    files[name] = FileRecord(reader.digest.hexdigest(), info.size)


class _Hashing:
    """A file that is hashed as it is read: what is written is what was checked."""

    def __init__(self, file: IO[bytes]) -> None:
        self.digest = hashlib.sha256()
        self._file = file

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data
