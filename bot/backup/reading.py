"""Unpacking a backup beside everything else, and checking all of it."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import shutil
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from bot.backup.errors import BackupError
from bot.backup.manifest import NAME, FileRecord, Manifest, from_json
from bot.backup.places import VERSIONS, Part
from bot.state.database import FILE as STATE
from bot.state.database import Database
from bot.state.errors import StateError
from index import VersionError
from index.publications import PUBLISHED, read_publications
from index.version import IndexVersion

_CHUNK = 1 << 20
_MOST_FILES = 200_000
_LONGEST_MANIFEST = 64 << 20
_BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, UnicodeError)


def unpack(archive: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and check it; nothing outside the folder is touched.

    :param archive: The backup.
    :param folder: Where to put what is in it; on the file system that has to hold it.
    :raises BackupError: If it is damaged, is no backup, or was made to do harm.
    :raises OSError: If it cannot be read, or the folder not written.
    """
    try:
        with archive.open("rb") as raw, gzip.GzipFile(fileobj=raw) as packed:
            manifest, found = _unpack(packed, folder, shutil.disk_usage(folder).free)
    except _BROKEN as error:
        raise BackupError(f"it is damaged, or no backup at all ({_said(error)})") from error
    _compare(manifest, found)
    _check_state(folder)
    _check_index(folder, manifest)
    return manifest


def _unpack(
    packed: gzip.GzipFile, folder: Path, room: int
) -> tuple[Manifest, dict[str, FileRecord]]:
    found: dict[str, FileRecord] = {}
    manifest: Manifest | None = None
    # As a stream: no member can be looked at before those in front of it were.
    with tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            if manifest is not None or member.name in found or len(found) >= _MOST_FILES:
                raise BackupError(f"its member {member.name!r} should not be there")
            content = _checked(tar, member, folder, room)
            if member.name == NAME:
                manifest = from_json(content.read(_LONGEST_MANIFEST))
                continue
            room -= member.size
            path = folder / member.name
            path.parent.mkdir(parents=True, exist_ok=True)
            found[member.name] = _write(content, path)
    # The archive's own sum stands at its end, behind what a tar file is filled up with.
    while rest := packed.read(_CHUNK):
        room -= len(rest)
        if room < 0 or rest.strip(b"\0"):
            raise BackupError("something follows after its end")
    if manifest is None:
        raise BackupError("it has no list of its files")
    return manifest, found


def _checked(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, room: int) -> IO[bytes]:
    """Return a member to be read. Raises BackupError for one that no backup has."""
    pure = PurePosixPath(member.name)
    known = member.name == NAME or (len(pure.parts) > 1 and pure.parts[0] in set(Part))
    plain = str(pure) == member.name and ".." not in pure.parts and "\\" not in member.name
    if not known or not plain or not member.isreg() or member.issparse():
        raise BackupError(f"its member {member.name!r} should not be there")
    tarfile.data_filter(member, str(folder))
    if member.size > (_LONGEST_MANIFEST if member.name == NAME else room):
        raise BackupError(f"there is no room for its member {member.name!r}")
    content = tar.extractfile(member)
    assert content is not None  # noqa: S101 - a regular file has one
    return content


def _write(content: IO[bytes], path: Path) -> FileRecord:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        while chunk := content.read(_CHUNK):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return FileRecord(digest.hexdigest(), size)


def _compare(manifest: Manifest, found: dict[str, FileRecord]) -> None:
    for name in sorted(manifest.files.keys() | found.keys()):
        if name not in found:
            raise BackupError(f"its file {name} is missing")
        if name not in manifest.files:
            raise BackupError(f"its member {name!r} should not be there")
        if manifest.files[name] != found[name]:
            raise BackupError(f"its file {name} is not the one that was written")


def _check_state(folder: Path) -> None:
    """Open the database of a backup, which brings it to its newest form."""
    if not (folder / Part.STATE / STATE).is_file():
        return

    async def check() -> None:
        database = Database.at(folder / Part.STATE)
        await database.open()
        await database.close()

    try:
        asyncio.run(check())
    except StateError as error:
        _, _, why = str(error).partition(" cannot be used: ")
        raise BackupError(f"its state cannot be used: {why.rstrip('.')}") from error


def _check_index(folder: Path, manifest: Manifest) -> None:
    """Open the index version of a backup."""
    if manifest.version is None:
        return
    root = folder / Part.INDEX
    try:
        if (root / PUBLISHED).is_file():
            publications = read_publications(root)
            if not publications or publications[-1].version != manifest.version:
                raise BackupError("its index version is not the one that was served")
        IndexVersion.open(root / VERSIONS / manifest.version)
    except VersionError as error:
        raise BackupError(str(error).rstrip(".")) from error


def _said(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
