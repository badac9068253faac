"""Questions passed on from direct messages, to a server that their asker is in. All is made up."""

from __future__ import annotations

from typing import Any

import pytest

from bot.feedback.passed import PassedQuestions
from bot.feedback.passing_card import choice_card
from bot.feedback.places import Place
from bot.moderation.choices import Moderation, choose
from bot.state.moderation_tables import PassedState
from index import Verdict
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import PASS, UNKNOWN, ask, passed, staff, tick
from tests.bot.feeding import said
from tests.bot.reminding import SEND

PASS_HERE = "Pass my question to the moderators of Trainees, without my name"  # noqa: S105
WHOSE = "Whose shall have this one?"
HEALTH = "my knee hurts, what now?"


async def elsewhere(world: World, name: str = "Residents", *, alice: bool = True) -> Any:
    """Add another server whose moderators take questions, and return their channel."""
    guild = world.env.create_guild(name)
    channel = guild.create_text_channel("moderators")
    if alice:
        guild.add_member(world.alice.user)
    await choose(world.bot.state, Moderation(guild.id, channel=channel.id), world.bot.now())
    return channel


async def answered(world: World, question: str = UNKNOWN) -> Any:
    """Have Alice ask by direct message, and return the answer."""
    await world.alice.send_dm(question)
    return world.alice.user.dm_channel.last_message


def passing(message: Any) -> list[str]:
    """Return the labels of what passes a question on."""
    return [label for label in buttons(message) if label.startswith("Pass my question")]


async def test_the_one_server_that_takes_questions_is_named_on_the_button(world: World) -> None:
    there = await staff(world)
    await elsewhere(world, alice=False)
    answer = await answered(world)
    assert passing(answer) == [PASS_HERE]
    clicked = await world.alice.user.click(answer, label=PASS_HERE)
    assert "moderators of **Trainees**, without your name" in said(clicked)
    assert "I tell you here" in said(clicked)
    assert buttons(world.alice.user.dm_channel.last_message)["Passed to the moderators"]["disabled"]
    assert UNKNOWN in shown(there.channel.last_message)
    assert "alice" not in shown(there.channel.last_message)
    [row] = await passed(world)
    assert (row.guild_id, row.channel_id) == (world.channel.guild.id, None)


async def test_a_command_in_a_direct_message_offers_it_too(world: World) -> None:
    await staff(world)
    result = await world.alice.user.slash("ask", question=UNKNOWN)
    assert passing(result.response) == [PASS_HERE]


async def test_what_did_not_help_is_passed_on_too(world: World) -> None:
    there = await staff(world)
    question = "What will the partnership focus on?"
    clicked = await world.alice.user.click(await answered(world, question), label="👎")
    assert passing(clicked.followups[0]) == [PASS_HERE]
    await world.alice.user.click(clicked.followups[0], label=PASS_HERE)
    assert question in shown(there.channel.last_message)


async def test_with_several_servers_the_asker_chooses_also_after_a_restart(
    world: World, make_bot: Any
) -> None:
    there = await staff(world)
    other = await elsewhere(world)
    answer = await answered(world)
    assert passing(answer) == [PASS]
    await world.env.restart_bot(make_bot())
    clicked = await world.alice.user.click(answer, label=PASS)
    choice = clicked.followups[0]
    assert WHOSE in shown(choice)
    assert "not your name" in shown(choice)
    assert await passed(world) == []
    await world.env.restart_bot(make_bot())
    chosen = await world.alice.user.select(choice, [str(other.guild.id)])
    assert "moderators of **Residents**, without your name" in shown(choice)
    assert chosen.followups == []
    assert UNKNOWN in shown(other.last_message)
    assert there.channel.last_message is None
    assert [row.guild_id for row in await passed(world)] == [other.guild.id]


async def test_servers_of_one_name_are_told_apart_by_their_ids(world: World) -> None:
    first, second = [await elsewhere(world, "*Same* name") for _ in range(2)]
    clicked = await world.alice.user.click(await answered(world), label=PASS)
    await world.alice.user.select(clicked.followups[0], [str(second.guild.id)])
    assert r"\*Same\* name" in shown(clicked.followups[0])
    assert UNKNOWN in shown(second.last_message)
    assert first.last_message is None


