"""The calendars that lie in the knowledge folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.calendars.reader import CalendarReading, Origin, Report, read_calendar
from knowledge.calendars.repair import LARGEST_CALENDAR
from knowledge.errors import CalendarError
from knowledge.folder import check_folder

SUFFIX = ".ics"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file: its path in the folder, its bytes, and what they hold.

    There are no bytes where they are no calendar; the reading says why.
    """

    file: str
    data: bytes | None
    reading: CalendarReading


def read_calendar_folder(folder: Path, zone: str) -> tuple[CalendarReading, ...]:
    """Read every .ics file below a folder, sorted by path; a bad one is a reading with a report.

    ``zone`` is the IANA zone of times that name none.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    return tuple(each.reading for each in calendar_files(folder, zone))


def calendar_files(folder: Path, zone: str = "UTC") -> Iterator[CalendarFile]:
    """Yield every .ics file below a folder, sorted by path, with what was read of it.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    check_folder(folder)
    for path in sorted(_files(folder)):
        yield _read(path, path.relative_to(folder).as_posix(), folder, zone)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                yield Path(parent) / name


def _read(path: Path, file: str, folder: Path, zone: str) -> CalendarFile:
    # A name that is not UTF-8 could be neither shown nor kept as where an event is from.
    shown = os.fsencode(file).decode(errors="replace")
    try:
        if shown != file:
            raise CalendarError("Its name is not UTF-8; rename it.")
        data = _bytes(path, folder)
        return CalendarFile(file, data, read_calendar(data, Origin(file, zone, titled=True)))
    except CalendarError as error:
        reason = str(error)
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}."
    return CalendarFile(shown, None, CalendarReading(shown, reports=(Report(shown, reason),)))


def _bytes(path: Path, folder: Path) -> bytes:
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise CalendarError("It is a link to something outside the knowledge folder.")
    if not path.is_file():
        raise CalendarError("It is no regular file.")
    with path.open("rb") as file:
        # One byte more than is read says that there is more.
        return file.read(LARGEST_CALENDAR + 1)
