"""Made-up events for exporting: two to look at, and as many as wanted to draw."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from icalendar import Calendar

from knowledge.calendars import (
    Event,
    EventStatus,
    Kind,
    Ledger,
    Origin,
    read_calendar,
    to_ics,
)
from knowledge.calendars.fields import line, plain

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
BERLIN = ZoneInfo("Europe/Berlin")
TALK = Event(
    "made-up-talk",
    "Webinar: Ethics; bias, and consent",
    datetime(2026, 12, 1, 18, 0, tzinfo=BERLIN),
    datetime(2026, 12, 1, 19, 30, tzinfo=BERLIN),
    "UTC",
    kind=Kind.WEBINAR,
    society="joint",
    place="online",
    url="https://example.org/talk?id=1&lang=de",
    recording="https://example.org/recording",
    source="https://example.org/events.ics",
    description="Made up.\nTwo lines, a \\ and a ;",
)
DAYS = Event(
    "made-up-days",
    "Kongreß für Bildgebung",
    date(2027, 4, 15),
    date(2027, 4, 18),
    "UTC",
    kind=Kind.MEETING,
    society="eusomii",
    place="Porto, Portugal",
    source="events/made-up.ics",
)


def export(*events: Event, path: Path = Path("none"), now: datetime = NOW) -> bytes:
    """Export into a ledger that is read before and written after."""
    ledger = Ledger.load(path)
    written = to_ics(events, ledger, now)
    if path.name != "none":
        ledger.save()
    return written


def read(data: bytes) -> dict[str, Event]:
    """Return the events of a calendar, by uid."""
    reading = read_calendar(data, Origin("Made up"))
    assert reading.reports == ()
    assert reading.series == ()
    return {event.uid: event for event in reading.singles}


def alike(event: Event) -> Event:
    """Return an event as any reading of it must have it: without where and when it was read."""
    start, end = event.start, event.end
    if isinstance(start, datetime) and isinstance(end, datetime):
        start, end = start.astimezone(UTC), end.astimezone(UTC)
    return replace(event, start=start, end=end, calendar="", as_of=None)


def sequences(data: bytes) -> dict[str, tuple[int, str]]:
    """Return number and status of each event, as icalendar reads them."""
    events = Calendar.from_ical(data).walk("VEVENT")
    return {str(e["UID"]): (int(str(e["SEQUENCE"])), str(e["STATUS"])) for e in events}


def stamp(data: bytes) -> datetime:
    """Return when a calendar's only event became what it is."""
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    found: datetime = event.decoded("DTSTAMP")
    return found


texts = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200)
names = st.from_regex(r"[a-z0-9][a-z0-9@./#-]{0,60}", fullmatch=True)
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati"])
links = st.none() | st.from_regex(
    r"https://example\.org/[a-z0-9?=&,;%/-]{0,60}[a-z0-9]", fullmatch=True
)
societies = st.sampled_from(["siim", "eusomii", "joint", "another society"])
days = st.dates(date(1950, 1, 1), date(2150, 1, 1))


def survives(text: str) -> bool:
    """Return whether icalendar reads a text as it wrote it: \\N it takes for the end of a line."""
    return "\\N" not in text


@st.composite
def events(draw: st.DrawFn, zone: str) -> Event:
    """Draw an event whose texts are as the reader leaves them."""
    title = draw(texts.map(line).filter(bool).filter(survives))
    start: datetime | date
    if draw(st.booleans()):
        start = draw(days)
        end: datetime | date = start + draw(st.integers(1, 40)) * DAY
    else:
        moment = datetime.combine(draw(days), draw(st.times()).replace(microsecond=0, fold=0))
        start = moment.replace(tzinfo=ZoneInfo(draw(zones))).astimezone(UTC)
        end = start + timedelta(minutes=draw(st.integers(0, 5000)))
    place = draw(texts.map(line).filter(lambda text: "://" not in text).filter(survives)) or None
    return Event(
        draw(names),
        title,
        start,
        end,
        zone,
        draw(st.sampled_from(Kind)),
        draw(st.sampled_from(EventStatus)),
        draw(societies),
        place,
        draw(links),
        draw(links),
        draw(texts.map(line).filter(survives)) or "events/made-up.ics",
        draw(texts.map(plain).filter(lambda text: plain(text) == text).filter(survives)),
        sequence=draw(st.integers(0, 1000)),
        day_known=draw(st.booleans()),
    )


@st.composite
def calendars(draw: st.DrawFn) -> list[Event]:
    """Draw the events of one calendar, no two with one uid."""
    zone = draw(zones)
    return draw(st.lists(events(zone), max_size=6, unique_by=lambda event: event.uid))
