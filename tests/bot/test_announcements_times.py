"""When a digest and "starting soon" are due, also where clocks are put forward or back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcements.times import digest_key, is_starting, last_digest
from knowledge.calendars.model import Event, EventStatus

SUNDAY = 6


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour", "now", "due"),
    [
        # An ordinary Sunday, just before and at the hour.
        ("Europe/Paris", 9, "2026-02-01T07:59:59", "2026-01-25T08:00"),
        ("Europe/Paris", 9, "2026-02-01T08:00:00", "2026-02-01T08:00"),
        # Europe puts its clocks forward on 29 March 2026 at 01:00 UTC; 02:00 does not exist.
        ("Europe/Paris", 9, "2026-03-29T12:00:00", "2026-03-29T07:00"),
        ("Europe/Paris", 2, "2026-03-29T12:00:00", "2026-03-29T01:00"),
        # And back on 25 October at 01:00 UTC; 02:00 comes twice.
        ("Europe/Paris", 9, "2026-10-25T12:00:00", "2026-10-25T08:00"),
        ("Europe/Paris", 2, "2026-10-25T12:00:00", "2026-10-25T00:00"),
        # The US put them forward on 8 March 2026 at 02:00, back on 1 November.
        ("America/New_York", 9, "2026-03-08T20:00:00", "2026-03-08T13:00"),
        ("America/New_York", 2, "2026-03-08T20:00:00", "2026-03-08T07:00"),
        ("America/New_York", 9, "2026-11-01T20:00:00", "2026-11-01T14:00"),
        ("America/New_York", 1, "2026-11-01T20:00:00", "2026-11-01T05:00"),
        # The weeks between: New York is on summer time, Paris is not yet.
        ("Europe/Paris", 9, "2026-03-15T12:00:00", "2026-03-15T08:00"),
        ("America/New_York", 9, "2026-03-15T20:00:00", "2026-03-15T13:00"),
        # A local Sunday that is a Saturday or Monday in UTC.
        ("Pacific/Kiritimati", 9, "2026-02-01T00:00:00", "2026-01-31T19:00"),
        ("Pacific/Honolulu", 20, "2026-02-02T07:00:00", "2026-02-02T06:00"),
    ],
)
def test_a_digest_comes_at_the_local_hour(zone: str, hour: int, now: str, due: str) -> None:
    assert last_digest(SUNDAY, hour, zone, utc(now)) == utc(due)


@given(
    st.integers(0, 6),
    st.integers(0, 23),
    st.sampled_from(["UTC", "Europe/Paris", "America/New_York", "Asia/Tokyo", "Pacific/Honolulu"]),
    st.datetimes(datetime(2025, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_a_digest_is_due_once_a_week(weekday: int, hour: int, zone: str, now: datetime) -> None:
    due = last_digest(weekday, hour, zone, now)
    local = due.astimezone(ZoneInfo(zone))
    # A week with a change of clocks is an hour longer.
    assert timedelta() <= now - due < timedelta(days=7, hours=1, seconds=1)
    assert local.weekday() == weekday
    assert local.hour in {hour, hour + 1}
    assert last_digest(weekday, hour, zone, due) == due
    assert digest_key(due, zone) == f"digest:{local.date()}"


START = utc("2026-05-05T15:00")
LONG_AGO = utc("2026-01-01T00:00")


def event(**fields: object) -> Event:
    given: dict[str, object] = {
        "uid": "a",
        "title": "Made-up webinar",
        "start": START,
        "end": START + timedelta(hours=1),
        "zone": "UTC",
        **fields,
    }
    return Event(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("after", "told"),
    [(-31, False), (-30, True), (-1, True), (0, True), (59, True), (60, False), (600, False)],
)
def test_starting_soon_is_told_until_the_end(after: int, told: bool) -> None:
    now = START + timedelta(minutes=after)
    assert is_starting(event(), 30, LONG_AGO, now) is told


@pytest.mark.parametrize(
    ("fields", "after", "since"),
    [
        ({"status": EventStatus.CANCELLED}, -10, LONG_AGO),
        ({"status": EventStatus.POSTPONED}, -10, LONG_AGO),
        ({"start": date(2026, 5, 5), "end": date(2026, 5, 6)}, -10, LONG_AGO),
        # It began before the moderator switched this on.
        ({}, 5, START + timedelta(minutes=4)),
        # It lasts for days, and the bot was away for longer than the grace period.
        ({"end": START + timedelta(days=3)}, 361, LONG_AGO),
        # It says nothing of its end.
        ({"end": START}, 5, LONG_AGO),
    ],
)
def test_starting_soon_is_not_told(fields: dict[str, object], after: int, since: datetime) -> None:
    assert not is_starting(event(**fields), 30, since, START + timedelta(minutes=after))
