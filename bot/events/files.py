"""The calendar files that are answered from: those of an index version, or of a folder as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.calendars import CalendarReading, EventBook, read_calendar_folder


class CalendarFiles:
    """What some calendar files hold, with the book of their events and of those that are fetched.

    Questions that began with these files end with them, whatever is answered from meanwhile.
    """

    def __init__(self, folder: Path, zone: str) -> None:
        """Take a folder that people change, and the zone of times that name none."""
        self.readings: tuple[CalendarReading, ...] = ()
        self.book = EventBook()
        self._folder = folder
        self._zone = zone
        self._published = False
        self._stamp: object = None

    def publish(self, folder: Path) -> None:
        """Take the folder of an index version instead, which nobody changes."""
        self._folder, self._published, self._stamp = folder, True, None

    def read_changed(self) -> bool:
        """Read the files again where any changed; say whether one did."""
        # A version may be removed one day after another took its place.
        stamp = self._published or sorted(_signs(self._folder))
        if stamp == self._stamp:
            return False
        # An index can be served without the folder it was built from, or hold no calendar.
        there = self._folder.is_dir()
        self.readings = read_calendar_folder(self._folder, self._zone) if there else ()
        self._stamp = stamp
        return True


def _signs(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield what tells whether a calendar in a folder was changed, added or taken away."""
    for file in folder.rglob("*"):
        if file.suffix.lower() == ".ics":
            try:
                sign = file.stat()
            except OSError:  # taken away just now, or not to be read
                continue
            yield str(file), sign.st_mtime_ns, sign.st_size
