"""What Entente says of an event: when it is, how it stands, and whose it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from bot.markdown import escape_line, shorten
from knowledge.calendars.model import Event, EventStatus, Kind, Phase

if TYPE_CHECKING:
    import discord

    from index.events.model import EventAnswer

SOCIETIES = {"siim": "SIIM", "eusomii": "EuSoMII", "joint": "SIIM and EuSoMII"}
_ACRONYM = 6
KINDS = {
    Kind.WEBINAR: "Webinar",
    Kind.MEETING: "Meeting",
    Kind.COURSE: "Course",
    Kind.HACKATHON: "Hackathon",
    Kind.DEADLINE: "Deadline",
    Kind.OTHER: "Event",
}
_PLURALS = {
    Kind.WEBINAR: "webinars",
    Kind.MEETING: "meetings",
    Kind.COURSE: "courses",
    Kind.HACKATHON: "hackathons",
    Kind.DEADLINE: "deadlines",
    Kind.OTHER: "other events",
}
NO_TITLE = "Event without a title"
ADD_TO_CALENDAR = "Add to calendar"
GONE = (
    "This event is not in my calendars any more. /events upcoming shows what is, and /events "
    "search finds it by its topic."
)
NO_SUCH_EVENT = (
    "I know no event called “{title}”. Choose one of those offered while you type, or look with "
    "/events search."
)
NOTHING_FOUND = (
    "No event in my calendars comes close to that. Try other words, or look through /events "
    "upcoming and /events past."
)
LIST_UNREADABLE = "I can't read which list this is any more. Please ask for it again."
NO_SUCH_DATE = (
    "I can't read “{typed}” as a date. Try one like these: 2026-12-03, 3 December, tomorrow, "
    "next week."
)
NO_SUCH_SOCIETY = "My calendars hold no events of “{typed}”. The societies I know: {known}."
_ICS = "Open this file to put **{title}** into your calendar."
_HEADING = "### {what}{of}{within}"
_WHAT = {"upcoming": "Upcoming {kind}", "past": "Past {kind}"}
_OF = " of {society}"
_WITHIN = ", next {days} days"
_ON = "### On {day}"
_FROM = "### From {first} to {last}"
_NOTHING = {
    "upcoming": "Nothing of that kind is coming up in my calendars.",
    "past": "My calendars hold nothing of that kind that is over.",
    "on": "Nothing is on then in my calendars.",
}
_LAST = "{said} The last one I know:"
COMPUTED = "Computed from calendars and the clock"
_NONE_FOUND = {
    "next": "Nothing upcoming of that kind is in my calendars.",
    "upcoming": "Nothing upcoming of that kind is in my calendars.",
    "last": "My calendars hold nothing of that kind that is over.",
    "past": "My calendars hold nothing of that kind that is over.",
    "period": "Nothing of that kind is in my calendars for that time.",
}
_FOUND = {
    "next": "The next {kind}:",
    "upcoming": "Coming up, the soonest first:",
    "last": "The last {kind}:",
    "past": "What took place, the latest first:",
    "period": "In my calendars for that time:",
}
_NONE_ELSE = {
    "next": "Nothing else of that kind is coming up in my calendars.",
    "upcoming": "Nothing else of that kind is coming up in my calendars.",
    "last": "My calendars hold nothing else of that kind that is over.",
    "past": "My calendars hold nothing else of that kind that is over.",
    "period": "Nothing else of that kind is in my calendars for that time.",
}
_OFF = "“{title}” on {day} is {state}."
_OFF_BUT = "“{title}” on {day} is {state}; the next is “{other}” on {other_day}."
_CANCELLED = "Cancelled: it does not take place"
_POSTPONED = "Postponed: no new date is in my calendars yet"
_TENTATIVE = "Tentative: not confirmed yet"
_RUNNING = "Running now"
_TODAY = "Today"
_THIS_MONTH = "Some time this month: its day is not in my calendars"
_TOOK_PLACE = "Took place {when}"
_PASSED = "Passed {when}"
_UNSURE = "Was planned {when}, tentatively: my calendars do not say whether it took place"
_RECORDED = "{said}; there is a recording"
_AS_OF = "{calendar}, as of {day}"
_NO_AS_OF = "{calendar}, undated"
_DOWN = "{calendar}: its source does not answer now, last read {day} ({ago})"


def society_name(society: str | None) -> str | None:
    """Return a society's name as it is written, plain text; None for none."""
    if not society or society in SOCIETIES:
        return SOCIETIES.get(society or "")
    # Events hold names in lower case; a short one is an acronym.
    acronym = len(society) <= _ACRONYM and society.isascii() and society.isalpha()
    return society.upper() if acronym else society


