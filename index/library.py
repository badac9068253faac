"""The index versions on disk: which is served, which stands by, which were served before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from index.embedder import ModelIdentity
from index.errors import VersionError
from index.files import fsync, publish_folder, write_atomically
from index.lock import BuildingError, build_lock, pointer_lock
from index.manifest import Manifest
from index.publications import (
    TERMINAL,
    Action,
    Publication,
    publication,
    read_publications,
    served_before,
    write_publications,
)
from index.unfinished import UNFINISHED, forget
from index.version import IndexVersion, read_manifest

_CANDIDATE = "candidate"
# Where an older Entente wrote what is served.
_CURRENT = "current"
_TEMPORARY = ".building-"
_DOOMED = ".leftover-"


class Library:
    """A folder of index versions, the history of what was served, and a candidate beside it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that holds the versions; it is made when something is written."""
        self._folder = folder
        self._versions = folder / "versions"

    @property
    def current(self) -> str | None:
        """Return the id of the version that is served, None before the first.

        :raises VersionError: If the file that names it is damaged.
        """
        written = read_publications(self._folder)
        if written is None:
            return self._pointer(_CURRENT)
        return written[-1].version if written else None

    @property
    def rolled_back(self) -> bool:
        """Return whether what is served is served by a roll back."""
        last = self._publications()[-1:]
        return any(each.action is Action.ROLL_BACK for each in last)

    @property
    def candidate(self) -> str | None:
        """Return the id of the version that waits to be published, None where none does."""
        return next(iter(self._waiting()), None)

    @property
    def predecessor(self) -> str | None:
        """Return the id of what was served before what is served now, if it is still there."""
        earlier = self._served()[1:]
        return next((name for name in earlier if self.folder(name).is_dir()), None)

    @property
    def damaged(self) -> tuple[str, ...]:
        """Return the names of the versions that do not say what they are."""
        return tuple(path.name for path in self._folders() if _manifest(path) is None)

    def folder(self, version: str) -> Path:
        """Return the folder of a version, existing or not."""
        return self._versions / version

    @property
    def unfinished(self) -> Path:
        """Return the folder of what a build has encoded, which a killed one leaves to the next."""
        return self._folder / UNFINISHED

    def report_path(self, version: str) -> Path:
        """Return the file of the report on a version, existing or not; it goes with the version."""
        return self._folder / "reports" / f"{version}.json"

    def versions(self) -> list[Manifest]:
        """Return the manifests of the versions on disk, oldest first, without the damaged ones."""
        manifests = [manifest for path in self._folders() if (manifest := _manifest(path))]
        return sorted(manifests, key=lambda manifest: manifest.created)

    def history(self) -> list[Publication]:
        """Return what was served, oldest first; the last is served now.

        :raises VersionError: If the file that says so is damaged.
        """
        return list(self._publications())

    def open_current(self, model: ModelIdentity | None = None) -> IndexVersion:
        """Open the published version.

        :raises VersionError: If there is none, or it is damaged or was made for another model.
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

    def publish(
        self,
        version: str,
        *,
        by: str = TERMINAL,
        why: str = "",
        roll_back: bool = False,
        now: datetime | None = None,
        model: ModelIdentity | None = None,
    ) -> Publication:
        """Make a version the one that is served, in one step, and remember who did so and why.

        :raises VersionError: If there is no such version, it is served already, is damaged, or was
            made for another model than the one given.
        """
        if not _is_name(version) or not self.folder(version).is_dir():
            raise VersionError(f"There is no index version {version} to publish.")
        IndexVersion.open(self.folder(version), model)
        with pointer_lock(self._folder):
            if not self.folder(version).is_dir():
                raise VersionError(
                    f"The index version {version} was discarded meanwhile, or another candidate "
                    "took its place."
                )
            publications = self._publications()
            if publications and publications[-1].version == version:
                raise VersionError(f"The index version {version} is the one that is served.")
            new = publication(version, now or datetime.now(UTC), by, why, roll_back=roll_back)
            write_publications(self._folder, (*publications, new))
            # Two files that name what is served could disagree one day.
            (self._folder / _CURRENT).unlink(missing_ok=True)
            if self._pointer(_CANDIDATE) == version:
                self._drop_candidates()
        return new

    def propose(self, made: Path, version: str) -> None:
        """Make a version out of a folder that `building` yielded, and the candidate.

        The candidate that was stands back, until `settle` or `discard`.
        """
        with pointer_lock(self._folder):
            self._settle()
            # First the name, then the folder: a version that nothing names is never left behind.
            self._name_waiting(version, *self._waiting())
            publish_folder(made, self.folder(version))

    def settle(self) -> None:
        """Remove what the candidate took the place of, with its report."""
        with pointer_lock(self._folder):
            self._settle()

    def keep_report(self, version: str, text: str) -> None:
        """Write the report on a version to its place; nothing is written once that is gone."""
        path = self.report_path(version)
        with pointer_lock(self._folder):
            if self.folder(version).is_dir():
                path.parent.mkdir(exist_ok=True)
                write_atomically(path, text)

    def discard(self) -> str | None:
        """Remove the candidate with its report and return its id, None where there was none.

        What stood back for it, if anything, is the candidate again.
        """
        with pointer_lock(self._folder):
            waiting = self._waiting()
            for version in waiting[:1]:
                self._remove(version)
            self._name_waiting(*waiting[1:])
            return next(iter(waiting), None)

    def sweep(self) -> None:
        """Remove what was left behind by one that was killed; nothing while somebody builds.

        Nothing either in a folder that cannot be written to: who only answers needs no more.
        """
        if not self._versions.is_dir():
            return
        with (
            suppress(BuildingError, OSError),
            build_lock(self._folder, TERMINAL),
            pointer_lock(self._folder),
        ):
            self._remove_leftovers()

    def prune(self, keep: int, *, by: str = TERMINAL) -> list[str]:
        """Remove the versions before the ``keep`` last served, and return their ids.

        So is what a killed build had encoded. What is served, what was served before it, and the
        candidate stay in any case.

        :raises BuildingError: If a build is going on.
        """
        with build_lock(self._folder, by), pointer_lock(self._folder):
            self._remove_leftovers()
            self.forget_unfinished()
            served = [name for name in self._served() if self.folder(name).is_dir()]
            # What is served may be missing: then the one before it is the first that is there.
            kept = {*served[: max(keep, 2)], self.current, self.predecessor, self.candidate}
            removed = [path.name for path in self._folders() if path.name not in kept]
            for version in removed:
                self._remove(version)
        return removed

    @contextmanager
    def building(self, by: str = TERMINAL) -> Iterator[Path]:
        """Hold the build lock and yield a folder to write a version into.

        The folder is removed at the end, whatever happened, unless it was renamed; so is what was
        left behind by one that was killed. What was encoded stays where an error ended it.

        :raises BuildingError: If another build is going on.
        """
        self._versions.mkdir(parents=True, exist_ok=True)
        with build_lock(self._folder, by):
            with pointer_lock(self._folder):
                self._remove_leftovers()
            temporary = self._versions / f"{_TEMPORARY}new"
            temporary.mkdir()
            try:
                yield temporary
                self.forget_unfinished()
            finally:
                shutil.rmtree(temporary, ignore_errors=True)

    def forget_unfinished(self) -> None:
        """Remove what a build has encoded so far. The caller holds the build lock."""
        forget(self.unfinished)

    def _publications(self) -> tuple[Publication, ...]:
        written = read_publications(self._folder)
        return self._old_publications() if written is None else written

    def _old_publications(self) -> tuple[Publication, ...]:
        """Return the history of an older Entente, which published each version as it was built."""
        current = self._pointer(_CURRENT)
        if current is None:
            return ()
        since = {manifest.version: manifest.created for manifest in self.versions()}
        written = (self._folder / _CURRENT).stat().st_mtime
        last = since.pop(current, datetime.fromtimestamp(written, UTC))
        # What is younger was made by this Entente, and was not published yet.
        before = [(name, at) for name, at in since.items() if at < last]
        return tuple(publication(name, at) for name, at in (*before, (current, last)))

    def _served(self) -> list[str]:
        return served_before(self._publications())

    def _pointer(self, name: str) -> str | None:
        return next(iter(self._names(name)), None)

    def _names(self, name: str) -> list[str]:
        """Return the versions that a file names, one a line."""
        try:
            lines = (self._folder / name).read_text(encoding="utf-8").split()
        except (FileNotFoundError, UnicodeDecodeError):
            return []
        return [line for line in lines if _is_name(line)]

    def _folders(self) -> list[Path]:
        if not self._versions.is_dir():
            return []
        folders = (path for path in self._versions.iterdir() if path.is_dir())
        return sorted(path for path in folders if not path.name.startswith("."))

    def _waiting(self) -> list[str]:
        """Return the candidate and, while its report is made, what stood back for it."""
        served = self._served()
        named = (name for name in self._names(_CANDIDATE) if name not in served)
        # Killed on the way, a build or a publication leaves a name that means nothing any more.
        return [name for name in named if self.folder(name).is_dir()]

    def _name_waiting(self, *versions: str) -> None:
        path = self._folder / _CANDIDATE
        if versions:
            write_atomically(path, "".join(f"{version}\n" for version in versions))
        else:
            path.unlink(missing_ok=True)

    def _settle(self) -> None:
        waiting = self._waiting()
        for version in waiting[1:]:
            self._remove(version)
        if waiting[1:]:
            self._name_waiting(waiting[0])

    def _drop_candidates(self) -> None:
        for version in self._waiting():
            self._remove(version)
        self._name_waiting()

    def _remove(self, version: str) -> None:
        """Remove a version: renamed first, so that a kill leaves it whole or not at all."""
        doomed = self._versions / f"{_DOOMED}{version}"
        self.folder(version).rename(doomed)
        fsync(self._versions)
        self.report_path(version).unlink(missing_ok=True)
        shutil.rmtree(doomed)

    def _remove_leftovers(self) -> None:
        self._settle()
        for pattern in (_TEMPORARY, _DOOMED):
            for path in self._versions.glob(f"{pattern}*"):
                shutil.rmtree(path)
        for path in (*self._folder.glob(".*.tmp"), *self._folder.glob("reports/.*.tmp")):
            path.unlink()
        orphans = self._folder.glob("reports/*.json")
        for path in (path for path in orphans if not self.folder(path.stem).is_dir()):
            path.unlink()


def _manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except VersionError:
        return None


def _is_name(version: str) -> bool:
    """Tell whether a text can be a version's name, and not a way to another folder."""
    return bool(version) and not version.startswith(".") and Path(version).name == version
