"""Lists of events, page by page. A page's button holds in its id which list it is of."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.ask.buttons import ShareButton
from bot.ask.card import question_on, question_text
from bot.ask.service import BusyError
from bot.buttons import Lasting, acknowledge_turn
from bot.errors import tell
from bot.events.buttons import details_button, moment
from bot.events.card import QUERY_ID, list_card, nothing_card, pages
from bot.events.words import (
    LIST_UNREADABLE,
    NOTHING_FOUND,
    list_heading,
    nothing_listed,
    on_heading,
)
from index import QuestionError
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, Kind

if TYPE_CHECKING:
    from bot.app import Entente

MOST = 50
"""How many events a list holds at most; more than a person pages through."""

_SOCIETY = 30
_NONE = "-"
_AROUND = timedelta(days=1)
_WITH_JOINT = {"siim", "eusomii"}


def society_code(society: str) -> str:
    """Return a society's name as a button's id holds it."""
    return society.casefold().replace(":", " ").strip()[:_SOCIETY]


@dataclass(frozen=True, slots=True)
class Listing:
    """Which events a list holds.

    ``what`` is "upcoming", "past", "on" or "search"; ``society`` a `society_code`; ``days`` how far
    ahead; ``first`` and ``last`` the days of "on"; ``query`` what is searched for, which stands on
    the card and not in the id.
    """

    what: str
    society: str | None = None
    kind: Kind | None = None
    days: int | None = None
    first: date = date.min
    last: date = date.min
    query: str = ""

    @property
    def code(self) -> str:
        """Return the list as a part of a button's id."""
        if self.what == "search":
            return "search"
        if self.what == "on":
            return f"on:{self.first.isoformat()}:{self.last.isoformat()}"
        return f"{self.what}:{self.society or _NONE}:{self.kind or _NONE}:{self.days or 0}"

    @classmethod
    def of(cls, code: str, query: str) -> Listing:
        """Return the list of a `code`; a search's ``query`` comes from its card."""
        what, *rest = code.split(":")
        if what == "search":
            return cls(what, query=query)
        if what == "on":
            return cls(what, first=date.fromisoformat(rest[0]), last=date.fromisoformat(rest[1]))
        society, kind, days = rest
        return cls(
            what,
            society=None if society == _NONE else society,
            kind=None if kind == _NONE else Kind(kind),
            days=int(days) or None,
        )

    @property
    def heading(self) -> str:
        """Return what stands above the list, escaped."""
        if self.what == "search":
            return question_text(self.query)
        if self.what == "on":
            return on_heading(self.first, self.last)
        return list_heading(self.what, self.society, self.kind, self.days)

    def select(self, book: EventBook, now: datetime) -> tuple[Event, ...]:
        """Return the events of the list, other than a search's; of a series this computes."""
        found: Iterable[Event]
        if self.what == "on":
            # A day begins up to 14 hours before UTC's and ends up to 12 hours after it.
            begin = datetime.combine(self.first, time(), UTC) - _AROUND
            end = datetime.combine(self.last, time(), UTC) + 2 * _AROUND
            found = filter(self._is_on, book.between(begin, end))
        elif self.what == "past":
            found = self._of_kind(book.past(now))
        else:
            found = self._of_kind(book.coming(now))
            if self.days is not None:
                # Whole days: what is on in a week at this hour is so later that day too.
                last = now.astimezone(UTC).date() + timedelta(days=self.days + 1)
                end = datetime.combine(last, time(), UTC)
                found = takewhile(lambda event: event.starts_at < end, found)
        return tuple(islice(found, MOST))

    def last_known(self, book: EventBook, now: datetime) -> tuple[Event, ...]:
        """Return the last event that is over, where a list of what is to come has none."""
        past = self._of_kind(book.past(now)) if self.what == "upcoming" else iter(())
        return tuple(islice((event for event in past if event.takes_place), 1))

    def _is_on(self, event: Event) -> bool:
        """Return whether an event is on one of the days, as days are where it takes place."""
        first, end = event.start, event.end
        if isinstance(first, datetime) and isinstance(end, datetime):
            # What ends at midnight does not touch the day that begins then.
            last = max(first, end - timedelta(microseconds=1))
            return first.date() <= self.last and last.date() >= self.first
        return first <= self.last and end > self.first

    def _of_kind(self, events: Iterable[Event]) -> Iterator[Event]:
        return (event for event in events if self._wants(event))

    def _wants(self, event: Event) -> bool:
        if self.kind is not None and event.kind is not self.kind:
            return False
        if self.society is None:
            return True
        # What two societies hold together is each one's event.
        joint = event.society == "joint" and self.society in _WITH_JOINT
        return joint or society_code(event.society or "") == self.society


async def listing_card(
    bot: Entente, listing: Listing, page: int, *, private: bool
) -> ui.LayoutView:
    """Return a page of a list; ``private`` where it can be shared with a channel.

    Raises BusyError or QuestionError where a search does.
    """
    book, seen, search = bot.events.book, moment(bot), listing.what == "search"
    if search:
        events = (await bot.events.search(listing.query, seen.now))[:MOST]
    else:
        events = await asyncio.to_thread(listing.select, book, seen.now)
    if not events:
        last = await asyncio.to_thread(listing.last_known, book, seen.now)
        said = NOTHING_FOUND if search else nothing_listed(listing.what, has_last=bool(last))
        return nothing_card(listing.heading, said, last, seen, details_button, query=search)
    page = max(0, min(page, pages(events) - 1))
    row: list[ui.Item[Any]] = []
    if page > 0:
        row.append(PageButton(listing.code, page - 1, "Back"))
    if page + 1 < pages(events):
        row.append(PageButton(listing.code, page + 1))
    if private:
        row.append(ShareButton())
    return list_card(listing.heading, events, page, seen, details_button, row, query=search)


class PageButton(
    Lasting, template=re.compile(r"events:page:(?P<page>\d{1,3}):(?P<code>.+)", re.DOTALL)
):
    """Shows another page of a list of events."""

    def __init__(self, code: str, page: int, label: str = "More events") -> None:
        button: ui.Button[Any] = ui.Button(label=label, custom_id=f"events:page:{page}:{code}")
        super().__init__(button, "button More events")
        self.code, self.page = code, page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["code"], int(match["page"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page: in place for who asked, in a private copy for others."""
        in_guild = interaction.guild_id is not None
        try:
            await acknowledge_turn(interaction)
            listing = Listing.of(self.code, question_on(self.view, QUERY_ID) or "")
            view = await listing_card(interaction.client, listing, self.page, private=in_guild)
            await interaction.edit_original_response(view=view)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
        except ValueError:  # an id of a list that an older version knew
            await tell(interaction, LIST_UNREADABLE)
