"""How the calendars were when they were last looked at, kept in the state database."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcements.changes import Snapshot
from bot.state.announcement_tables import CalendarWatch, KnownEvent
from knowledge.calendars.model import Event, EventStatus, Kind

_WATCH = 1


async def remembered(session: AsyncSession) -> tuple[Snapshot, int]:
    """Return how the calendars were, and the number of that look: 0 before the first."""
    watch = await session.get(CalendarWatch, _WATCH)
    if watch is None:
        return Snapshot({}), 0
    rows = await session.scalars(select(KnownEvent))
    events = {row.uid: _event(row.event) for row in rows}
    calendars = frozenset(json.loads(watch.calendars))
    return Snapshot(events, calendars, watch.until), watch.revision


async def remember(session: AsyncSession, before: Snapshot, after: Snapshot, revision: int) -> None:
    """Keep how the calendars are now, writing only what differs."""
    gone = before.events.keys() - after.events.keys()
    for uid in gone:
        await session.execute(delete(KnownEvent).where(KnownEvent.uid == uid))
    for uid, event in after.events.items():
        if before.events.get(uid) != event:
            await session.merge(KnownEvent(uid=uid, event=_text(event)))
    calendars = json.dumps(sorted(after.calendars))
    await session.merge(
        CalendarWatch(id=_WATCH, revision=revision, until=after.until, calendars=calendars)
    )


def _text(event: Event) -> str:
    return json.dumps(
        {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(event).items()
        }
    )


def _event(text: str) -> Event:
    fields: dict[str, Any] = json.loads(text)
    return Event(
        **fields
        | {
            "start": _moment(fields["start"]),
            "end": _moment(fields["end"]),
            "kind": Kind(fields["kind"]),
            "status": EventStatus(fields["status"]),
            "as_of": datetime.fromisoformat(fields["as_of"]) if fields["as_of"] else None,
        }
    )


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
