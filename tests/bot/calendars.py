"""Made-up calendars around a made-up now. Nothing in them is announced anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A Tuesday, on which the clocks of Europe and of America show their winter time."""

EVENT = """\
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261101T000000Z
{lines}
END:VEVENT
"""
_TEMPLATE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Made up for a test//EN
X-WR-CALNAME:{name}
{events}END:VCALENDAR
"""

EVENTS = {
    "past-webinar": (
        "SUMMARY:Webinar: Federated learning for mammography",
        "DTSTART:20261110T170000Z",
        "DTEND:20261110T180000Z",
        "CATEGORIES:Webinar",
        "LOCATION:online",
        "URL:https://example.org/events/federated",
    ),
    "running-course": (
        "SUMMARY:Course: Image segmentation in practice",
        "DTSTART:20261124T110000Z",
        "DTEND:20261124T150000Z",
        "CATEGORIES:Course",
        "LOCATION:Vienna\\, Austria",
    ),
    "next-webinar": (
        "SUMMARY:Webinar: Ethics of AI in radiology",
        "DESCRIPTION:Bias\\, consent and accountability of algorithms. Made up for a test.",
        "DTSTART;TZID=Europe/Berlin:20261201T180000",
        "DTEND;TZID=Europe/Berlin:20261201T190000",
        "CATEGORIES:Webinar",
        "LOCATION:online",
        "URL:https://example.org/events/ethics",
    ),
    "cancelled-hackathon": (
        "SUMMARY:Hackathon: Reports into FHIR",
        "DTSTART;VALUE=DATE:20261205",
        "DTEND;VALUE=DATE:20261207",
        "STATUS:CANCELLED",
        "CATEGORIES:Hackathon",
        "LOCATION:Lyon\\, France",
    ),
    "abstracts-deadline": (
        "SUMMARY:Deadline: Abstracts for the spring meeting",
        "DTSTART;VALUE=DATE:20261215",
        "DTEND;VALUE=DATE:20261216",
        "CATEGORIES:Deadline",
    ),
    "journal-club": (
        "SUMMARY:Journal club",
        "DTSTART;TZID=America/New_York:20261007T120000",
        "DTEND;TZID=America/New_York:20261007T130000",
        "RRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=12",
        "CATEGORIES:Meeting",
        "LOCATION:online",
    ),
    "spring-meeting": (
        "SUMMARY:Spring meeting",
        "DTSTART;VALUE=DATE:20270415",
        "DTEND;VALUE=DATE:20270418",
        "CATEGORIES:Meeting",
        "LOCATION:Porto\\, Portugal",
    ),
}
"""The lines of each made-up event, by its uid."""


def calendar(name: str = "Made up", events: dict[str, tuple[str, ...]] | None = None) -> str:
    """Return a calendar of these events, of `EVENTS` by default, as iCalendar has it."""
    chosen = EVENTS if events is None else events
    written = "".join(
        EVENT.format(uid=uid, lines="\n".join(lines)) for uid, lines in chosen.items()
    )
    return _TEMPLATE.format(name=name, events=written).replace("\n", "\r\n")


def write_calendar(file: Path, name: str = "Made up") -> Path:
    """Write the made-up calendar into a file, its folder too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(calendar(name).encode())
    return file


@dataclass
class Source:
    """A remote calendar's server on this machine: what it answers can be changed at any time."""

    body: bytes = field(default_factory=lambda: remote_only())
    status: int = 200
    kind: str = "text/calendar; charset=utf-8"
    asked: int = 0
    url: str = ""


@contextmanager
def serving() -> Iterator[Source]:
    """Serve a calendar on this machine's own address, in a thread."""
    source = Source()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            source.asked += 1
            self.send_response(source.status)
            self.send_header("Content-Type", source.kind)
            self.send_header("Content-Length", str(len(source.body)))
            self.end_headers()
            self.wfile.write(source.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        source.url = f"http://127.0.0.1:{server.server_port}/events.ics"
        try:
            yield source
        finally:
            server.shutdown()
            thread.join()


def remote_only() -> bytes:
    """Return a calendar with one event that `EVENTS` does not have."""
    lines = ("SUMMARY:Remote seminar", "DTSTART:20261202T090000Z", "DTEND:20261202T100000Z")
    return calendar("Remote", {"remote-seminar": lines}).encode()
