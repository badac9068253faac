"""What an event looks like, alone and in a list: Components V2 cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.events.words import (
    KINDS,
    NO_TITLE,
    as_of,
    calendar_down,
    no_as_of,
    society_name,
    status,
    when,
)
from bot.links import link
from bot.markdown import escape, escape_line, shorten, size
from knowledge.calendars.export import google_calendar_link
from knowledge.calendars.model import Event, EventStatus, Phase

PER_PAGE = 5
QUERY_ID = 2
"""The component id of a search's text, by which a button finds it again after a restart."""

TEXT_LIMIT = 4000 - 120
"""Discord's limit of characters over all texts of a message, less what sharing adds."""

# In characters; Discord counts UTF-16 units, of which one escaped makes two at most.
_TITLE, _PLACE, _SOCIETY, _CALENDAR, _DESCRIPTION = 200, 150, 40, 50, 500
_ENTRY_TITLE, _ENTRY_PLACE = 90, 60
_FOOTER = 400

_GREEN = discord.Colour.from_rgb(46, 125, 106)
_AMBER = discord.Colour.from_rgb(196, 138, 36)
_GREY = discord.Colour.from_rgb(120, 124, 132)
_COLOURS = {
    EventStatus.CONFIRMED: _GREEN,
    EventStatus.TENTATIVE: _AMBER,
    EventStatus.POSTPONED: _AMBER,
    EventStatus.CANCELLED: _GREY,
}

Item = ui.Item[Any]
Details = Callable[[int, Event], Item]
"""Takes an event's number in a list and the event; returns the button that shows all of it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a card is seen by: the aware time, and the calendars whose source does not answer."""

    now: datetime
    down: frozenset[str] = frozenset()


def event_card(event: Event, moment: Moment, buttons: Sequence[Item]) -> ui.LayoutView:
    """Return the card of one event, with these buttons below it."""
    title = shorten(event.title, _TITLE) or NO_TITLE
    shown = escape_line(title)
    # Some of Discord's clients drop # at the end of a heading, escaped or not.
    heading = f"**{shown}**" if title.endswith("#") else f"### {shown}"
    children: list[Item] = [ui.TextDisplay(heading), *event_body(event, moment)]
    if description := escape(shorten(event.description, _DESCRIPTION)):
        children += [ui.Separator(visible=False), ui.TextDisplay(f">>> {description}")]
    children += [ui.Separator(), ui.TextDisplay(calendars_line((event,), moment))]
    over = event.phase(moment.now) is Phase.OVER
    return framed(children, buttons, _GREY if over else _COLOURS[event.status])


def list_card(
    heading: str,
    events: Sequence[Event],
    page: int,
    moment: Moment,
    details: Details,
    buttons: Sequence[Item],
    *,
    query: bool = False,
) -> ui.LayoutView:
    """Return a page, from 0, of a list of events, soonest or best first as they are given.

    ``heading`` is shown as it is, escaped by who made it; ``query`` says that a button reads a
    search from it again.
    """
    last = pages(events) - 1
    page = max(0, min(page, last))
    begin = page * PER_PAGE
    on_page = events[begin : begin + PER_PAGE]
    where = f"Page {page + 1} of {last + 1} · " if last else ""
    footer = calendars_line(on_page, moment, where)
    children: list[Item] = [
        ui.TextDisplay(heading, id=QUERY_ID if query else None),
        ui.Separator(),
    ]
    room = TEXT_LIMIT - size(heading) - size(footer)
    children += entries(on_page, begin + 1, moment, room, details)
    children += [ui.Separator(), ui.TextDisplay(footer)]
    return framed(children, buttons, _GREEN)


def nothing_card(
    heading: str,
    said: str,
    last: Sequence[Event],
    moment: Moment,
    details: Details,
    *,
    query: bool = False,
) -> ui.LayoutView:
    """Return the card of a list that holds nothing: the sentence that says so, what was last."""
    children: list[Item] = [
        ui.TextDisplay(heading, id=QUERY_ID if query else None),
        ui.Separator(),
        ui.TextDisplay(said),
    ]
    if last:
        footer = calendars_line(last, moment)
        room = TEXT_LIMIT - size(heading) - size(said) - size(footer)
        children += entries(last, 1, moment, room, details)
        children += [ui.Separator(), ui.TextDisplay(footer)]
    return framed(children, (), _GREY)


