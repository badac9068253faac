"""What an announcement says, in plain words, for Discord."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import discord

from bot.announcements.changes import Change, What
from bot.announcements.draft import fit
from bot.events.words import KINDS, society_name, status, when, when_text
from bot.markdown import escape_line, shorten, size
from knowledge.calendars.model import Event, EventStatus

TEXT_LIMIT = 1800
"""How long a text may be: Discord's 2,000, less the roles that are mentioned before it."""

MORE = "-# More: **/events upcoming**"

# So many new events are listed; a calendar that is new to its organisers may bring hundreds.
_MOST_NEW = 15
_TITLE = 150
_PLACE = 100
_URL = 200

_HEADS = {
    What.NEW: "New",
    What.MOVED: "Moved",
    What.CANCELLED: "Cancelled",
    What.POSTPONED: "Postponed",
    What.REINSTATED: "Takes place after all",
    What.WITHDRAWN: "No longer in its calendar",
}


def change_texts(found: Sequence[Change], now: datetime) -> list[str]:
    """Return the messages that tell of changes: one, or more where one cannot hold them."""
    lines: list[str] = []
    for what in What:
        some = [change for change in found if change.what is what]
        if what is What.NEW:
            lines += _new(some, now)
        else:
            lines += [_change(change, now) for change in some]
    head = "### Events: what has changed" if len(lines) > 1 else ""
    return _messages(head, lines)


def starting_text(event: Event, now: datetime) -> str:
    """Return what is said shortly before an event starts."""
    stamp = discord.utils.format_dt(event.starts_at, "R")
    said = "Starts" if event.starts_at > now else "Started"
    return f"**{_title(event)}**\n{said} {stamp} · {_when_and_where(event, now)}"


def digest_texts(events: Sequence[Event], now: datetime) -> list[str]:
    """Return the messages of a weekly digest of the events of the coming seven days."""
    head = "### Events in the coming seven days"
    if not events:
        return [f"{head}\nNothing is in my calendars.\n{MORE}"]
    return _messages(head, [f"- {_line(event, now)}" for event in events])


def _new(found: Sequence[Change], now: datetime) -> list[str]:
    """Return a line for each new event; the dates of a series share one."""
    series: dict[tuple[str, str], list[Event]] = {}
    for change in found:
        series.setdefault((change.event.calendar, change.event.title), []).append(change.event)
    lines = []
    for first, *others in series.values():
        dates = "date" if len(others) == 1 else "dates"
        also = f", and {len(others)} more {dates}" if others else ""
        lines.append(f"- **{_HEADS[What.NEW]}:** {_line(first, now)}{also}")
    if (left := len(lines) - _MOST_NEW) > 0:
        events = "event" if left == 1 else "events"
        lines[_MOST_NEW:] = [f"- … and {left} more new {events}: **/events upcoming**"]
    return lines


def _change(change: Change, now: datetime) -> str:
    head, event, before = _HEADS[change.what], change.event, change.before or change.event
    if change.what is What.MOVED:
        told = f"{_moved(before, event, now)}{_where(event)}{_if_tentative(event, now)}"
    elif change.what is What.REINSTATED:
        told = _when_and_where(event, now)
    elif change.what is What.WITHDRAWN:
        told = f"was planned for {_date(before)}. Please ask its organisers"
    else:
        told = f"was planned for {_date(before)}{_where(event)}"
    return f"- **{head}:** **{_title(event)}**, {told}"


def _moved(before: Event, event: Event, now: datetime) -> str:
    old, new = _date(before), when(event, now)
    # "in June" and "from Monday to Friday" do not go with another "from … to …".
    if any(said.startswith(("in ", "from ")) for said in (old, new)):
        return f"it was {old}, it is now {new}"
    return f"moved from {old} to {new}"


def _date(event: Event) -> str:
    """Return when an event was to start, without what depends on the clock."""
    if event.all_day or not event.day_known:
        return when_text(event, UTC)
    return discord.utils.format_dt(event.starts_at, "F")


def _line(event: Event, now: datetime) -> str:
    kind = KINDS[event.kind]
    society = society_name(event.society)
    by = f"{kind}, {escape_line(shorten(society, 40))}" if society else kind
    if event.takes_place:
        told = f", {_when_and_where(event, now)}"
    else:
        told = f". **{status(event, now)}**. It was planned for {_date(event)}{_where(event)}"
    return f"**{_title(event)}** ({by}){told}"


def _when_and_where(event: Event, now: datetime) -> str:
    return f"{when(event, now)}{_where(event)}{_if_tentative(event, now)}"


def _if_tentative(event: Event, now: datetime) -> str:
    """Return how an event stands that is not confirmed; nothing for one that is."""
    return f" · **{status(event, now)}**" if event.status is EventStatus.TENTATIVE else ""


def _title(event: Event) -> str:
    return escape_line(shorten(event.title, _TITLE)) or "An event without a name"


def _where(event: Event) -> str:
    place = escape_line(shorten(event.place, _PLACE)) if event.place else ""
    link = event.url if event.url and _is_plain(event.url) else ""
    return "".join(f" · {part}" for part in (place, f"<{link}>" if link else "") if part)


def _is_plain(url: str) -> bool:
    """Tell whether an address can stand between < and >, where Discord shows no preview of it."""
    begins = url.startswith(("https://", "http://"))
    return begins and size(url) <= _URL and url.isprintable() and not set(url) & set(" <>\\`|*@")


def _messages(head: str, lines: Iterable[str]) -> list[str]:
    """Return lines put together into as few messages as hold them, in order."""
    messages: list[str] = []
    room = head
    for line in lines:
        line = fit(line, TEXT_LIMIT - size(head) - 1)
        joined = f"{room}\n{line}" if room else line
        if size(joined) > TEXT_LIMIT:
            messages.append(room)
            joined = line
        room = joined
    return [*messages, room] if room else messages
