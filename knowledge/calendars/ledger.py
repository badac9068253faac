"""What was given away of each event, so that its number rises whenever it changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from knowledge.calendars.keeping import keep
from knowledge.calendars.model import Event, EventStatus, Kind
from knowledge.errors import KnowledgeError

_FORMAT = 1
_FORGOTTEN = timedelta(days=730)
_TEXTS = ("uid", "title", "zone", "society", "place", "url", "recording", "source", "description")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it was last given away: ``stamp`` says when it became so, an aware time."""

    event: Event
    sequence: int
    stamp: datetime


class Ledger:
    """The events that were exported, by uid, in a JSON file."""

    def __init__(self, path: Path, entries: Mapping[str, Entry] | None = None) -> None:
        """Take the file's path and what is in it."""
        self._path = path
        self._entries = dict(entries or {})

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Read a ledger; where there is no file, nothing was exported yet.

        :raises KnowledgeError: If the file cannot be read.
        """
        try:
            found = json.loads(path.read_bytes())
            if found["format"] != _FORMAT:
                raise ValueError("it is of another version of this program")
            entries = {uid: _entry(fields) for uid, fields in found["events"].items()}
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            raise KnowledgeError(
                f"The ledger of exported events {path} cannot be read "
                f"({error.strerror or error}). Give this program the right to read it."
            ) from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise KnowledgeError(
                f"The ledger of exported events {path} is damaged. Put its backup back; or move it "
                "away, and all events count from their own numbers again, which calendars that "
                "subscribed may take for older than what they have."
            ) from None
        return cls(path, entries)

    def save(self) -> None:
        """Write the ledger in one step.

        :raises KnowledgeError: If it cannot be written.
        """
        events = {uid: _fields(entry) for uid, entry in sorted(self._entries.items())}
        text = json.dumps({"format": _FORMAT, "events": events}, ensure_ascii=False, indent=1)
        try:
            keep(self._path, text.encode())
        except OSError as error:
            raise KnowledgeError(
                f"The ledger of exported events {self._path} cannot be written "
                f"({error.strerror or error}). Without it the numbers of changes would not rise."
            ) from None

    def enter(self, events: Iterable[Event], now: datetime) -> tuple[Entry, ...]:
        """Enter all events that are to be given away, and return them with their numbers.

        Events that are missing now and still to come are among them, as cancelled.
        """
        given = {event.uid: event for event in events}
        given |= {event.uid: event for event in self._vanished(given, now)}
        entries = {uid: self._next(event, now) for uid, event in given.items()}
        old = {
            uid: entry
            for uid, entry in self._entries.items()
            if entry.event.ends_at > now - _FORGOTTEN
        }
        self._entries = old | entries
        return tuple(sorted(entries.values(), key=_order))

    def _vanished(self, given: Mapping[str, Event], now: datetime) -> Iterator[Event]:
        for uid, entry in self._entries.items():
            # Seen from before it was known, an event cannot be missing.
            if uid not in given and entry.event.ends_at > now >= entry.stamp:
                yield replace(entry.event, status=EventStatus.CANCELLED)

    def _next(self, event: Event, now: datetime) -> Entry:
        before = self._entries.get(event.uid)
        now = now.astimezone(UTC).replace(microsecond=0)
        if before is None:
            return Entry(event, event.sequence, now)
        if digest(event) != digest(before.event):
            return Entry(event, max(before.sequence + 1, event.sequence), max(now, before.stamp))
        if event.sequence > before.sequence:
            return Entry(event, event.sequence, max(now, before.stamp))
        return Entry(event, before.sequence, before.stamp)


def digest(event: Event) -> str:
    """Return a SHA-256 of what people see of an event: not of when and where it was read."""
    return hashlib.sha256(json.dumps(_content(event), sort_keys=True).encode()).hexdigest()


def _content(event: Event) -> dict[str, Any]:
    return {
        **{name: getattr(event, name) for name in _TEXTS},
        "start": _written(event.start),
        "end": _written(event.end),
        "kind": event.kind.value,
        "status": event.status.value,
        "day_known": event.day_known,
    }


def _written(when: datetime | date) -> str:
    # One instant is one text, in whatever zone it was written.
    return (when.astimezone(UTC) if isinstance(when, datetime) else when).isoformat()


def _read(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "sequence": entry.sequence,
        "stamp": entry.stamp.isoformat(),
        "digest": digest(entry.event),
        "event": _content(entry.event),
    }


def _entry(fields: Mapping[str, Any]) -> Entry:
    """Return the entry of a file's record; raises ValueError, KeyError or TypeError without one."""
    content, sequence = dict(fields["event"]), int(fields["sequence"])
    content["start"], content["end"] = _read(content["start"]), _read(content["end"])
    content["kind"], content["status"] = Kind(content["kind"]), EventStatus(content["status"])
    event = Event(**content, sequence=sequence)
    if digest(event) != fields["digest"]:
        raise ValueError("an event is not as it was written")
    return Entry(event, sequence, datetime.fromisoformat(fields["stamp"]))


def _order(entry: Entry) -> tuple[datetime, datetime, str]:
    return entry.event.starts_at, entry.event.ends_at, entry.event.uid
