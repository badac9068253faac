"""The occurrences of a series in Discord's own list of events. All events are made up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.bot.announcing import cog_of
from tests.bot.calendars import EVENTS
from tests.bot.reminding import change
from tests.bot.test_native_flow import Native, native

__all__ = ["native"]
CLUB = "Journal club"
# One of the club's days is called off, under the uid of the series.
ONE_OFF = (
    *EVENTS["journal-club"],
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:journal-club",
    "DTSTAMP:20261101T000000Z",
    "RECURRENCE-ID;TZID=America/New_York:20270106T120000",
    "DTSTART;TZID=America/New_York:20270106T120000",
    f"SUMMARY:{CLUB}",
    "STATUS:CANCELLED",
)


async def turn(native: Native) -> None:
    cog = await cog_of(native.world)
    await cog.tick()
    await cog.sync()
    await native.world.env.settle()


def days(native: Native, status: int = 1) -> list[str]:
    """Return the days of the club's scheduled events, by how these stand."""
    clubs = [each for each in native.events.values() if each.name == CLUB]
    starts = [each.scheduled_start_time for each in clubs if each.status == status]
    return sorted(f"{datetime.fromisoformat(start):%Y-%m-%d %H:%M}" for start in starts)


async def test_a_series_is_single_events_and_one_that_is_off_is_cancelled_alone(
    native: Native, events_folder: Path
) -> None:
    await turn(native)
    # At noon in New York, which is on winter time; what is further off comes within reach later.
    expected = ["2026-12-02 17:00", "2027-01-06 17:00", "2027-02-03 17:00"]
    assert days(native) == expected
    before = set(native.events)
    await change(native.world, events_folder, journal_club=ONE_OFF)
    await turn(native)
    assert days(native) == [expected[0], expected[2]]
    assert days(native, status=4) == [expected[1]]
    assert set(native.events) == before
