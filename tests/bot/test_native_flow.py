"""Discord's own list of events, kept as the calendars are. All events are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete

from bot.events.keys import event_key
from bot.state.announcement_tables import ScheduledEventNote
from knowledge.calendars.model import Event, EventStatus
from tests.bot.announcing import MEETING, SOON, WEBINAR, choose, cog_of, permit, show
from tests.bot.calendars import NOW
from tests.bot.conftest import World

PATH = "/guilds/*/scheduled-events"


class Native:
    """A guild in which the bot keeps scheduled events, seen from outside."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.guild: Any = world.alice.guild

    @property
    def events(self) -> dict[int, Any]:
        """Return the scheduled events that the guild has, by their id."""
        return dict(self.world.env.backend.get_guild(self.guild.id).scheduled_events)

    @property
    def names(self) -> list[str]:
        return sorted(event.name for event in self.events.values() if event.status == 1)

    async def show(self, *events: Event) -> int:
        """Put these into the calendars, let the bot look, and return how often it wrote."""
        before = self._writes()
        await show(self.world, events)
        await (await cog_of(self.world)).sync()
        await self.world.env.settle()
        return self._writes() - before

    def _writes(self) -> int:
        return sum(
            call.method != "GET" and "/scheduled-events" in call.path
            for call in self.world.env.http_requests
        )


@pytest.fixture
async def native(world: World) -> Native:
    """Return a guild that has server events switched on."""
    await choose(world, native=True)
    return Native(world)


async def test_made_once_and_not_written_again(native: Native) -> None:
    assert await native.show(WEBINAR, MEETING) == 2
    assert native.names == ["Made-up meeting", "Made-up webinar"]
    assert await native.show(WEBINAR, MEETING) == 0
    [made] = [event for event in native.events.values() if event.name == "Made-up webinar"]
    assert made.entity_metadata == {"location": "https://example.org/made-up"}
    assert made.description.endswith(event_key(WEBINAR.uid))


async def test_a_move_keeps_the_id_and_who_is_interested(native: Native) -> None:
    await native.show(WEBINAR)
    [number] = native.events
    await native.world.alice.subscribe_event(number)
    later = replace(WEBINAR, start=SOON + timedelta(days=1), end=SOON + timedelta(days=1, hours=1))
    assert await native.show(later) == 1
    [(same, event)] = native.events.items()
    assert same == number
    assert event.user_ids == {native.world.alice.id}
    assert event.scheduled_start_time.startswith("2026-11-27T12:00")


async def test_a_cancellation_cancels_and_a_new_date_makes_anew(native: Native) -> None:
    await native.show(WEBINAR)
    assert await native.show(replace(WEBINAR, status=EventStatus.CANCELLED)) == 1
    assert [event.status for event in native.events.values()] == [4]
    assert await native.show(replace(WEBINAR, status=EventStatus.CANCELLED)) == 0
    assert await native.show(WEBINAR) == 1
    assert native.names == ["Made-up webinar"]


async def test_what_is_withdrawn_is_cancelled(native: Native) -> None:
    await native.show(WEBINAR, MEETING)
    read = NOW + timedelta(minutes=5)
    assert await native.show(replace(MEETING, as_of=read)) == 1
    assert native.names == ["Made-up meeting"]


async def test_what_somebody_else_made_stays(native: Native) -> None:
    moderator = native.world.bob.id
    made = native.world.env.backend.create_scheduled_event(
        native.guild.id,
        name="Made-up quiz night",
        entity_type=3,
        scheduled_start_time=SOON.isoformat(),
        scheduled_end_time=(SOON + timedelta(hours=1)).isoformat(),
        creator_id=moderator,
        # Copied from an event of the bot's, its mark included.
        description=f"Entente · {event_key(WEBINAR.uid)}",
        entity_metadata={"location": "A bar"},
    )
    before = replace(made)
    await native.show(WEBINAR)
    await native.show(replace(WEBINAR, status=EventStatus.CANCELLED))
    assert native.events[made.id] == before


async def test_deleted_by_hand_is_not_made_again(native: Native) -> None:
    await native.show(WEBINAR)
    [number] = native.events
    native.world.env.backend.delete_scheduled_event(native.guild.id, number)
    assert await native.show(replace(WEBINAR, title="Made-up webinar, renamed")) == 0


@pytest.mark.parametrize("status", [429, 500, 403])
async def test_the_others_are_made_when_one_fails_and_it_is_tried_again(
    native: Native, status: int
) -> None:
    native.world.env.inject_error("POST", PATH, status=status, times=1)
    await native.show(WEBINAR, MEETING)
    assert native.names == ["Made-up meeting"]
    await native.show(WEBINAR, MEETING)
    assert native.names == ["Made-up meeting", "Made-up webinar"]


async def test_a_crash_before_writing_it_down_makes_no_second_one(
    native: Native, make_bot: Any
) -> None:
    await native.show(WEBINAR)

    async with native.world.bot.state.session() as session:
        await session.execute(delete(ScheduledEventNote))
    await native.world.env.restart_bot(make_bot())
    await native.show(WEBINAR)
    # The bot has looked at its own calendar meanwhile, and made the events of that.
    assert native.names.count("Made-up webinar") == 1
    assert await native.show(WEBINAR) == 0


async def test_a_restart_writes_nothing(native: Native, make_bot: Any) -> None:
    await native.show(WEBINAR, MEETING)
    await native.world.env.restart_bot(make_bot())
    assert await native.show(WEBINAR, MEETING) == 0


async def test_without_the_permission_nothing_is_tried_until_it_is_given(native: Native) -> None:
    permit(native.world, manage_events=False)
    assert await native.show(WEBINAR) == 0
    permit(native.world, manage_events=True)
    assert await native.show(WEBINAR) == 1


async def test_only_what_the_moderators_chose(native: Native) -> None:
    await choose(native.world, societies=frozenset({"eusomii"}))
    await native.show(WEBINAR, MEETING)
    assert native.names == ["Made-up meeting"]
