"""How reminders come in Discord: when, where, once, and what they say. All events are made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.reminders.post import MARK
from bot.state.sending import LEASE
from bot.state.tables import Reminder, ReminderState
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.reminding import (
    DAY_BEFORE,
    HOUR_BEFORE,
    SEND,
    START,
    ask,
    card,
    change,
    last_message,
    letters,
    move,
    stamp,
    states,
    tick,
)


async def test_a_reminder_comes_once_by_direct_message(world: World, clock: StoppedClock) -> None:
    answer = await ask(world, "1 day before")
    said = shown(answer)
    assert "Ethics of AI in radiology" in said
    assert stamp(DAY_BEFORE, "F") in said
    assert list(buttons(answer)) == ["Cancel reminder"]
    clock.time = DAY_BEFORE - timedelta(seconds=1)
    await tick(world)
    assert letters(world) == []
    clock.time = DAY_BEFORE
    await tick(world)
    await tick(world)
    [letter] = letters(world)
    assert f"{stamp(START, 'F')} ({stamp(START, 'R')})" in shown(letter)
    assert "late" not in shown(letter)
    assert await states(world) == [ReminderState.SENT]


async def test_the_loop_sends_by_itself(world: World, clock: StoppedClock) -> None:
    await ask(world, "1 hour before")
    clock.time = HOUR_BEFORE
    await world.env.advance_time(20)
    assert len(letters(world)) == 1


async def test_the_message_carries_its_nonce_and_mentions_nobody(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 hour before")
    clock.time = HOUR_BEFORE
    await tick(world)
    sent = last_message(world)
    ids = [each["custom_id"] for row in sent["components"] for each in row["components"][:1]]
    assert sent["enforce_nonce"] is True
    assert ids == [f"{MARK}{sent['nonce']}"]
    assert sent["allowed_mentions"] == {"parse": []}


async def test_an_event_of_whole_days_is_named_by_its_day(
    world: World, clock: StoppedClock
) -> None:
    offer = await world.alice.click(await card(world, "abstracts-deadline"), label="Remind me")
    assert list(buttons(offer.response)) == ["1 day before"]
    await world.alice.click(offer.response, label="1 day before")
    clock.time = datetime(2026, 12, 14, 1, 0, tzinfo=UTC)
    await tick(world)
    [letter] = letters(world)
    assert "is on Tuesday 15 December 2026" in shown(letter)
    assert "<t:" not in shown(letter)


async def test_an_occurrence_of_a_series_is_reminded_of(world: World, clock: StoppedClock) -> None:
    club = next(e for e in world.bot.events.book.coming(clock()) if "Journal" in e.title)
    await ask(world, "10 minutes before", club.uid)
    clock.time = club.starts_at.astimezone(UTC) - timedelta(minutes=10)
    await tick(world)
    [letter] = letters(world)
    assert stamp(club.starts_at, "F") in shown(letter)


async def test_a_restart_in_the_middle_loses_nothing(
    world: World, clock: StoppedClock, make_bot: Any
) -> None:
    await ask(world, "1 day before")
    await ask(world, "1 hour before")
    clock.time = DAY_BEFORE
    await tick(world)
    await world.env.restart_bot(make_bot())
    await tick(world)
    assert len(letters(world)) == 1
    clock.time = HOUR_BEFORE
    await tick(world)
    assert len(letters(world)) == 2


async def test_where_direct_messages_are_closed_the_person_is_mentioned(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    world.env.inject_error("POST", SEND, status=403, code=50007, times=1)
    await tick(world)
    assert letters(world) == []
    said = world.channel.last_message
    assert shown(said).startswith(world.alice.mention)
    sent = last_message(world)
    assert sent["allowed_mentions"] == {"parse": [], "users": [world.alice.id]}
    assert await states(world) == [ReminderState.SENT]


async def test_who_cannot_be_reached_at_all_is_logged_without_their_id(
    world: World, clock: StoppedClock, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    world.env.inject_error("POST", SEND, status=403, code=50007, times=2)
    await tick(world)
    assert await states(world) == [ReminderState.FAILED]
    logged = [each for each in caplog.records if each.name.startswith("bot.reminders")]
    assert "could not be delivered" in logged[0].getMessage()
    assert not any(str(world.alice.id) in each.getMessage() for each in logged)


async def test_an_error_of_discord_is_tried_again_later(world: World, clock: StoppedClock) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    world.env.inject_error("POST", SEND, status=500, times=1)
    await tick(world)
    await tick(world)
    assert letters(world) == []
    clock.advance(minutes=1)
    await tick(world)
    await tick(world)
    assert len(letters(world)) == 1
    assert await states(world) == [ReminderState.SENT]


async def test_one_that_arrived_before_a_crash_is_not_sent_again(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    await tick(world)
    async with world.bot.state.session() as session:
        from sqlalchemy import update

        await session.execute(
            update(Reminder).values(state=ReminderState.SENDING, held_until=clock() + LEASE)
        )
    clock.time += LEASE
    await tick(world)
    assert len(letters(world)) == 1
    assert await states(world) == [ReminderState.SENT]


async def test_a_moved_event_is_reminded_of_at_its_new_time(
    world: World, clock: StoppedClock, events_folder: Path
) -> None:
    await ask(world, "1 day before")
    moved = START + timedelta(days=2)
    await move(world, events_folder, "DTSTART:20261203T170000Z", "DTEND:20261203T180000Z")
    clock.time = DAY_BEFORE
    await tick(world)
    assert letters(world) == []
    clock.time = moved - timedelta(days=1)
    await tick(world)
    [letter] = letters(world)
    assert f"moved from {stamp(START, 'F')} to {stamp(moved, 'F')}" in shown(letter)


async def test_who_was_reminded_of_an_event_that_moves_is_reminded_anew(
    world: World, clock: StoppedClock, events_folder: Path
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    await tick(world)
    await move(world, events_folder, "DTSTART:20261203T170000Z", "DTEND:20261203T180000Z")
    await tick(world)
    assert len(letters(world)) == 1
    clock.advance(days=2)
    await tick(world)
    assert "moved from" in shown(letters(world)[-1])
    assert len(letters(world)) == 2


async def test_a_cancelled_event_is_told_at_once_and_once(
    world: World, clock: StoppedClock, events_folder: Path
) -> None:
    await ask(world, "1 day before")
    await ask(world, "1 hour before")
    same = ("DTSTART:20261201T170000Z", "DTEND:20261201T180000Z")
    await move(world, events_folder, *same, "STATUS:CANCELLED")
    await tick(world)
    clock.time = DAY_BEFORE
    await tick(world)
    clock.time = START
    await tick(world)
    [letter] = letters(world)
    assert f"planned for {stamp(START, 'F')}, is cancelled" in shown(letter)


async def test_an_event_that_is_in_no_calendar_any_more_is_said_to_be_so(
    world: World, clock: StoppedClock, events_folder: Path
) -> None:
    await ask(world, "1 day before")
    await change(world, events_folder, next_webinar=None)
    await tick(world)
    assert letters(world) == []
    clock.time = DAY_BEFORE
    await tick(world)
    [letter] = letters(world)
    assert "not in my calendars any more" in shown(letter)


@pytest.mark.parametrize(
    ("late", "state"),
    [(timedelta(hours=5), ReminderState.SENT), (timedelta(hours=7), ReminderState.MISSED)],
)
async def test_what_was_due_while_the_bot_was_down_comes_late_or_not_at_all(
    world: World, clock: StoppedClock, late: timedelta, state: ReminderState
) -> None:
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE + late
    await tick(world)
    assert await states(world) == [state]
    assert ["is late" in shown(each) for each in letters(world)] == (
        [True] if state == ReminderState.SENT else []
    )


async def test_of_an_event_that_is_over_nobody_is_reminded(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 hour before")
    clock.time = START + timedelta(hours=1)
    await tick(world)
    assert letters(world) == []
    assert await states(world) == [ReminderState.MISSED]


async def test_a_title_with_signs_of_discord_is_shown_as_it_is(
    world: World, clock: StoppedClock, events_folder: Path
) -> None:
    lines = ("SUMMARY:@everyone **free** `beer`", "DTSTART:20261201T170000Z")
    await change(world, events_folder, odd=lines)
    answer = await ask(world, "1 day before", "odd")
    assert "**free**" not in shown(answer)
    clock.time = DAY_BEFORE
    await tick(world)
    assert "**free**" not in shown(letters(world)[0])
