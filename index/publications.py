"""What was served, since when, by whom and why: a list whose last entry is what is served now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from index.errors import VersionError
from index.files import write_atomically

PUBLISHED = "published.json"
TERMINAL = "terminal"
"""By whom, when it was done at the command line."""

_REMEMBERED = 1000


class Action(StrEnum):
    """How a version came to be served."""

    PUBLISH = "publish"
    ROLL_BACK = "roll back"


@dataclass(frozen=True, slots=True)
class Publication:
    """That a version began to be served ``at`` an aware time; ``by`` and ``why`` may be empty."""

    version: str
    at: AwareDatetime
    by: str
    why: str
    action: Action


_LIST = TypeAdapter(tuple[Publication, ...])


def read_publications(folder: Path) -> tuple[Publication, ...] | None:
    """Return the publications of an index folder, oldest first; None where none is written yet.

    :raises VersionError: If the file is damaged.
    """
    path = folder / PUBLISHED
    try:
        return _LIST.validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise VersionError(
            f"The file {path}, which names the index version to serve, is damaged "
            f"({error.errors()[0]['msg']}). Put a backup in its place, or delete it and build "
            "again with `entente index build`."
        ) from None


def write_publications(folder: Path, publications: tuple[Publication, ...]) -> None:
    """Replace the publications of an index folder in one step; only so many are remembered."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _LIST.dump_json(publications[-_REMEMBERED:], indent=1).decode()
    write_atomically(folder / PUBLISHED, text + "\n")


def served_before(publications: tuple[Publication, ...]) -> list[str]:
    """Return the versions that were served, the last served first, each once."""
    return list(dict.fromkeys(each.version for each in reversed(publications)))


def publication(
    version: str, at: datetime, by: str = "", why: str = "", *, roll_back: bool = False
) -> Publication:
    """Return that a version is served from then on."""
    return Publication(version, at, by, why, Action.ROLL_BACK if roll_back else Action.PUBLISH)
