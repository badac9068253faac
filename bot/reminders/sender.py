"""Sending reminders when they are due: each one once, whatever happens in between.

A reminder is claimed in the database before it is sent and marked after. One that was claimed and
never marked may have arrived: before it is sent again, the place where it would be is looked at.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.reminders.store import Reminders
from bot.reminders.words import message
from bot.state.tables import Reminder, ReminderState, Trouble
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event

GRACE = timedelta(hours=6)
"""How long after it was due a reminder is still sent, if its event is not over."""

PATIENCE = timedelta(seconds=90)
"""How long Discord may take for one reminder: less than the lease, or another would begin."""

_LATE = timedelta(minutes=2)

Told = Callable[[ReminderState, bool], None]
"""Called with what became of a reminder, and whether that was after it was due."""

_log = logging.getLogger(__name__)


class UnreachableError(Exception):
    """The person can't be reached at all; trying again would not help."""


class NotNowError(Exception):
    """Discord does not take the message now; it may have arrived all the same."""


class Post(Protocol):
    """What brings a message to a person."""

    async def send(self, reminder: Reminder, text: str) -> None:
        """Send a reminder's text; raise `UnreachableError` or `NotNowError`."""

    async def seen(self, reminder: Reminder) -> bool:
        """Return whether a reminder did arrive earlier; raise `NotNowError` if nobody knows."""


async def follow_book(reminders: Reminders, book: EventBook, now: datetime) -> None:
    """Bring the reminders up to what the calendars say; searched for off the event loop."""
    wanted = await reminders.events(now)

    def find() -> dict[str, Event | None]:
        return {uid: book.find(uid, near) for uid, near in wanted.items()}

    await reminders.follow(await asyncio.to_thread(find), now)


async def deliver_due(
    reminders: Reminders,
    post: Post,
    clock: Clock,
    grace: timedelta = GRACE,
    patience: timedelta = PATIENCE,
    told: Told = lambda _state, _late: None,
) -> None:
    """Send all reminders that are due; ``told`` is called for each that is done with."""
    for reminder in await reminders.due(clock()):
        now = clock()
        if await reminders.claim(reminder, now):
            state = await _deliver(reminders, post, reminder, now, grace, patience)
            if state is not None:
                told(state, now - reminder.due_at > _LATE)


async def _deliver(
    reminders: Reminders,
    post: Post,
    reminder: Reminder,
    now: datetime,
    grace: timedelta,
    patience: timedelta,
) -> ReminderState | None:
    """Send a reminder and return what became of it; None where it is tried again later."""
    too_late = _is_too_late(reminder, now, grace)
    try:
        async with asyncio.timeout(patience.total_seconds()):
            state = await _sent(post, reminder, now, too_late=too_late)
    except UnreachableError as error:
        _log.warning("reminder %s could not be delivered: %s", reminder.id, error)
        state = ReminderState.FAILED
    except Exception as error:  # one that can't be sent must not keep the others waiting
        ours = not isinstance(error, NotNowError | TimeoutError)
        if not too_late:
            _log.warning(
                "reminder %s is tried again later: %s",
                reminder.id,
                error,
                exc_info=error if ours else None,
            )
            await reminders.hold(reminder, now)
            return None
        _log.warning("reminder %s is given up: %s", reminder.id, error)
        state = ReminderState.MISSED
    await reminders.finish(reminder, state, now)
    return state


async def _sent(post: Post, reminder: Reminder, now: datetime, *, too_late: bool) -> ReminderState:
    """Send a reminder unless it arrived earlier or it is too late for it; return what became."""
    if reminder.attempts and await post.seen(reminder):
        return ReminderState.SENT
    if too_late:
        _log.info("reminder %s was missed: it is too late for it", reminder.id)
        return ReminderState.MISSED
    await post.send(reminder, message(reminder, now, late=now - reminder.due_at > _LATE))
    return ReminderState.SENT


def _is_too_late(reminder: Reminder, now: datetime, grace: timedelta) -> bool:
    if now > reminder.due_at + grace:
        return True
    # That an event is cancelled or postponed is worth knowing for as long as it would have been.
    known = reminder.trouble in {Trouble.CANCELLED, Trouble.POSTPONED}
    return not known and now >= max(reminder.ends_at, reminder.starts_at)
