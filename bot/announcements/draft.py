"""What a scheduled event of Discord's says of an event, within Discord's limits."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.markdown import escape, size
from knowledge.calendars.model import Event

NAME_LIMIT = 100
DESCRIPTION_LIMIT = 1000
LOCATION_LIMIT = 100

_NO_PLACE = "To be announced"
_LENGTH = timedelta(hours=1)
_KEY = re.compile(r"Entente · ([0-9a-f]{12})\s*\Z")
_ONLINE = {"", "online", "virtual", "zoom"}


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of an external scheduled event."""

    name: str
    description: str
    location: str
    start: datetime
    end: datetime

    @property
    def digest(self) -> str:
        """Return a short hash of all fields: equal drafts need no second request."""
        fields = (
            self.name,
            self.description,
            self.location,
            self.start.isoformat(),
            self.end.isoformat(),
        )
        return hashlib.sha256("\0".join(fields).encode()).hexdigest()[:32]


def draft_of(event: Event, key: str) -> Draft:
    """Return what the scheduled event of an event says; ``key`` ends its description."""
    start = event.starts_at.astimezone(UTC)
    end = event.ends_at.astimezone(UTC)
    return Draft(
        name=fit(" ".join(event.title.split()), NAME_LIMIT) or "Event",
        description=_description(event, f"Entente · {key}"),
        location=fit(_location(event), LOCATION_LIMIT),
        start=start,
        end=end if end > start else start + _LENGTH,
    )


def key_in(description: str | None) -> str | None:
    """Return the key that ends a description written by `draft_of`; None where there is none."""
    match = _KEY.search(description or "")
    return match[1] if match else None


def fit(text: str, limit: int) -> str:
    """Return a text cut to ``limit`` of Discord's characters, … at its end, words left whole."""
    if size(text) <= limit:
        return text
    units = text.encode("utf-16-le")[: 2 * (limit - 1)]
    # Half of a pair of surrogates is no character.
    cut = units.decode("utf-16-le", errors="ignore")
    space = cut.rfind(" ")
    # A cut inside an escape would leave a backslash that takes away the meaning of the ….
    return f"{(cut[:space] if space > limit // 2 else cut).rstrip().rstrip(chr(92))}…"


def _description(event: Event, mark: str) -> str:
    link = event.url if event.url and size(event.url) <= DESCRIPTION_LIMIT // 2 else ""
    tail = "\n\n".join(filter(None, (link, mark)))
    room = DESCRIPTION_LIMIT - size(tail) - 2
    text = fit(escape(event.description.strip()), room)
    return "\n\n".join(filter(None, (text, tail)))


def _location(event: Event) -> str:
    place = " ".join((event.place or "").split())
    if place.casefold() in _ONLINE and event.url and size(event.url) <= LOCATION_LIMIT:
        return event.url
    return place or _NO_PLACE
