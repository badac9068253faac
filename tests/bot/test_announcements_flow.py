"""What a community is told, from the calendar to the channel. All events are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import discord
import pytest
from sqlalchemy import select, update

from bot.state.announcement_tables import Announcement, AnnouncementState
from bot.state.sending import LEASE
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus
from tests.bot.announcing import (
    MEETING,
    SOON,
    WEBINAR,
    choose,
    cog_of,
    letters,
    permit,
    show,
    tell,
    told,
)
from tests.bot.calendars import NOW
from tests.bot.conftest import StoppedClock, World

MESSAGES = "/channels/*/messages"
MOVED = replace(WEBINAR, start=SOON + timedelta(days=1), end=SOON + timedelta(days=1, hours=1))
OFF = replace(WEBINAR, status=EventStatus.CANCELLED)


@pytest.fixture
async def hearing(world: World) -> World:
    """Return a guild that has announcements, after a first look at the calendars."""
    await choose(world, channel=world.channel.id)
    await show(world, [MEETING])
    assert told(world) == []
    return world


def stamp(event: Event) -> str:
    return discord.utils.format_dt(event.starts_at, "F")


async def test_new_moved_and_cancelled_are_told_once_each(hearing: World) -> None:
    for events in ([WEBINAR, MEETING], [MOVED, MEETING], [OFF, MEETING]):
        await show(hearing, events)
        await show(hearing, events)
    new, moved, cancelled = told(hearing)
    assert "New" in new
    assert stamp(WEBINAR) in new
    assert f"moved from {stamp(WEBINAR)} to {stamp(MOVED)}" in moved
    assert "Cancelled" in cancelled
    assert stamp(WEBINAR) not in cancelled
    assert stamp(MOVED) in cancelled


async def test_nothing_is_told_where_it_is_off(world: World) -> None:
    await cog_of(world)
    await show(world, [MEETING])
    await show(world, [WEBINAR, MEETING])
    assert told(world) == []
    assert await rows(world) == []


async def test_only_what_was_chosen_is_told(hearing: World) -> None:
    await choose(hearing, societies=frozenset({"eusomii"}))
    await show(hearing, [WEBINAR, MEETING])
    assert told(hearing) == []


async def test_starting_is_told_once_and_not_of_what_was_called_off(
    hearing: World, clock: StoppedClock
) -> None:
    await choose(hearing, starting=30)
    await show(hearing, [WEBINAR, MEETING])
    clock.time = SOON - timedelta(minutes=31)
    await tell(hearing)
    assert len(told(hearing)) == 1
    clock.time = SOON - timedelta(minutes=30)
    await tell(hearing)
    await tell(hearing)
    assert [text.startswith("**Made-up webinar**\nStarts") for text in told(hearing)[1:]] == [True]


async def test_what_is_called_off_before_it_could_be_sent_is_not_said_to_start(
    hearing: World, clock: StoppedClock
) -> None:
    await choose(hearing, starting=30)
    await show(hearing, [WEBINAR, MEETING])
    clock.time = SOON - timedelta(minutes=30)
    hearing.env.inject_error("POST", MESSAGES, status=500, times=1)
    await tell(hearing)
    clock.advance(minutes=10)
    await show(hearing, [OFF, MEETING])
    assert not any("Starts" in text for text in told(hearing))
    assert "Cancelled" in told(hearing)[-1]


async def test_a_digest_comes_once_a_week(hearing: World, clock: StoppedClock) -> None:
    # NOW is a Tuesday, noon in UTC and one o'clock in Paris.
    await choose(hearing, digest_day=1, digest_hour=14, zone="Europe/Paris")
    await tell(hearing)
    assert told(hearing) == []
    clock.time = NOW + timedelta(hours=1)
    await tell(hearing)
    await tell(hearing)
    clock.advance(hours=3)
    await tell(hearing)
    [digest] = told(hearing)
    assert "Made-up meeting" in digest
    clock.time = NOW + timedelta(days=7, hours=1)
    await tell(hearing)
    assert len(told(hearing)) == 2


@pytest.mark.parametrize(("away", "expected"), [(5, 1), (7, 0)])
async def test_after_the_bot_was_away_a_digest_comes_within_the_grace_period(
    hearing: World, clock: StoppedClock, away: int, expected: int
) -> None:
    await choose(hearing, digest_day=1, digest_hour=14, zone="Europe/Paris")
    clock.time = NOW + timedelta(hours=1 + away)
    await tell(hearing)
    assert len(told(hearing)) == expected


async def test_no_digest_that_was_due_before_it_was_chosen(
    hearing: World, clock: StoppedClock
) -> None:
    await choose(hearing, digest_day=1, digest_hour=12, zone="Europe/Paris")
    await tell(hearing)
    assert told(hearing) == []


async def test_killed_before_sending_it_is_sent_after_the_restart(
    hearing: World, clock: StoppedClock, make_bot: Any
) -> None:
    hearing.env.inject_error("POST", MESSAGES, status=503, times=1)
    await show(hearing, [WEBINAR, MEETING])
    assert told(hearing) == []
    await as_if_killed(hearing, clock)
    await hearing.env.restart_bot(make_bot())
    await show(hearing, [WEBINAR, MEETING])
    await tell(hearing)
    assert len(told(hearing)) == 1


async def test_killed_after_sending_it_is_not_sent_again(
    hearing: World, clock: StoppedClock, make_bot: Any
) -> None:
    # What was sent is told by when Discord took it: its clock shows the time of the bot's.
    hearing.env.backend.advance_clock((NOW - hearing.env.now()).total_seconds())
    await show(hearing, [WEBINAR, MEETING])
    assert len(told(hearing)) == 1
    await as_if_killed(hearing, clock)
    await hearing.env.restart_bot(make_bot())
    await show(hearing, [WEBINAR, MEETING])
    assert len(told(hearing)) == 1
    assert await rows(hearing) == [AnnouncementState.SENT]


async def test_killed_between_the_change_and_the_look_it_is_told_after(
    hearing: World, make_bot: Any
) -> None:
    await hearing.env.restart_bot(make_bot())
    await show(hearing, [WEBINAR, MEETING])
    assert len(told(hearing)) == 1


@pytest.mark.parametrize("status", [429, 500])
async def test_one_that_fails_holds_up_no_other_and_is_tried_again(
    hearing: World, clock: StoppedClock, status: int
) -> None:
    await choose(hearing, starting=30)
    await show(hearing, [WEBINAR, MEETING])
    later = replace(MEETING, uid="another", title="Another made-up meeting", start=SOON)
    later = replace(later, end=SOON + timedelta(hours=1))
    await show(hearing, [WEBINAR, MEETING, later])
    clock.time = SOON - timedelta(minutes=20)
    before = len(told(hearing))
    hearing.env.inject_error("POST", MESSAGES, status=status, times=1)
    await tell(hearing)
    assert len(told(hearing)) == before + 1
    clock.advance(minutes=10)
    await tell(hearing)
    await tell(hearing)
    assert len(told(hearing)) == before + 2


async def test_without_the_permission_it_waits(hearing: World, clock: StoppedClock) -> None:
    permit(hearing, send_messages=False)
    await show(hearing, [WEBINAR, MEETING])
    assert told(hearing) == []
    permit(hearing, send_messages=True)
    clock.advance(hours=1)
    await tell(hearing)
    assert len(told(hearing)) == 1


async def test_a_message_carries_its_nonce_and_mentions_nobody(hearing: World) -> None:
    await show(hearing, [replace(WEBINAR, title="@everyone come"), MEETING])
    [sent] = letters(hearing)
    assert sent["enforce_nonce"] is True
    assert not sent["allowed_mentions"].get("roles")
    assert sent["allowed_mentions"]["parse"] == []


async def rows(world: World) -> list[str]:
    """Return how the announcements stand."""
    async with world.bot.state.session() as session:
        return list(await session.scalars(select(Announcement.state)))


async def as_if_killed(world: World, clock: StoppedClock) -> None:
    """Leave the state as a process does that ended while it was sending."""
    async with world.bot.state.session() as session:
        await session.execute(
            update(Announcement).values(
                state=AnnouncementState.SENDING, held_until=clock.time + LEASE, finished_at=None
            )
        )
    clock.advance(minutes=3)


async def test_the_loop_tells_by_itself(hearing: World) -> None:
    cog = await cog_of(hearing)
    hearing.bot.events.book = EventBook([WEBINAR, MEETING])
    cog._tell_loop.start()
    await hearing.env.advance_time(61)
    cog._tell_loop.cancel()
    assert len(told(hearing)) == 1


async def test_a_failed_round_is_logged_and_the_next_one_tells(
    hearing: World, caplog: pytest.LogCaptureFixture
) -> None:
    cog = await cog_of(hearing)
    hearing.bot.events.book = cast("EventBook", None)
    await cog._tell_loop()
    await cog._sync_loop()
    assert "announcements failed" in caplog.text
    hearing.bot.events.book = EventBook([WEBINAR, MEETING])
    await cog._tell_loop()
    assert len(told(hearing)) == 1
