"""Events made up by hand, for cards and flows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus, Kind

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = "Made-up calendar"


def event(title: str, start: datetime | date = NOW, **values: Any) -> Event:
    """Return an event that lasts an hour, or a day, and is made up."""
    length = timedelta(hours=1) if isinstance(start, datetime) else timedelta(days=1)
    known: dict[str, Any] = {
        "uid": f"{title}@made-up.example",
        "title": title,
        "start": start,
        "end": start + length,
        "zone": "Europe/Berlin",
        "calendar": CALENDAR,
        "as_of": NOW - timedelta(days=1),
    }
    return Event(**(known | values))


AGENTS = event(
    "Webinar on made-up agents",
    datetime(2026, 12, 3, 18, tzinfo=BERLIN),
    kind=Kind.WEBINAR,
    society="eusomii",
    place="online",
    url="https://example.org/agents",
    description="A made-up webinar. See https://example.org/more",
)
ETHICS = event(
    "Made-up ethics evening",
    datetime(2027, 1, 14, 19, tzinfo=BERLIN),
    kind=Kind.WEBINAR,
    society="joint",
)
MEETING = event(
    "Made-up annual meeting",
    date(2027, 6, 7),
    end=date(2027, 6, 10),
    kind=Kind.MEETING,
    society="siim",
    place="Nowhere, Utopia",
)
CANCELLED = event(
    "Made-up cancelled course",
    datetime(2026, 12, 10, 9, tzinfo=BERLIN),
    kind=Kind.COURSE,
    society="siim",
    status=EventStatus.CANCELLED,
)
RECORDED = event(
    "Made-up first webinar",
    datetime(2026, 3, 5, 18, tzinfo=BERLIN),
    kind=Kind.WEBINAR,
    society="eusomii",
    recording="https://example.org/recording",
)
HACKATHON = event("Made-up hackathon", date(2025, 6, 1), end=date(2025, 6, 3), kind=Kind.HACKATHON)
BOOK = EventBook((AGENTS, ETHICS, MEETING, CANCELLED, RECORDED, HACKATHON))
