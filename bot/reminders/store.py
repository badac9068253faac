"""The reminders that people asked for, kept in the state database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.exc import IntegrityError

from bot.reminders.following import follow, new_reminder
from bot.state import sending
from bot.state.database import Database
from bot.state.tables import Reminder, ReminderState, Trouble
from knowledge.calendars.model import Event

LIMIT = 50
"""How many reminders one person may have waiting."""

KEPT = timedelta(days=30)
"""How long a reminder is kept after it was sent, missed, cancelled or given up."""

_FIRST_WAIT = timedelta(seconds=30)


def _followed(now: datetime) -> ColumnElement[bool]:
    """Return which reminders may still have something to say, should their event change."""
    sent = Reminder.state == ReminderState.SENT
    # A postponed event's new date may come when the old one is long past.
    return Reminder.state.in_(sending.OPEN) | (
        sent & ((Reminder.ends_at > now) | (Reminder.trouble == Trouble.POSTPONED))
    )


class TooManyError(Exception):
    """A person has as many reminders waiting as are kept."""


class Reminders:
    """Everything that is done with the table of reminders, each in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        user_id: int,
        event: Event,
        minutes: int,
        place: tuple[int | None, int | None],
        now: datetime,
    ) -> tuple[Reminder, bool]:
        """Keep a reminder; return it, and whether it is new.

        ``place`` is the guild's and the channel's id in which to mention who can't be written to.
        """
        wanted = new_reminder(user_id, event, minutes, place, now)
        try:
            return await self._add(wanted)
        except IntegrityError:
            # Two clicks at the same time; now the other one's is there.
            return await self._add(wanted)

    async def _add(self, wanted: Reminder) -> tuple[Reminder, bool]:
        mine = Reminder.user_id == wanted.user_id
        async with self._database.session() as session:
            found = await session.scalar(
                select(Reminder).where(
                    mine,
                    Reminder.event_uid == wanted.event_uid,
                    Reminder.minutes == wanted.minutes,
                )
            )
            if found is not None and found.state in sending.OPEN:
                return found, False
            waiting = select(func.count()).where(mine, Reminder.state.in_(sending.OPEN))
            if (await session.scalar(waiting) or 0) >= LIMIT:
                raise TooManyError
            if found is not None:
                await session.delete(found)
                await session.flush()
            session.add(wanted)
        return wanted, True

    async def of(self, user_id: int) -> Sequence[Reminder]:
        """Return the reminders that wait for a person, soonest first."""
        async with self._database.session() as session:
            found = await session.scalars(
                select(Reminder)
                .where(Reminder.user_id == user_id, Reminder.state.in_(sending.OPEN))
                .order_by(Reminder.due_at, Reminder.id)
            )
            return found.all()

    async def cancel(self, reminder_id: str, user_id: int, now: datetime) -> Reminder | None:
        """Cancel a person's reminder and return it as it is now; None if there is none to cancel.

        One that is being sent stays: it can't be called back.
        """
        async with self._database.session() as session:
            found = await session.get(Reminder, reminder_id, with_for_update=True)
            if found is None or found.user_id != user_id or found.state not in sending.OPEN:
                return None
            if found.state == ReminderState.WAITING:
                found.state, found.finished_at = ReminderState.CANCELLED, now
            return found

    async def events(self, now: datetime) -> dict[str, datetime]:
        """Return the uids of the events that reminders follow, each with about when it is."""
        async with self._database.session() as session:
            rows = await session.execute(
                select(Reminder.event_uid, func.max(Reminder.starts_at).label("about"))
                .where(_followed(now))
                .group_by(Reminder.event_uid)
            )
            return {row.event_uid: row.about for row in rows}

    async def follow(self, events: Mapping[str, Event | None], now: datetime) -> None:
        """Bring all reminders of these events up to what the calendars say now.

        None stands for an event that is in no calendar any more. Of several reminders of one event
        that are now due for one person only the one that was due last is left to be sent.
        """
        due: dict[tuple[int, str], list[Reminder]] = {}
        async with self._database.session() as session:
            rows = await session.scalars(select(Reminder).where(_followed(now)).with_for_update())
            for reminder in rows:
                uid = reminder.event_uid
                if uid in events:
                    follow(reminder, events[uid], now)
                if reminder.state == ReminderState.WAITING and reminder.due_at <= now:
                    due.setdefault((reminder.user_id, uid), []).append(reminder)
            for several in due.values():
                for reminder in sorted(several, key=lambda each: each.due_at)[:-1]:
                    reminder.state, reminder.finished_at = ReminderState.SENT, now
                    reminder.told, reminder.asked_when = reminder.facts, reminder.when_said

    async def due(self, now: datetime) -> Sequence[Reminder]:
        """Return the reminders to be sent now, longest due first, without those that are held."""
        async with self._database.session() as session:
            found = await session.scalars(
                select(Reminder)
                .where(Reminder.due_at <= now, sending.may_be_sent(Reminder, now))
                .order_by(Reminder.due_at, Reminder.id)
                .limit(100)
            )
            return found.all()

    async def claim(self, reminder: Reminder, now: datetime) -> bool:
        """Take a reminder for sending, unless somebody else did or it changed meanwhile."""
        same = Reminder.nonce == reminder.nonce
        return await sending.claim(self._database, reminder, now, same)

    async def hold(self, reminder: Reminder, now: datetime) -> None:
        """Let a reminder that could not be sent be tried again, later each time."""
        await sending.hold(self._database, reminder, now, _FIRST_WAIT)

    async def finish(self, reminder: Reminder, state: ReminderState, now: datetime) -> None:
        """Write what became of a reminder that was claimed; what was said is kept with it."""
        same, said = Reminder.nonce == reminder.nonce, reminder.when_said
        await sending.finish(
            self._database, reminder, state, now, same, told=reminder.facts, asked_when=said
        )

    async def prune(self, now: datetime) -> None:
        """Delete the reminders that were finished long ago."""
        await sending.prune(self._database, Reminder, now - KEPT)

    async def forget(self, user_id: int) -> int:
        """Delete all that is kept of a person; return how many reminders that were."""
        async with self._database.session() as session:
            gone = await session.execute(delete(Reminder).where(Reminder.user_id == user_id))
            return int(gone.rowcount)  # type: ignore[attr-defined]
