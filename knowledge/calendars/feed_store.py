"""The last good copies of remote calendars, on the disk."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.calendars.keeping import keep

_FORMAT = 1
_TIMES = ("fetched_at", "checked_at", "next_try")
_TEXTS = ("etag", "last_modified", "problem", "digest")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a remote calendar: its copy, and how the last tries went.

    ``digest`` is the SHA-256 of the copy, None without one; ``fetched_at`` when the copy was last
    known to be what the source has, ``checked_at`` when the source was last asked, ``problem`` why
    that failed, ``next_try`` until when the source wants to be left alone. Times are aware.
    """

    digest: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: datetime | None = None
    checked_at: datetime | None = None
    next_try: datetime | None = None
    problem: str | None = None


class Shelf:
    """Where copies lie: of each a small JSON file, which names the file with the data.

    The name of a copy's file is made of its digest, so that a new copy never touches the old one:
    the JSON file, replaced in one step, says which of them counts.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when something is kept."""
        self._folder = folder

    def take(self, key: str) -> tuple[Record, bytes | None, str | None]:
        """Return what is known of a calendar, its copy, and what is wrong with the files.

        Where something is wrong the copy counts as missing. Blocks.
        """
        for last in (False, True):
            try:
                record = self._record(key)
                data = None if record.digest is None else self._data(key, record.digest)
            except FileNotFoundError:
                # Never kept; or another process has just replaced it: look once more.
                if last and self._sheet(key).exists():
                    return Record(), None, "the file of its copy is missing"
            except OSError as error:
                return Record(), None, f"its copy cannot be read ({error.strerror or error})"
            except ValueError as error:
                return Record(), None, str(error)
            else:
                return record, data, None
        return Record(), None, None

    def put(self, key: str, record: Record, data: bytes | None = None) -> None:
        """Keep what is known of a calendar, and a new copy where there is one.

        Raises OSError where it cannot be written; the old copy counts then. Blocks.
        """
        if data is not None:
            keep(self._copy(key, record.digest or ""), data)
        fields = {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in asdict(record).items()
        }
        text = json.dumps({"format": _FORMAT, **fields}, ensure_ascii=False, indent=1)
        keep(self._sheet(key), text.encode())
        kept = self._copy(key, record.digest or "").name
        for file in self._folder.glob(f"{key}-*.ics"):
            if file.name != kept:
                file.unlink(missing_ok=True)

    def _record(self, key: str) -> Record:
        try:
            found = json.loads(self._sheet(key).read_bytes())
        except (ValueError, RecursionError):
            raise ValueError("the note about its copy is no JSON") from None
        if not isinstance(found, dict) or found.get("format") != _FORMAT:
            raise ValueError("the note about its copy is of another version of this program")
        fields: dict[str, Any] = {name: _text(found.get(name)) for name in _TEXTS}
        fields |= {name: _time(found.get(name)) for name in _TIMES}
        return Record(**fields)

    def _data(self, key: str, digest: str) -> bytes:
        data = self._copy(key, digest).read_bytes()
        if digest_of(data) != digest:
            raise ValueError("its copy was damaged on the disk")
        return data

    def _sheet(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _copy(self, key: str, digest: str) -> Path:
        return self._folder / f"{key}-{digest_of(digest.encode())[:16]}.ics"


def key_of(name: str, url: str) -> str:
    """Return the beginning of the file names of a calendar: its address may hold a secret."""
    named = f"{name}\n{url}".encode()
    return f"feed-{digest_of(named)[:24]}"


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some data as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise ValueError("the note about its copy has a field that is no text")


def _time(value: Any) -> datetime | None:
    text = _text(value)
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("the note about its copy has a time that cannot be read") from None
    if when.tzinfo is None:
        raise ValueError("the note about its copy has a time without a zone")
    return when
