"""How a reminder follows its event: what is said of it, and when it is due."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from bot.reminders.words import start_words
from bot.state.tables import Reminder, ReminderState, Trouble
from knowledge.calendars.model import Event, EventStatus

_TROUBLES = {
    EventStatus.CANCELLED: Trouble.CANCELLED,
    EventStatus.POSTPONED: Trouble.POSTPONED,
}
_TITLE = 400


def new_reminder(
    user_id: int, event: Event, minutes: int, place: tuple[int | None, int | None], now: datetime
) -> Reminder:
    """Return a reminder that waits; ``place`` is the guild's and the channel's id, or none."""
    said = start_words(event)
    start = event.starts_at.astimezone(UTC)
    return Reminder(
        id=secrets.token_hex(8),
        user_id=user_id,
        guild_id=place[0],
        channel_id=place[1],
        event_uid=event.uid,
        title=event.title[:_TITLE],
        place=event.place,
        url=event.url,
        starts_at=start,
        ends_at=event.ends_at.astimezone(UTC),
        when_said=said,
        asked_when=said,
        trouble=Trouble.NONE,
        minutes=minutes,
        due_at=start - timedelta(minutes=minutes),
        state=ReminderState.WAITING,
        nonce=secrets.token_hex(12),
        attempts=0,
        created_at=now,
    )


def follow(reminder: Reminder, event: Event | None, now: datetime) -> None:
    """Bring a reminder up to what its event is now; None where the calendars hold it no more.

    One that was sent is sent again where what it said is not true any more: the event is
    cancelled, or comes at another time of which it can still remind.
    """
    before = reminder.facts
    trouble = _trouble(event)
    if event is not None:
        reminder.title, reminder.place, reminder.url = event.title[:_TITLE], event.place, event.url
        # A postponed event keeps the start that people know: nothing better is known.
        if trouble == Trouble.NONE:
            reminder.starts_at = event.starts_at.astimezone(UTC)
            reminder.ends_at = event.ends_at.astimezone(UTC)
            reminder.when_said = start_words(event)
    reminder.trouble = trouble
    if reminder.state == ReminderState.SENT:
        _rearm(reminder, now)
    elif reminder.state == ReminderState.WAITING and reminder.facts != before:
        reminder.due_at = _due(reminder, now)


def _trouble(event: Event | None) -> Trouble:
    if event is None:
        return Trouble.GONE
    if not event.day_known:
        return Trouble.POSTPONED
    return _TROUBLES.get(event.status, Trouble.NONE)


def _rearm(reminder: Reminder, now: datetime) -> None:
    if reminder.facts == reminder.told or reminder.trouble == Trouble.GONE:
        return
    due = _due(reminder, now)
    # Of an event that was moved to before what was said there is only this moment left to tell.
    if now < reminder.starts_at:
        reminder.state, reminder.due_at = ReminderState.WAITING, due
        reminder.nonce, reminder.attempts = secrets.token_hex(12), 0
        reminder.held_until = reminder.finished_at = None


def _due(reminder: Reminder, now: datetime) -> datetime:
    """Return when a reminder whose event changed is due: what can't wait is due at once."""
    due = reminder.starts_at - timedelta(minutes=reminder.minutes)
    if reminder.trouble in {Trouble.CANCELLED, Trouble.POSTPONED}:
        return now
    return max(due, now) if now < reminder.starts_at else due
