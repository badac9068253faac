"""Events to iCalendar, and to the link that puts one into Google Calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from urllib.parse import quote, urlencode

import icalendar

from knowledge.calendars.ledger import Entry, Ledger
from knowledge.calendars.model import Event, EventStatus

__all__ = ["LONGEST_LINK", "Ledger", "event_ics", "google_calendar_link", "to_ics"]

LONGEST_LINK = 512
"""Characters of a link, of which Discord's buttons take no more."""

_PRODUCT = "-//Entente//Events//EN"
_GOOGLE = "https://calendar.google.com/calendar/render?"
_LONGEST_TITLE, _LONGEST_PLACE, _LONGEST_URL = 180, 80, 130
# iCalendar has no word for an event that will be on another day: X-ENTENTE-STATUS says so.
_STATUS = {
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}


def to_ics(events: Iterable[Event], ledger: Ledger, now: datetime) -> bytes:
    """Return a calendar of all events, for others to subscribe to.

    The ledger learns what was given away; it is for the caller to save it.
    """
    return _calendar(ledger.enter(events, now))


def event_ics(event: Event) -> bytes:
    """Return a calendar of one event, for somebody to take over."""
    stamp = event.as_of or datetime.now(UTC)
    return _calendar([Entry(event, event.sequence, stamp)])


def google_calendar_link(event: Event) -> str:
    """Return the address that offers to put an event into Google Calendar.

    It has at most LONGEST_LINK characters: the details are shortened first.
    """
    start, end = _google_time(event.start), _google_time(event.end)
    link = _GOOGLE + urlencode({"action": "TEMPLATE", "dates": f"{start}/{end}"}, safe="/")
    link += f"&text={_quoted(event.title, _LONGEST_TITLE)}"
    if event.place:
        link += f"&location={_quoted(event.place, _LONGEST_PLACE)}"
    # Half an address leads nowhere.
    url = event.url if event.url and len(_escaped(event.url)) <= _LONGEST_URL else ""
    lead = "\n" if url and event.description else ""
    head = _escaped(url + lead)
    details = head + _quoted(event.description, LONGEST_LINK - len(f"{link}&details={head}"))
    return f"{link}&details={details}" if details else link


def _calendar(entries: Iterable[Entry]) -> bytes:
    """Return a calendar in the bytes of RFC 5545: lines folded, ends of lines CR LF."""
    kept = tuple(entries)
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _PRODUCT)
    zones = {entry.event.zone for entry in kept}
    if len(zones) == 1:
        # Whose days the days of all-day events are; several cannot be said.
        calendar.add("X-WR-TIMEZONE", zones.pop())
    for entry in kept:
        calendar.add_component(_component(entry))
    return bytes(calendar.to_ical())


def _component(entry: Entry) -> icalendar.Event:
    event = entry.event
    component = icalendar.Event()
    component.add("UID", event.uid)
    component.add("DTSTAMP", entry.stamp.astimezone(UTC).replace(microsecond=0))
    component.add("LAST-MODIFIED", entry.stamp.astimezone(UTC).replace(microsecond=0))
    component.add("SEQUENCE", entry.sequence)
    component.add("SUMMARY", event.title)
    component.add("DTSTART", _time(event.start))
    # RFC 5545, 3.8.2.2: an end lies after its start, or is not said.
    if event.end != event.start:
        component.add("DTEND", _time(event.end))
    component.add("STATUS", _STATUS[event.status])
    component.add("CATEGORIES", [event.kind.value])
    texts = {
        "LOCATION": event.place,
        "URL": event.url,
        "DESCRIPTION": event.description,
        "X-ENTENTE-KIND": event.kind.value,
        "X-ENTENTE-SOCIETY": event.society,
        "X-ENTENTE-STATUS": "POSTPONED" if event.status is EventStatus.POSTPONED else None,
        "X-ENTENTE-RECORDING": event.recording,
        "X-ENTENTE-SOURCE": event.source,
        "X-ENTENTE-DAY-KNOWN": None if event.day_known else "FALSE",
    }
    for name, text in texts.items():
        if text:
            component.add(name, text)
    return component


def _time(when: datetime | date) -> datetime | date:
    # In UTC no parser needs to know a zone, so all read the same.
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def _google_time(when: datetime | date) -> str:
    if isinstance(when, datetime):
        return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{when:%Y%m%d}"


def _quoted(text: str, room: int) -> str:
    """Return a text for an address, of at most ``room`` characters with all its escapes."""
    if len(_escaped(text)) <= room:
        return _escaped(text)
    text = text[: max(0, room)]
    while text and len(_escaped(f"{text}…")) > room:
        text = text[:-1].rstrip()
    return _escaped(f"{text}…") if text else ""


def _escaped(text: str) -> str:
    return quote(text, safe="")