@pytest.mark.parametrize("question", [UNKNOWN, HEALTH])
async def test_there_is_no_button_where_nobody_would_read_it(world: World, question: str) -> None:
    await staff(world, chosen=question == HEALTH)
    await elsewhere(world, alice=False)
    assert passing(await answered(world, question)) == []


async def test_only_servers_whose_moderators_may_write_answers_are_offered(world: World) -> None:
    await staff(world)
    other = await elsewhere(world)
    world.bot.settings.moderator_guilds = frozenset({other.guild.id})
    assert passing(await answered(world)) == [
        "Pass my question to the moderators of Residents, without my name"
    ]
    assert passing((await ask(world, UNKNOWN)).response) == []


async def test_a_long_name_is_cut_so_that_the_label_fits(world: World) -> None:
    await elsewhere(world, "A made-up server of many words 😀" + "😀" * 60)
    [label] = passing(await answered(world))
    assert len(label.encode("utf-16-le")) // 2 <= 80
    assert label.startswith("Pass my question to the moderators of A made-up")
    assert label.endswith("without my name")


async def test_who_left_the_server_meanwhile_passes_nothing_to_it(world: World) -> None:
    there = await staff(world)
    other = await elsewhere(world)
    answer = await answered(world)
    clicked = await world.alice.user.click(answer, label=PASS)
    world.env.backend.remove_member(other.guild.id, world.alice.user.id)
    refused = await world.alice.user.select(clicked.followups[0], [str(other.guild.id)])
    assert "no server of ours any more" in said(refused)
    named = await answered(world, "Is there a creche for the children of speakers?")
    assert passing(named) == [PASS_HERE]
    world.env.backend.remove_member(world.channel.guild.id, world.alice.user.id)
    refused = await world.alice.user.click(named, label=PASS_HERE)
    assert "no server of ours any more" in said(refused)
    assert await passed(world) == []
    assert there.channel.last_message is None


async def test_a_made_up_choice_is_refused(world: World) -> None:
    await staff(world)
    other = await elsewhere(world, alice=False)
    user = await world.bot.fetch_user(world.alice.user.id)
    await user.send(view=choice_card(UNKNOWN, Verdict.NONE, [Place(other.guild.id, "Made up")]))
    letter = world.alice.user.dm_channel.last_message
    refused = await world.alice.user.select(letter, [str(other.guild.id)])
    assert "no server of ours any more" in said(refused)
    await user.send(view=choice_card(HEALTH, Verdict.NONE, [Place(world.channel.guild.id, "Here")]))
    letter = world.alice.user.dm_channel.last_message
    refused = await world.alice.user.select(letter, [str(world.channel.guild.id)])
    assert "about somebody's health" in said(refused)
    assert await passed(world) == []


async def test_an_answer_comes_also_when_discord_does_not_say_who_is_where(world: World) -> None:
    await staff(world)
    world.env.inject_error("GET", "/guilds/*/members/*", status=500, times=None)
    answer = await answered(world)
    assert passing(answer) == []
    assert "👍" in buttons(answer)


async def answered_by_a_document(world: World) -> None:
    """Pass a question on as Alice, and write down that a served document answers it."""
    await world.alice.user.click(await answered(world), label=PASS_HERE)
    [row] = await passed(world)
    store = PassedQuestions(world.bot.state)
    assert await store.intend(row, next(iter(world.bot.ask.searcher.version.documents)))
    assert await store.write(row)


async def test_who_asked_by_direct_message_is_told_there(world: World) -> None:
    await staff(world)
    await answered_by_a_document(world)
    await tick(world)
    assert "The moderators have answered" in world.alice.user.dm_channel.last_message.content
    assert [row.state for row in await passed(world)] == [PassedState.TOLD]


async def test_whose_direct_messages_are_closed_by_then_is_mentioned_nowhere(world: World) -> None:
    there = await staff(world)
    await answered_by_a_document(world)
    before = there.channel.last_message.id
    world.env.inject_error("POST", SEND, status=403, code=50007, times=1)
    await tick(world)
    assert there.channel.last_message.id == before
    assert world.channel.last_message is None
    [row] = await passed(world)
    assert (row.state, row.asker_id) == (PassedState.PUBLISHED, None)
    assert row.finished_at is not None
