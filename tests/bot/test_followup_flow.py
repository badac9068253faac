"""Replies to the bot's answers in Discord, as people write them."""

from __future__ import annotations

from typing import Any

import discord

from bot.ask.replies import question_replied_to
from index.followup import ARROW
from tests.bot.conftest import World, shown

QUESTION = "What is SIIM's Liaison Committee?"
REPLY = "and who chairs it?"
BOTH = f"### {QUESTION}{ARROW}{REPLY}"


def heading(message: Any) -> str:
    """Return the first line of a card."""
    return shown(message).splitlines()[0]


async def answered(world: World) -> Any:
    """Return the bot's public answer to the question."""
    await world.alice.send(world.channel, f"{world.me} {QUESTION}")
    return world.channel.last_message


async def reply_in_dm(world: World, text: str, to: Any = None) -> None:
    """Reply to a direct message, the last one unless said otherwise."""
    dm = world.alice.user.dm_channel
    answer = to or dm.last_message
    reference = {"channel_id": str(dm.id), "message_id": str(answer.id)}
    await world.alice.send_dm(text, reference=reference)


async def test_a_reply_is_read_together_with_the_question_before_it(world: World) -> None:
    answer = await answered(world)
    await world.alice.send(world.channel, f"{world.me} {REPLY}", reply_to=answer)
    card = world.channel.last_message
    assert heading(card) == BOTH
    assert "**Raym Geis, MD, FSIIM, was chair of SIIM's Liaison Committee" in shown(card)


async def test_anybody_may_reply(world: World) -> None:
    answer = await answered(world)
    await world.bob.send(world.channel, f"{world.me} {REPLY}", reply_to=answer)
    assert heading(world.channel.last_message) == BOTH


async def test_the_buttons_of_such_an_answer_ask_the_same_again(
    world: World, make_bot: Any
) -> None:
    await world.alice.send_dm(QUESTION)
    dm = world.alice.user.dm_channel
    await reply_in_dm(world, REPLY)
    first = shown(dm.last_message)
    await world.env.restart_bot(make_bot())
    await world.alice.user.click(dm.last_message, label="More passages")
    assert "passage 2 of" in shown(dm.last_message)
    assert heading(dm.last_message) == BOTH
    await world.alice.user.click(dm.last_message, label="Back")
    assert shown(dm.last_message) == first


async def test_a_reply_in_a_direct_message(world: World) -> None:
    await world.alice.send_dm(QUESTION)
    dm = world.alice.user.dm_channel
    await reply_in_dm(world, REPLY)
    assert heading(dm.last_message) == BOTH
    assert "Raym Geis" in shown(dm.last_message)


async def test_a_reply_to_a_reply(world: World) -> None:
    answer = await answered(world)
    await world.alice.send(world.channel, f"{world.me} {REPLY}", reply_to=answer)
    second = world.channel.last_message
    await world.alice.send(world.channel, f"{world.me} since when?", reply_to=second)
    assert heading(world.channel.last_message) == f"{BOTH}{ARROW}since when?"


async def test_a_reply_to_a_shared_answer(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    await world.alice.click(result.response, label="Share to channel")
    shared = world.channel.last_message
    await world.bob.send(world.channel, f"{world.me} {REPLY}", reply_to=shared)
    assert heading(world.channel.last_message) == BOTH


async def test_marks_in_the_question_before_come_back_as_they_were_typed(world: World) -> None:
    await world.alice.send_dm("What is a C-MOVE_RQ of #DICOM [really]?")
    dm = world.alice.user.dm_channel
    before = heading(dm.last_message)
    await reply_in_dm(world, "and who wrote it?")
    assert heading(dm.last_message) == f"{before}{ARROW}and who wrote it?"


async def test_a_request_for_another_language_repeats_the_answer_and_says_why(
    world: World,
) -> None:
    answer = await answered(world)
    said = shown(answer).splitlines()
    await world.alice.send(world.channel, f"{world.me} auf Deutsch bitte", reply_to=answer)
    card = world.channel.last_message
    assert heading(card) == f"### {QUESTION}{ARROW}auf Deutsch bitte"
    assert "I do not translate: each passage is shown in the language of its document." in (
        shown(card)
    )
    assert shown(card).splitlines()[2:] == said[2:]


async def test_a_reply_that_is_complete_is_asked_alone(world: World) -> None:
    answer = await answered(world)
    await world.alice.send(world.channel, f"{world.me} What is DICOMweb?", reply_to=answer)
    assert heading(world.channel.last_message) == "### What is DICOMweb?"


async def test_thanks_are_answered_as_ever(world: World) -> None:
    answer = await answered(world)
    await world.alice.send(world.channel, f"{world.me} thanks!", reply_to=answer)
    assert "Hello! I answer questions" in shown(world.channel.last_message)


async def test_a_reply_to_a_deleted_answer_is_asked_alone(world: World) -> None:
    await world.alice.send_dm(QUESTION)
    dm = world.alice.user.dm_channel
    answer = dm.last_message
    await world.bot.http.delete_message(dm.id, answer.id)
    await reply_in_dm(world, REPLY, to=answer)
    assert heading(dm.last_message) == f"### {REPLY}"


async def reply_as_the_bot_has_it(
    world: World,
) -> tuple[discord.Message, discord.MessageReference]:
    """Return a reply to an answer, and what it refers to."""
    answer = await answered(world)
    sent = await world.alice.send(world.channel, f"{world.me} {REPLY}", reply_to=answer)
    message = next(message for message in world.bot.cached_messages if message.id == sent.id)
    assert message.reference is not None
    return message, message.reference


async def test_an_answer_that_is_not_sent_along_is_fetched(world: World) -> None:
    message, reference = await reply_as_the_bot_has_it(world)
    reference.resolved = None
    assert await question_replied_to(message, world.bot.user) == QUESTION


async def test_an_answer_that_may_not_be_fetched_is_left(world: World) -> None:
    message, reference = await reply_as_the_bot_has_it(world)
    reference.resolved = None
    world.env.inject_error("GET", "/channels/*/messages/*", status=403, code=50001)
    assert await question_replied_to(message, world.bot.user) is None


async def test_an_answer_that_discord_says_is_deleted_is_left(world: World) -> None:
    message, reference = await reply_as_the_bot_has_it(world)
    reference.resolved = discord.DeletedReferencedMessage(reference)
    assert await question_replied_to(message, world.bot.user) is None


async def test_a_reply_to_somebody_else_is_asked_alone(world: World) -> None:
    theirs = await world.bob.send(world.channel, QUESTION)
    await world.alice.send(world.channel, f"{world.me} {REPLY}", reply_to=theirs)
    assert heading(world.channel.last_message) == f"### {REPLY}"


async def test_a_reply_to_what_is_no_answer_is_asked_alone(world: World) -> None:
    await world.alice.send_dm("@everyone")
    dm = world.alice.user.dm_channel
    assert "Your question is empty" in shown(dm.last_message)
    await reply_in_dm(world, REPLY)
    assert heading(dm.last_message) == f"### {REPLY}"
