"""An index version: an immutable, verified directory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from index.contents import Contents
from index.embedder import Embedder, ModelIdentity
from index.errors import VersionError
from index.manifest import DocumentRecord, Manifest, check_model
from index.verifying import MANIFEST, verify

CALENDARS = "calendars"
"""The folder of the calendar files in a version's folder."""


@dataclass(frozen=True, slots=True)
class IndexVersion:
    """An opened version: what it says of itself, and everything a question needs."""

    manifest: Manifest
    documents: dict[str, DocumentRecord]
    contents: Contents
    folder: Path

    @property
    def calendars(self) -> Path | None:
        """Return the folder of its calendar files, which is missing where it has none.

        None is returned for a version from before calendar files were a part of it.
        """
        return None if self.manifest.calendars is None else self.folder / CALENDARS

    def encoding(self, embedder: Embedder) -> IndexVersion:
        """Return the same with an encoder for what it does not keep, if it needs one."""
        titles = {record.id: record.title for record in self.documents.values()}
        return replace(self, contents=self.contents.encoding(embedder, titles))

    @classmethod
    def open(cls, folder: Path, model: ModelIdentity | None = None) -> IndexVersion:
        """Open a version after checking that every file is the one that was written (`verify`).

        Raises VersionError when a file is missing or altered, when the parts do not fit together,
        or when ``model`` is given and is not the one that made the vectors.
        """
        manifest = read_manifest(folder)
        if model is not None:
            check_model(model, manifest.model, manifest.version)
        verify(folder, manifest.version, manifest.checksums)
        contents = Contents.open(folder, manifest.languages)
        if contents.dense.dimension != manifest.model.dimension:
            raise VersionError(
                f"The vectors of the index version {manifest.version} have "
                f"{contents.dense.dimension} numbers each, but its model {manifest.model.name} "
                f"makes {manifest.model.dimension}. Build it again with `entente index build`."
            )
        records = {record.id: record for record in manifest.documents}
        return cls(manifest, records, contents, folder)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a version's folder. Raises VersionError when there is none."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VersionError(
            f"The index version {folder.name} has no readable manifest. "
            "Build it again with `entente index build`."
        ) from error
    return Manifest.from_json(text, folder.name)
