"""Asking to be reminded of an event in Discord, and taking it back. All events are made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from discord import ui

from bot.reminders.buttons import CancelButton
from bot.state.tables import ReminderState
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.reminding import (
    DAY_BEFORE,
    HOUR_BEFORE,
    START,
    ask,
    card,
    letters,
    states,
    tick,
)


async def test_the_same_wish_again_is_said_to_exist(world: World) -> None:
    await ask(world, "1 hour before")
    again = shown(await ask(world, "1 hour before"))
    assert "already" in again
    assert await states(world) == [ReminderState.WAITING]


async def test_only_what_is_still_to_come_is_offered(world: World, clock: StoppedClock) -> None:
    clock.time = HOUR_BEFORE
    offer = await world.alice.click(await card(world), label="Remind me")
    assert list(buttons(offer.response)) == ["10 minutes before"]
    clock.time = START - timedelta(minutes=10)
    offer = await world.alice.click(await card(world), label="Remind me")
    assert not buttons(offer.response)
    assert "too late" in shown(offer.response)


async def test_a_choice_that_has_passed_since_it_was_offered_is_refused(
    world: World, clock: StoppedClock
) -> None:
    offer = await world.alice.click(await card(world), label="Remind me")
    clock.time = DAY_BEFORE
    await world.alice.click(offer.response, label="1 day before")
    assert "too late" in shown(offer.response)
    assert await states(world) == []


@pytest.mark.parametrize(
    ("uid", "said"),
    [
        ("past-webinar", "is over"),
        ("running-course", "has begun"),
        ("cancelled-hackathon", "is cancelled"),
        ("never-heard-of", "not in my calendars any more"),
    ],
)
async def test_events_that_nobody_can_be_reminded_of(world: World, uid: str, said: str) -> None:
    offer = await world.alice.click(await card(world, uid), label="Remind me")
    assert said in shown(offer.response)
    assert not buttons(offer.response)


async def test_a_cancelled_reminder_does_not_come_also_after_a_restart(
    world: World, clock: StoppedClock, make_bot: Any
) -> None:
    answer = await ask(world, "1 day before")
    await world.env.restart_bot(make_bot())
    await world.alice.click(answer, label="Cancel reminder")
    assert "I won't remind you" in shown(answer)
    clock.time = DAY_BEFORE
    await tick(world)
    assert letters(world) == []
    assert await states(world) == [ReminderState.CANCELLED]


async def test_each_step_works_after_a_restart(
    world: World, clock: StoppedClock, make_bot: Any
) -> None:
    below = await card(world)
    await world.env.restart_bot(make_bot())
    offer = await world.alice.click(below, label="Remind me")
    await world.env.restart_bot(make_bot())
    await world.alice.click(offer.response, label="1 day before")
    assert await states(world) == [ReminderState.WAITING]
    clock.time = DAY_BEFORE
    await tick(world)
    await world.env.restart_bot(make_bot())
    mine = await world.alice.user.click(letters(world)[0], label="My reminders")
    assert "No reminder is waiting" in shown(mine.response)


async def test_after_cancelling_one_may_ask_again(world: World, clock: StoppedClock) -> None:
    await world.alice.click(await ask(world, "1 day before"), label="Cancel reminder")
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    await tick(world)
    assert len(letters(world)) == 1


async def test_the_command_lists_and_cancels_ones_own(world: World) -> None:
    await ask(world, "1 day before")
    await ask(world, "1 hour before")
    mine = await world.alice.slash(world.channel, "reminders")
    theirs = await world.bob.slash(world.channel, "reminders")
    assert "No reminder is waiting" in shown(theirs.response)
    assert mine.ephemeral
    assert shown(mine.response).count("Ethics of AI") == 2
    await world.alice.click(mine.response, custom_id=_first_cancel(mine.response))
    assert shown(mine.response).count("Ethics of AI") == 1
    assert await states(world) == [ReminderState.CANCELLED, ReminderState.WAITING]


def _first_cancel(message: Any) -> str:
    [container] = [c if isinstance(c, dict) else c.to_dict() for c in message.components]
    sections = [c for c in container["components"] if "accessory" in c]
    found: str = sections[0]["accessory"]["custom_id"]
    return found


async def test_nobody_cancels_the_reminder_of_another(world: World) -> None:
    answer = await ask(world, "1 day before")
    reminder_id = buttons(answer)["Cancel reminder"]["custom_id"].split(":")[3]
    # Only Alice sees her button; this is one that was made up.
    view = ui.View(timeout=None)
    view.add_item(CancelButton(reminder_id, in_list=False))
    await world.bot.get_partial_messageable(world.channel.id).send("Made up", view=view)
    await world.bob.click(world.channel.last_message, label="Cancel reminder")
    assert "no such reminder waiting" in shown(world.channel.last_message)
    assert await states(world) == [ReminderState.WAITING]


async def test_the_button_below_a_reminder_shows_ones_own(
    world: World, clock: StoppedClock
) -> None:
    await ask(world, "1 day before")
    await ask(world, "1 hour before")
    clock.time = DAY_BEFORE
    await tick(world)
    mine = await world.alice.user.click(letters(world)[0], label="My reminders")
    assert shown(mine.response).count("Ethics of AI") == 1
