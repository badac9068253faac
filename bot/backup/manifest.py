"""What a backup says of itself: its last member, by which all others are checked."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from bot.backup.errors import BackupError
from bot.backup.places import Part

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the archive: its SHA-256 and its size."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: its parts, its files by their name in it, the version that is served."""

    format: int
    made: AwareDatetime
    version: str | None
    parts: tuple[Part, ...]
    files: dict[str, FileRecord]

    def count(self, part: Part) -> int:
        """Return how many files of a part there are."""
        return sum(name.startswith(f"{part}/") for name in self.files)


_FORM = TypeAdapter(Manifest)


def to_json(manifest: Manifest) -> bytes:
    """Return a manifest as it is written."""
    return _FORM.dump_json(manifest, indent=1)


def from_json(text: bytes) -> Manifest:
    """Return the manifest that was written.

    :raises BackupError: If it is none, or one of a newer Entente.
    """
    try:
        manifest = _FORM.validate_json(text)
    except ValidationError as error:
        raise BackupError(
            f"its list of files cannot be read ({error.errors()[0]['msg']})"
        ) from None
    if manifest.format != FORMAT:
        raise BackupError(
            f"it has the format {manifest.format}, and this Entente knows {FORMAT}. Use the one "
            "that made it"
        )
    return manifest
