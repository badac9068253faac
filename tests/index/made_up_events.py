"""A made-up calendar for the tests of questions about dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus, Kind

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo(BERLIN))


def at(text: str) -> datetime:
    """Return a time in Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN))


def timed(
    title: str,
    start: str,
    kind: Kind = Kind.WEBINAR,
    society: str | None = None,
    *,
    hours: float = 1,
    status: EventStatus = EventStatus.CONFIRMED,
    place: str | None = "online",
    description: str = "",
) -> Event:
    """Return a made-up event with times."""
    begin = at(start)
    end = (begin.astimezone(UTC) + timedelta(hours=hours)).astimezone(begin.tzinfo)
    uid = f"{title}-{start}@made-up.example"
    return Event(
        uid, title, begin, end, BERLIN, kind, status, society, place, None, None, None, description
    )


def days(
    title: str, start: str, end: str, kind: Kind, society: str | None, place: str | None
) -> Event:
    """Return a made-up event of whole days, the last one named."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    uid = f"{title}-{start}@made-up.example"
    after = last + timedelta(days=1)
    made = Event(uid, title, first, after, BERLIN, kind, EventStatus.CONFIRMED, society, place)
    return replace(made, description="Made up for the tests.")


EVENTS = (
    days(
        "SIIM 2026 annual meeting (SIIM26)",
        "2026-06-10",
        "2026-06-12",
        Kind.MEETING,
        "siim",
        "Pittsburgh",
    ),
    days("SIIM 2027", "2027-06-17", "2027-06-19", Kind.MEETING, "siim", "Nashville"),
    days("RSNA 2025", "2025-11-30", "2025-12-04", Kind.MEETING, "rsna", "Chicago"),
    days("RSNA 2026", "2026-11-29", "2026-12-03", Kind.MEETING, "rsna", "Chicago"),
    days("RSNA 2027", "2027-11-14", "2027-11-18", Kind.MEETING, "rsna", "Chicago"),
    days(
        "EuSoMII Annual Meeting 2025",
        "2025-10-10",
        "2025-10-11",
        Kind.MEETING,
        "eusomii",
        "Valencia",
    ),
    days(
        "EuSoMII Annual Meeting 2026",
        "2026-10-09",
        "2026-10-10",
        Kind.MEETING,
        "eusomii",
        "Heraklion, Crete",
    ),
    days("SIIM-CAIMI26", "2026-10-26", "2026-10-27", Kind.MEETING, "siim", "Philadelphia"),
    timed("Made-up webinar: structured reporting", "2026-11-10T18:00", society="eusomii"),
    timed(
        "Made-up webinar: ethics of AI in radiology",
        "2026-12-01T18:00",
        society="eusomii",
        description="Bias, fairness and who is responsible.",
    ),
    timed(
        "Made-up webinar: DICOMweb for beginners",
        "2026-11-26T17:00",
        society="siim",
        status=EventStatus.CANCELLED,
    ),
    timed("Made-up webinar: cybersecurity of PACS", "2027-01-14T18:00", society="joint"),
    timed("Made-up hackathon", "2027-06-07T09:00", Kind.HACKATHON, "siim", hours=48),
    timed(
        "Made-up course: federated learning",
        "2027-02-08T09:00",
        Kind.COURSE,
        "eusomii",
        hours=6,
        place="Rotterdam",
    ),
    timed(
        "Made-up abstracts for SIIM 2027 due",
        "2026-12-15T23:59",
        Kind.DEADLINE,
        "siim",
        hours=0,
        place=None,
    ),
)
"""Made-up events around NOW."""

BOOK = EventBook(EVENTS)
