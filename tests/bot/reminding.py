"""What the flows of reminders do again and again: ask, let time pass, read. All is made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
from discord import ui

from bot.events.keys import event_key
from bot.reminders.buttons import RemindButton
from bot.state.tables import Reminder
from tests.bot.calendars import EVENTS, calendar
from tests.bot.conftest import World

UID = "next-webinar"
START = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
DAY_BEFORE, HOUR_BEFORE = START - timedelta(days=1), START - timedelta(hours=1)
SEND = "/channels/*/messages"


def stamp(time: datetime, style: Any) -> str:
    return discord.utils.format_dt(time, style)


async def card(world: World, uid: str = UID) -> Any:
    """Post a message with the button of an event, as its card has it."""
    view = ui.View(timeout=None)
    view.add_item(RemindButton(event_key(uid)))
    await world.bot.get_partial_messageable(world.channel.id).send("Made up", view=view)
    return world.channel.last_message


async def ask(world: World, choice: str, uid: str = UID) -> Any:
    """Click "Remind me" as Alice and choose; return the answer."""
    offer = await world.alice.click(await card(world, uid), label="Remind me")
    assert offer.ephemeral
    await world.alice.click(offer.response, label=choice)
    return offer.response


async def tick(world: World) -> None:
    """Let the bot look what is due, as it does every few seconds."""
    cog: Any = world.bot.get_cog("RemindersCog")
    await cog.tick()


def letters(world: World) -> list[Any]:
    """Return the direct messages that Alice got."""
    dm = world.alice.user.dm_channel
    return list(dm.history()) if dm else []


def last_message(world: World) -> dict[str, Any]:
    """Return what the bot last asked Discord to send."""
    sent: list[Any] = [call.json for call in world.env.http_requests]
    return next(each for each in reversed(sent) if isinstance(each, dict) and "nonce" in each)


async def states(world: World) -> list[str]:
    from sqlalchemy import select

    async with world.bot.state.session() as session:
        found = await session.scalars(select(Reminder).order_by(Reminder.due_at))
        return [each.state for each in found]


async def change(world: World, folder: Path, **lines: tuple[str, ...] | None) -> None:
    """Write the calendar anew with other lines for an event, None for none, and read it."""
    uids = {key.replace("_", "-"): value for key, value in lines.items()}
    events = {uid: found for uid, found in (EVENTS | uids).items() if found is not None}
    (folder / "events" / "made-up.ics").write_bytes(calendar(events=events).encode())
    assert await world.bot.events.refresh(always=True)


async def move(world: World, folder: Path, *times: str) -> None:
    """Write the calendar anew with other lines for the webinar's times, and read it."""
    kept = [line for line in EVENTS[UID] if not line.startswith(("DTSTART", "DTEND", "STATUS"))]
    await change(world, folder, next_webinar=(*kept, *times))
