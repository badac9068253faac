"""The calendars that lie in the knowledge folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from knowledge.calendars.reader import CalendarReading, Origin, Report, read_calendar
from knowledge.calendars.repair import LARGEST_CALENDAR
from knowledge.errors import CalendarError
from knowledge.folder import check_folder

SUFFIX = ".ics"


def read_calendar_folder(folder: Path, zone: str) -> tuple[CalendarReading, ...]:
    """Read every .ics file below a folder, sorted by path; a bad one is a reading with a report.

    ``zone`` is the IANA zone of times that name none.

    :raises KnowledgeError: If the folder is missing, or is no folder.
    """
    check_folder(folder)
    return tuple(
        _reading(path, path.relative_to(folder).as_posix(), folder, zone)
        for path in sorted(_files(folder))
    )


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(SUFFIX) and not name.startswith("."):
                yield Path(parent) / name


def _reading(path: Path, file: str, folder: Path, zone: str) -> CalendarReading:
    # A name that is not UTF-8 could be neither shown nor kept as where an event is from.
    file = os.fsencode(file).decode(errors="replace")
    try:
        return read_calendar(_bytes(path, folder), Origin(file, zone, titled=True))
    except CalendarError as error:
        reason = str(error)
    except OSError as error:
        reason = f"It cannot be read: {error.strerror or error}."
    return CalendarReading(file, reports=(Report(file, reason),))


def _bytes(path: Path, folder: Path) -> bytes:
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise CalendarError("It is a link to something outside the knowledge folder.")
    if not path.is_file():
        raise CalendarError("It is no regular file.")
    with path.open("rb") as file:
        # One byte more than is read says that there is more.
        return file.read(LARGEST_CALENDAR + 1)