def ics_sentence(title: str) -> str:
    """Return what stands above an event's file; the title is escaped already."""
    return _ICS.format(title=title)


def list_heading(what: str, society: str | None, kind: Kind | None, days: int | None) -> str:
    """Return the heading of what is upcoming or past, escaped."""
    name = society_name(society)
    return _HEADING.format(
        what=_WHAT[what].format(kind=_PLURALS[kind] if kind else "events"),
        of=_OF.format(society=escape_line(name)) if name else "",
        within=_WITHIN.format(days=days) if days else "",
    )


def on_heading(first: date, last: date) -> str:
    """Return the heading of what is on from a day to a day."""
    if first == last:
        return _ON.format(day=_day(first))
    return _FROM.format(first=_day(first), last=_day(last))


def nothing_listed(what: str, *, has_last: bool) -> str:
    """Return that a list is empty; ``has_last`` where the last event follows."""
    said = _NOTHING[what]
    return _LAST.format(said=said) if has_last else said


def found_sentence(found: EventAnswer) -> str:
    """Return what stands above the events that answer a question, plain text."""
    scope, kinds = found.question.scope.value, set(found.question.kinds)
    on = [event for event in found.events if event.takes_place]
    off = [event for event in found.events if not event.takes_place]
    if not on:
        said = _NONE_ELSE[scope] if off else _NONE_FOUND[scope]
        said = f"{_off_sentence(off[0])} {said}" if off else said
        return _LAST.format(said=said) if found.last else said
    if scope == "next" and off and off[0].starts_at < on[-1].starts_at:
        other = next(event for event in on if event.starts_at > off[0].starts_at)
        return _off_sentence(off[0], other)
    kind = KINDS[kinds.pop()].lower() if len(kinds) == 1 else "event"
    return _FOUND[scope].format(kind=kind)


def _off_sentence(off: Event, other: Event | None = None) -> str:
    """Return that an event is cancelled or postponed, and what is on instead."""
    said = {"title": shorten(off.title, 60), "day": day_text(off), "state": off.status.value}
    if other is None:
        return _OFF.format(**said)
    said |= {"other": shorten(other.title, 60), "other_day": day_text(other)}
    return _OFF_BUT.format(**said)


def day_text(event: Event) -> str:
    """Return the day an event begins, in few words, as its calendar has it."""
    start = event.start
    return f"{start.day if event.day_known else ''} {start:%b} {start.year}".strip()


def as_of(calendar: str, read: datetime) -> str:
    """Return when a calendar was last known to be good, for Discord."""
    return _AS_OF.format(calendar=calendar, day=_stamp(read, "D"))


def no_as_of(calendar: str) -> str:
    """Return that nothing says when a calendar was known to be good."""
    return _NO_AS_OF.format(calendar=calendar)


def calendar_down(calendar: str, read: datetime) -> str:
    """Return that a calendar's source does not answer, and how old the copy is, for Discord."""
    return _DOWN.format(calendar=calendar, day=_stamp(read, "f"), ago=_stamp(read, "R"))