def pages(events: Sequence[Event]) -> int:
    """Return how many pages a list of events has, one at least."""
    return max(1, -(-len(events) // PER_PAGE))


def framed(
    children: Iterable[Item], buttons: Sequence[Item], colour: discord.Colour
) -> ui.LayoutView:
    """Return a card with a coloured edge, and the buttons below it."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=colour))
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view


def event_body(event: Event, moment: Moment, place: int = _PLACE) -> list[Item]:
    """Return what stands below an event's title: how it stands, when, where, whose; its links.

    ``place`` is how many characters of its place are shown.
    """
    lines = [f"**{said}**"] if (said := status(event, moment.now)) else []
    lines.append(f"**When** {when(event, moment.now)}")
    if event.place:
        lines.append(f"**Where** {escape_line(shorten(event.place, place))}")
    lines.append(f"**What** {_nature(event)}")
    items: list[Item] = [ui.TextDisplay("\n".join(lines))]
    if row := _links(event, moment):
        items.append(ui.ActionRow(*row))
    return items


def entries(
    events: Sequence[Event], first: int, moment: Moment, room: int, details: Details
) -> list[Item]:
    """Return events as parts of a list in ``room`` characters, their buttons from ``first`` on."""
    each = room // max(1, len(events))
    return [
        ui.Section(ui.TextDisplay(_entry(event, moment, each)), accessory=details(number, event))
        for number, event in enumerate(events, first)
    ]


def calendars_line(events: Sequence[Event], moment: Moment, before: str = "") -> str:
    """Return of which calendars events are, and as of when; a source that is down is said."""
    newest: dict[str, Event] = {}
    for event in events:
        newest.setdefault(event.calendar, event)
    line, left = f"-# {before}", len(newest)
    for calendar, event in newest.items():
        name = escape_line(shorten(calendar, _CALENDAR)) or "Calendar"
        said = calendar_down if calendar in moment.down else as_of
        part = said(name, event.as_of) if event.as_of else no_as_of(name)
        if size(line) + size(part) > _FOOTER:
            return f"{line}and {left} more calendars"
        left -= 1
        line += f"{part} · " if left else part
    return line


def _entry(event: Event, moment: Moment, room: int) -> str:
    """Return an event in a list. The time and the state come first, the title is cut to fit."""
    said = status(event, moment.now)
    frame = [f"**{said}**"] if said else []
    frame.append(when(event, moment.now))
    place = escape_line(shorten(event.place, _ENTRY_PLACE)) if event.place else ""
    extra = "-# " + " · ".join(filter(None, (_nature(event), place)))
    left = room - sum(size(line) + 1 for line in frame) - size("****\n")
    # Half of the characters that are left: every one of them may need a backslash.
    limit = max(10, min(_ENTRY_TITLE, (left - size(extra)) // 2))
    if limit < _ENTRY_TITLE // 2:
        extra, limit = "", max(10, min(_ENTRY_TITLE, left // 2))
    title = escape_line(shorten(event.title, limit)) or NO_TITLE
    return "\n".join(filter(None, (f"**{title}**", *frame, extra)))


def _nature(event: Event) -> str:
    """Return what an event is and whose."""
    society = society_name(event.society)
    shown = escape_line(shorten(society, _SOCIETY)) if society else ""
    return " · ".join(filter(None, (KINDS[event.kind], shown)))


def _links(event: Event, moment: Moment) -> list[Item]:
    """Return the buttons that lead out of Discord: those that Discord would take."""
    still = event.takes_place and event.phase(moment.now) is not Phase.OVER and event.day_known
    found = {
        "Open": link(event.url),
        "Recording": link(event.recording),
        "Source": link(event.source) if event.source != event.url else None,
        "Google Calendar": link(google_calendar_link(event)) if still else None,
    }
    return [ui.Button(label=label, url=url) for label, url in found.items() if url]
