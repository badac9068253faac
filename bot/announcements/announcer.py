"""Deciding what is told: changes of the calendars, what is about to start, the weekly digest."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.announcements.changes import Change, changes, take
from bot.announcements.choices import all_choices
from bot.announcements.memory import remember, remembered
from bot.announcements.outbox import Letter, Outbox, write_letters
from bot.announcements.preferences import Preferences
from bot.announcements.times import (
    GRACE,
    digest_key,
    is_starting,
    last_digest,
    starting_expires,
)
from bot.announcements.topics import topics_of
from bot.announcements.words import change_texts, digest_texts, starting_text
from bot.state.database import Database
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event

_WEEK = timedelta(days=7)


async def note_changes(
    database: Database, book: EventBook, now: datetime, telling: Container[str] | None = None
) -> None:
    """Look at the calendars, and write down what there is to tell of them.

    ``telling`` are the calendars that call off what they no longer have; None for all.
    What is told and what is remembered are written in one transaction: whenever the process ends,
    a change is either both told and known, or found again.
    """
    async with database.session() as session:
        before, revision = await remembered(session)
    found = await asyncio.to_thread(changes, before, book, now, telling)
    after = await asyncio.to_thread(take, before, book, now, telling)
    async with database.session() as session:
        if (await remembered(session))[1] != revision:
            return  # another process of the bot was faster
        for chosen in await all_choices(session):
            await write_letters(session, change_letters(chosen, found, revision + 1, now), now)
        await remember(session, before, after, revision + 1)


async def note_due(
    outbox: Outbox, choices: Iterable[Preferences], book: EventBook, now: datetime
) -> None:
    """Write down what the clock says is to be told now."""
    active = [chosen for chosen in choices if chosen.channel is not None]
    if not active:
        return
    days = timedelta(minutes=max(chosen.starting or 0 for chosen in active))
    soon = await asyncio.to_thread(book.between, now - GRACE, now + days + timedelta(minutes=1))
    for chosen in active:
        if letters := list(starting_letters(chosen, soon, now)):
            await outbox.add(letters, now)
        if (due := digest_due(chosen, now)) is None:
            continue
        if not await outbox.keys(chosen.guild, digest_key(due, chosen.zone)):
            week = await asyncio.to_thread(book.between, now, now + _WEEK)
            await outbox.add(digest_letters(chosen, week, due, now), now)


def change_letters(
    chosen: Preferences, found: Sequence[Change], revision: int, now: datetime
) -> list[Letter]:
    """Return the announcements of changes for a guild: mostly one, however many they are."""
    if chosen.channel is None:
        return []
    mine = [change for change in found if chosen.wants(change.event)]
    # Worth telling until the last of them is over.
    expires = max((change.event.ends_at for change in mine), default=now)
    expires = max(expires, *(c.before.ends_at for c in mine if c.before), now + GRACE, now)
    told = _topics(change.event for change in mine)
    return [
        Letter(chosen.guild, f"changes:{revision}:{number:04}", text, told, expires)
        for number, text in enumerate(change_texts(mine, now))
    ]


def starting_letters(
    chosen: Preferences, events: Iterable[Event], now: datetime
) -> Iterator[Letter]:
    """Yield an announcement for each event that is about to start."""
    if chosen.starting is None or chosen.channel is None:
        return
    for event in events:
        if chosen.wants(event) and is_starting(event, chosen.starting, chosen.starting_since, now):
            key = f"starting:{event.uid}:{event.starts_at.timestamp():.0f}"
            text = starting_text(event, now)
            expires = starting_expires(event)
            yield Letter(chosen.guild, key, text, topics_of(event), expires, event)


def digest_due(chosen: Preferences, now: datetime) -> datetime | None:
    """Return when the digest that is to be told now was due; None where none is."""
    if chosen.digest_day is None or chosen.channel is None:
        return None
    due = last_digest(chosen.digest_day, chosen.digest_hour, chosen.zone, now)
    return due if due > chosen.digest_since and now - due <= GRACE else None


def digest_letters(
    chosen: Preferences, week: Iterable[Event], due: datetime, now: datetime
) -> list[Letter]:
    """Return the announcements of a weekly digest."""
    mine = [event for event in week if chosen.wants(event)]
    key = digest_key(due, chosen.zone)
    return [
        Letter(chosen.guild, f"{key}:{number:04}", text, _topics(mine), due + GRACE)
        for number, text in enumerate(digest_texts(mine, now))
    ]


def _topics(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for event in events for topic in topics_of(event)))
