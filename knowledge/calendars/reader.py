"""A calendar's bytes to events: a broken event is reported, the others live."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import icalendar

from knowledge.calendars.book import EventBook, Series
from knowledge.calendars.cleaning import clean, single, text_of
from knowledge.calendars.fields import (
    address,
    kind_of,
    line,
    plain,
    society_of,
    status_of,
)
from knowledge.calendars.identity import gathered, original_start, sequence_of, uids_of
from knowledge.calendars.model import Event
from knowledge.calendars.recurrence import RuleSeries
from knowledge.calendars.repair import MOST_EVENTS, Parts, take_apart
from knowledge.calendars.zones import Zones, at_midnight, iana_zone, settled, zones_described

_UNTITLED = "Untitled event"


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a calendar besides what stands in it.

    ``zone`` is the IANA zone of times that name none; ``as_of`` the aware time at which the
    calendar was fetched, None for a file. ``titled`` says that its events may be shown under the
    name it gives itself (X-WR-CALNAME) instead of ``name``.
    """

    name: str
    zone: str = "UTC"
    society: str | None = None
    source: str | None = None
    as_of: datetime | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What could not be read of a calendar: its name, and a sentence that says what and why."""

    calendar: str
    reason: str

    def __str__(self) -> str:
        """Return one line for an operator."""
        return f"{self.calendar}: {self.reason}"


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """What a calendar holds: single events, series, and what could not be read."""

    name: str
    singles: tuple[Event, ...] = ()
    series: tuple[Series, ...] = ()
    reports: tuple[Report, ...] = ()


def book_of(readings: Iterable[CalendarReading]) -> EventBook:
    """Return a book of all that was read."""
    kept = tuple(readings)
    return EventBook(
        (event for reading in kept for event in reading.singles),
        (series for reading in kept for series in reading.series),
    )


def read_calendar(data: bytes, origin: Origin) -> CalendarReading:
    """Read a calendar.

    :raises CalendarError: If the data is no calendar at all, with what it looks like.
    """
    parts = take_apart(data)
    origin = replace(origin, zone=_zone_in(parts) or origin.zone)
    zones = Zones(origin.zone, zones_described(parts.zones))
    shown = (line(_header(parts, "X-WR-CALNAME"), 80) if origin.titled else "") or origin.name
    reports: list[str] = []
    components: list[icalendar.Event] = []
    for number, component in enumerate(_components(parts.events), 1):
        if component is None:
            reports.append(f"Event {number} cannot be parsed and was left out.")
            continue
        problem = clean(component, zones)
        if problem is not None:
            reports.append(f"{_label(component, number)} {problem}")
        if single(component, "DTSTART") is not None:
            components.append(component)
    if parts.cut:
        reports.append("The calendar ends in the middle of an event; what came before was read.")
    if parts.beyond:
        reports.append(f"It has more than {MOST_EVENTS:,} events; {parts.beyond:,} were left out.")
    reports += [
        f"Nobody knows its zone “{line(name, 80)}”; times in it are read as {zones.default}."
        for name in sorted(zones.unknown)
    ]
    origin = replace(origin, as_of=origin.as_of or _newest(components))
    singles, series = _events(components, origin, shown, reports)
    return CalendarReading(
        origin.name, singles, series, tuple(Report(origin.name, text) for text in reports)
    )


def _zone_in(parts: Parts) -> str | None:
    """Return the calendar's own default zone (X-WR-TIMEZONE), if it is known."""
    return getattr(iana_zone(_header(parts, "X-WR-TIMEZONE")), "key", None)


def _header(parts: Parts, wanted: str) -> str:
    """Return the text of one of the calendar's own properties; "" where it has none."""
    for each in parts.header:
        name, _, value = each.partition(":")
        if name.upper().split(";")[0] == wanted:
            return re.sub(r"\\([,;\\])", r"\1", value).strip()
    return ""


def _components(blocks: Sequence[str]) -> Iterator[icalendar.Event | None]:
    """Yield the events of blocks of text, in order; None for one that no parser takes."""
    whole = _parsed(blocks)
    if whole is not None and len(whole) == len(blocks):
        yield from whole
    elif len(blocks) > 1:
        half = len(blocks) // 2
        yield from _components(blocks[:half])
        yield from _components(blocks[half:])
    else:
        yield whole[0] if whole else None


