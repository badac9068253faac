"""What a guild's moderators have chosen; everything is off until they choose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from knowledge.calendars.model import Event, Kind

DEFAULT_HOUR = 9
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Preferences:
    """A guild's choices.

    ``channel`` is where announcements go, None for nowhere. ``starting`` is how many minutes before
    an event's start it is told, None for never; ``digest_day`` the weekday of the digest, 0 for
    Monday, None for none. No ``societies`` means all, no ``kinds`` likewise. What was due before
    ``starting_since`` and ``digest_since``, when they were switched on, is not told.
    """

    guild: int
    channel: int | None = None
    starting: int | None = None
    starting_since: datetime = _LONG_AGO
    digest_day: int | None = None
    digest_hour: int = DEFAULT_HOUR
    zone: str = "UTC"
    digest_since: datetime = _LONG_AGO
    native: bool = False
    roles: bool = False
    societies: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()

    def wants(self, event: Event) -> bool:
        """Tell whether the guild wants to hear of an event; a joint one is of both societies."""
        of = {"siim", "eusomii", "joint"} if event.society == "joint" else {event.society}
        return (not self.societies or bool(self.societies & of)) and (
            not self.kinds or event.kind in self.kinds
        )

    def changed(self, now: datetime, **fields: Any) -> Preferences:
        """Return the choices with some changed; what is switched on counts from ``now``."""
        if "channel" in fields and fields["channel"] != self.channel:
            fields |= {"starting_since": now, "digest_since": now}
        if "starting" in fields and self.starting is None:
            fields["starting_since"] = now
        if {"digest_day", "digest_hour", "zone"} & fields.keys():
            fields["digest_since"] = now
        return replace(self, **fields)


def zone_named(text: str) -> str | None:
    """Return the IANA name of a time zone that a person typed; None where there is no such zone."""
    wanted = text.strip().replace(" ", "_").casefold()
    return next((name for name in available_timezones() if name.casefold() == wanted), None)


def is_zone(name: str) -> bool:
    """Tell whether a zone can be computed with on this machine."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
