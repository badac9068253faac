"""The calendar files of an index version: read, copied into its folder, and read from there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from index.version import CALENDARS, IndexVersion
from knowledge import Outcome, Status
from knowledge.calendars import CalendarReading, calendar_files, read_calendar_folder

# A file has thousands of events, and each may have something odd.
_REASONS = 5


def read_calendars(knowledge: Path) -> tuple[dict[str, bytes], tuple[Outcome, ...]]:
    """Return the bytes of a folder's calendar files, and what became of each file.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    found: dict[str, bytes] = {}
    outcomes = []
    for each in calendar_files(knowledge):
        if each.data is not None:
            found[each.file] = each.data
        reasons = [report.reason for report in each.reading.reports]
        if (more := len(reasons) - _REASONS) > 0:
            reasons[_REASONS:] = [f"And {more} more like this."]
        status = Status.FAILED if each.data is None else Status.INDEXED
        outcomes.append(Outcome(each.file, status, " ".join(reasons)))
    return found, tuple(outcomes)


def hashes(calendars: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file."""
    return {file: hashlib.sha256(data).hexdigest() for file, data in calendars.items()}


def write_calendars(folder: Path, calendars: Mapping[str, bytes]) -> None:
    """Write them into a version's folder; publishing the folder flushes them."""
    for file, data in calendars.items():
        path = folder / CALENDARS / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def readings_of(version: IndexVersion, zone: str) -> tuple[CalendarReading, ...]:
    """Return what a version's calendar files hold; times that name no zone are in ``zone``."""
    folder = version.calendars
    return read_calendar_folder(folder, zone) if folder and folder.is_dir() else ()
