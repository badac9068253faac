"""The part of an answer's card that is computed from the calendars and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.events.buttons import details_button, event_buttons
from bot.events.card import PER_PAGE, Moment, calendars_line, entries, event_body
from bot.events.words import COMPUTED, NO_TITLE
from bot.markdown import escape_line, shorten, size

if TYPE_CHECKING:
    from index.events.model import EventAnswer
    from knowledge.calendars.model import Event

# In characters; escaped they are two units each at most. Beside a long question less fits.
_TITLE, _PLACE = 120, 60
_LONG = 700
_OTHERS = 3

Item = ui.Item[Any]


def calendar_pages(found: EventAnswer, question: str) -> int:
    """Return how many pages the events have below a question, which is given as it is shown."""
    rest = len(_shown(found)) - 1 - _others(question)
    return 1 + max(0, -(-rest // PER_PAGE))


def calendar_footer(
    found: EventAnswer, question: str, page: int, seen: Moment, version: str
) -> str:
    """Return of which calendars a page's events are, and that no passage was looked for.

    :param version: The index version that was served when the answer was computed.
    """
    last = calendar_pages(found, question) - 1
    where = f"Page {page + 1} of {last + 1} · " if page else ""
    events = _on(found, question, page)
    computed = f"-# {COMPUTED} · index {version}"
    return f"{calendars_line(events, seen, where)}\n{computed}" if events else computed


def calendar_items(
    found: EventAnswer, question: str, page: int, seen: Moment, room: int
) -> list[Item]:
    """Return a page's events in ``room`` characters: the first in full, the others in short."""
    events = _on(found, question, page)
    items: list[Item] = []
    first = 1 if page == 0 else 2 + _others(question) + (page - 1) * PER_PAGE
    if page == 0 and events:
        title = escape_line(shorten(events[0].title, _TITLE)) or NO_TITLE
        items.append(ui.TextDisplay(f"**{title}**"))
        items += event_body(events[0], seen, _PLACE)
        room -= sum(size(item.content) for item in items if isinstance(item, ui.TextDisplay))
        events, first = events[1:], 2
        if events:
            items.append(ui.Separator())
    return items + entries(events, first, seen, room, details_button)


def calendar_buttons(found: EventAnswer, page: int, seen: Moment) -> list[Item]:
    """Return the buttons of the event that the first page shows in full."""
    events = _shown(found)
    return event_buttons(events[0], seen) if events and page == 0 else []


def _shown(found: EventAnswer) -> tuple[Event, ...]:
    """Return the events of an answer; the last one known too where nothing is on."""
    return found.events if found.last is None else (*found.events, found.last)


def _on(found: EventAnswer, question: str, page: int) -> tuple[Event, ...]:
    first = 1 + _others(question)
    begin = first + (page - 1) * PER_PAGE
    return _shown(found)[:first] if page == 0 else _shown(found)[begin : begin + PER_PAGE]


def _others(question: str) -> int:
    return _OTHERS if size(question) < _LONG else 0