def when(event: Event, now: datetime | None = None) -> str:
    """Return when an event is, for Discord, which shows times in the reader's own zone.

    Where ``now`` is given, only what is still to come says how far off it is by its day.
    """
    if not event.day_known:
        return _month(event)
    start, end = event.start, event.end
    relative = f" ({_stamp(event.starts_at, 'R')})"
    if isinstance(start, datetime) and isinstance(end, datetime):
        said = f"{_stamp(start, 'F')}{relative}"
        if end <= start:
            return said
        # An end within hours is understood by its time alone, also where midnight lies between.
        short = end.date() == start.date() or end - start < timedelta(hours=12)
        return f"{said}, until {_stamp(end, 't' if short else 'F')}"
    # A day is a day wherever one reads of it, and a time stamp would show another in some zones.
    coming = now is None or event.phase(now) is Phase.COMING
    return _days(event) + (relative if coming else "")


def when_text(event: Event, zone: tzinfo) -> str:
    """Return when an event is, plain text, its times in a zone that is named."""
    if not event.day_known:
        return _month(event)
    start, end = event.start, event.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return _days(event)
    start, end = start.astimezone(zone), end.astimezone(zone)
    said = f"{_day(start)}, {start:%H:%M}"
    if end <= start:
        return f"{said} {_zone(start)}"
    if end.date() == start.date() and end.utcoffset() == start.utcoffset():
        return f"{said} to {end:%H:%M} {_zone(end)}"
    return f"{said} {_zone(start)} to {_day(end)}, {end:%H:%M} {_zone(end)}"


def status(event: Event, now: datetime) -> str:
    """Return how an event stands, for Discord; an empty text where it is simply to come."""
    return _status(event, now, _on(event, None))


def status_text(event: Event, now: datetime, zone: tzinfo) -> str:
    """Return how an event stands, plain text; an empty text where it is simply to come."""
    return _status(event, now, _on(event, zone))


def _status(event: Event, now: datetime, on: str) -> str:
    if event.status is EventStatus.CANCELLED:
        return _CANCELLED
    if event.status is EventStatus.POSTPONED:
        return _POSTPONED
    phase, tentative = event.phase(now), event.status is EventStatus.TENTATIVE
    if _is_over(event, now):
        if tentative:
            return _UNSURE.format(when=on)
        said = (_PASSED if event.kind is Kind.DEADLINE else _TOOK_PLACE).format(when=on)
        return _RECORDED.format(said=said) if event.recording else said
    if phase is Phase.COMING:
        return _TENTATIVE if tentative else ""
    if not event.day_known:
        said = _THIS_MONTH
    elif event.all_day and _last_day(event) == event.start:
        said = _TODAY
    else:
        said = _RUNNING
    return f"{said}. {_TENTATIVE}" if tentative else said


def _is_over(event: Event, now: datetime) -> bool:
    """Return whether an event is behind us; one without an end is so only after its start."""
    return event.phase(now) is Phase.OVER and event.starts_at < now


def _on(event: Event, zone: tzinfo | None) -> str:
    """Return "on" and the day an event began, or the span of its days, or "in" its month."""
    if not event.day_known:
        return _month(event)
    start = event.start
    if isinstance(start, datetime):
        return f"on {_stamp(start, 'D') if zone is None else _day(start.astimezone(zone))}"
    said = _days(event)
    return said if said.startswith("from ") else f"on {said}"


def _stamp(time: datetime, style: discord.utils.TimestampStyle) -> str:
    # Late: the words are a terminal's too, which has no other use for it.
    from discord.utils import format_dt

    return format_dt(time, style)


def _last_day(event: Event) -> date:
    """Return the last day of an all-day event, whose end is the day after."""
    first, end = event.start, event.end
    return max(first, end - timedelta(days=1)) if isinstance(end, date) else first


def _days(event: Event) -> str:
    """Return the day or the days of an all-day event."""
    first, last = event.start, _last_day(event)
    return _day(first) if first == last else f"from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _month(event: Event) -> str:
    return f"in {event.start:%B} {event.start.year}"


def _zone(time: datetime) -> str:
    """Return a zone's abbreviation; where it has none but its offset, UTC and that."""
    name = time.tzname() or ""
    return f"UTC{name}" if name[:1] in {"+", "-"} else name