def _parsed(blocks: Sequence[str]) -> list[icalendar.Event] | None:
    text = "\r\n".join(["BEGIN:VCALENDAR", *blocks, "END:VCALENDAR", ""])
    try:
        calendar = icalendar.Calendar.from_ical(text)
        return [each for each in calendar.walk("VEVENT") if isinstance(each, icalendar.Event)]
    # Last resort: calendars are other people's, and whatever the parser raises on one event, the
    # others must still be read.
    except Exception:
        return None


def _label(component: icalendar.Event, number: int) -> str:
    title = line(text_of(component, "SUMMARY"), 80) or line(text_of(component, "UID"), 80)
    place = f"Event {number}" if number else "The event"
    return f"{place} ({title})" if title else place


def _newest(components: Iterable[icalendar.Event]) -> datetime | None:
    """Return when the latest change of a calendar was written, as far as its events say."""
    stamps = []
    for component in components:
        for name in ("LAST-MODIFIED", "DTSTAMP"):
            value = getattr(single(component, name), "dt", None)
            if isinstance(value, datetime):
                # The Events Calendar leaves the Z away.
                stamps.append(value if value.tzinfo else value.replace(tzinfo=UTC))
                break
    return max(stamps, default=None)


def _events(
    components: list[icalendar.Event], origin: Origin, shown: str, reports: list[str]
) -> tuple[tuple[Event, ...], tuple[Series, ...]]:
    groups: dict[str, list[icalendar.Event]] = defaultdict(list)
    for component, uid in zip(components, uids_of(components), strict=True):
        groups[uid].append(component)
    singles: list[Event] = []
    series: list[Series] = []
    for uid, group in groups.items():
        alone, repeated = gathered(uid, group)
        singles += [_event(component, own, origin, shown) for own, component in alone]
        for own, parts in repeated:
            starts = [_start(component, origin.zone) for component in parts]
            made = RuleSeries(parts, partial(_occurrence, own, origin, shown), min(starts))
            if made.works():
                series.append(made)
                continue
            reports.append(
                f"{_label(parts[0], 0)} repeats in a way that cannot be worked out; only its "
                "first date was kept."
            )
            singles.append(_event(parts[0], own, origin, shown))
    return tuple(singles), tuple(series)


def _start(component: icalendar.Event, zone: str) -> datetime:
    when = single(component, "DTSTART").dt
    return when if isinstance(when, datetime) else at_midnight(when, zone)


def _occurrence(uid: str, origin: Origin, shown: str, component: icalendar.Event) -> Event | None:
    """Return an occurrence of a series; its uid holds its original start, whenever it is now."""
    when = original_start(component)
    stamp = f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(when, datetime) else f"{when}"
    # The library gives what is read already: all times are aware.
    if clean(component, Zones(origin.zone)) and single(component, "DTSTART") is None:
        return None
    return _event(component, f"{uid}/{stamp}", origin, shown)


def _event(component: icalendar.Event, uid: str, origin: Origin, shown: str) -> Event:
    """Return the event of a cleaned component."""
    start = settled(single(component, "DTSTART").dt)
    end = settled(single(component, "DTEND").dt)
    title = line(text_of(component, "SUMMARY"))
    place = line(text_of(component, "LOCATION"))
    url, link = address(text_of(component, "URL")), address(place)
    if link and place.startswith(("http://", "https://")):
        place = "online"
    categories = component.get("CATEGORIES")
    named = categories.to_ical().decode() if hasattr(categories, "to_ical") else ""
    return Event(
        uid=uid,
        title=title or _UNTITLED,
        start=start,
        end=end,
        zone=origin.zone,
        kind=kind_of(text_of(component, "X-ENTENTE-KIND"), named, title),
        status=status_of(
            text_of(component, "X-ENTENTE-STATUS"), text_of(component, "STATUS"), title
        ),
        society=society_of(text_of(component, "X-ENTENTE-SOCIETY"), origin.society, title),
        place=place or None,
        url=url or link,
        recording=address(text_of(component, "X-ENTENTE-RECORDING")),
        source=line(text_of(component, "X-ENTENTE-SOURCE")) or origin.source or origin.name,
        description=plain(text_of(component, "DESCRIPTION") or text_of(component, "X-ALT-DESC")),
        calendar=shown,
        as_of=origin.as_of,
        sequence=sequence_of(component),
        day_known=text_of(component, "X-ENTENTE-DAY-KNOWN").strip().upper() != "FALSE",
    )
