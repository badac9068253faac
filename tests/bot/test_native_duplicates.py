"""Server events that were made twice: one stays. All events are made up.

Two processes may make the same one at a time, and a request whose answer was lost is sent again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.events.keys import event_key
from knowledge.calendars.model import EventStatus
from tests.bot.announcing import SOON, WEBINAR, cog_of
from tests.bot.conftest import World
from tests.bot.test_native_flow import Native, native

__all__ = ["native"]


def copy_of_the_bots(world: World, uid: str) -> int:
    """Make a server event as the bot does for an event, without its noting it; return its id."""
    made = world.env.backend.create_scheduled_event(
        world.alice.guild.id,
        name="Made-up webinar",
        entity_type=3,
        scheduled_start_time=SOON.isoformat(),
        scheduled_end_time=(SOON + timedelta(hours=1)).isoformat(),
        creator_id=world.env.backend.bot_user.id,
        description=f"Entente · {event_key(uid)}",
        entity_metadata={"location": "online"},
    )
    number: int = made.id
    return number


@pytest.mark.parametrize(
    "after",
    [
        WEBINAR,
        replace(WEBINAR, title="Made-up webinar, renamed"),
        replace(WEBINAR, status=EventStatus.CANCELLED),
    ],
)
async def test_one_that_was_made_twice_is_one_again(native: Native, after: Any) -> None:
    await native.show(WEBINAR)
    [kept] = native.events
    await native.world.alice.subscribe_event(kept)
    copies = {copy_of_the_bots(native.world, WEBINAR.uid) for _ in range(2)}
    await native.show(after)
    await (await cog_of(native.world)).sync()
    assert set(native.events) == {kept}
    assert not copies & set(native.events)
    assert native.events[kept].user_ids == {native.world.alice.id}
    assert await native.show(after) == 0


async def test_what_the_bot_made_for_an_event_that_is_not_looked_at_stays(native: Native) -> None:
    await native.show(WEBINAR)
    other = copy_of_the_bots(native.world, "of-another-calendar")
    await native.show(WEBINAR)
    assert other in native.events
