"""When something is due: the digest by a zone's clock, "starting soon" before an event."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from knowledge.calendars.model import Event

GRACE = timedelta(hours=6)
"""How late something is still told after the bot was away."""


def last_digest(weekday: int, hour: int, zone: str, now: datetime) -> datetime:
    """Return the last instant, not after ``now``, at which a weekly digest was due.

    ``weekday`` counts from 0, Monday. An hour that a change to summer time skips is taken as the
    hour after; one that comes twice as the first of the two.
    """
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() - timedelta(days=(local.weekday() - weekday) % 7)
    for back in (0, 7):
        due = datetime.combine(day - timedelta(days=back), time(hour), ZoneInfo(zone))
        if due.astimezone(UTC) <= now:
            break
    return due.astimezone(UTC)


def digest_key(due: datetime, zone: str) -> str:
    """Return the name of a digest: the same whatever hour was chosen that day."""
    return f"digest:{due.astimezone(ZoneInfo(zone)):%Y-%m-%d}"


def is_starting(event: Event, minutes: int, since: datetime, now: datetime) -> bool:
    """Tell whether "starting soon" should be told of an event now.

    Days have no hour to start at. What began before a moderator switched this on, at ``since``, is
    not told; nor, after the bot was away, what is over or began longer ago than the grace period.
    """
    if event.all_day or not event.takes_place or event.starts_at <= since:
        return False
    due = event.starts_at - timedelta(minutes=minutes)
    return due <= now < starting_expires(event)


def starting_expires(event: Event) -> datetime:
    """Return when "starting soon" is of no use any more."""
    end = max(event.ends_at, event.starts_at + timedelta(minutes=1))
    return min(end, event.starts_at + GRACE)
