"""The index versions on disk: which is current, publish, list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.embedder import ModelIdentity
from index.errors import VersionError
from index.files import write_atomically
from index.manifest import Manifest
from index.version import IndexVersion, read_manifest

_CURRENT = "current"
_LOCK = "build.lock"
_TEMPORARY = ".building-"


class Library:
    """A folder of index versions and a pointer to the one being served."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds the versions; it is made when something is written."""
        self._folder = folder
        self._versions = folder / "versions"

    @property
    def current(self) -> str | None:
        """Return the id of the published version, None before the first."""
        try:
            return (self._folder / _CURRENT).read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None

    def folder(self, version: str) -> Path:
        """Return the folder of a version, existing or not."""
        return self._versions / version

    def versions(self) -> list[Manifest]:
        """Return the manifests of all whole versions, oldest first."""
        if not self._versions.is_dir():
            return []
        folders = (path for path in self._versions.iterdir() if not path.name.startswith("."))
        manifests = [read_manifest(path) for path in sorted(folders)]
        return sorted(manifests, key=lambda manifest: manifest.created)

    def open_current(self, model: ModelIdentity | None = None) -> IndexVersion:
        """Open the published version.

        Raises VersionError when there is none, or it is damaged or was made for another model.
        """
        version = self.current
        if version is None:
            raise VersionError(
                f"There is no index in {self._folder} yet. Build one with `entente index build`."
            )
        if not self.folder(version).is_dir():
            raise VersionError(
                f"The published index version {version} is missing from {self._versions}. "
                "Build it again with `entente index build`."
            )
        return IndexVersion.open(self.folder(version), model)

    def publish(self, version: str) -> None:
        """Make a version the one that is served, in one step.

        Raises VersionError when there is no such version.
        """
        if not self.folder(version).is_dir():
            raise VersionError(f"There is no index version {version} to publish.")
        write_atomically(self._folder / _CURRENT, version + "\n")

    @contextmanager
    def building(self) -> Iterator[Path]:
        """Hold the build lock and yield a folder to write a version into.

        The folder is removed at the end, whatever happened, unless it was renamed; so are those
        that a killed build left behind. Raises VersionError when another build is going on.
        """
        self._versions.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise VersionError(
                f"Another build is going on in {self._folder}. Wait for it to end."
            ) from error
        try:
            self._remove_leftovers()
            temporary = self._versions / f"{_TEMPORARY}new"
            temporary.mkdir()
            yield temporary
        finally:
            self._remove_leftovers()
            lock.release()

    def _remove_leftovers(self) -> None:
        for path in self._versions.glob(f"{_TEMPORARY}*"):
            shutil.rmtree(path)
