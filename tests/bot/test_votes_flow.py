"""Votes on answers, and passing on what did not help. All questions and people are made up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.state.moderation_tables import Vote
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import ANSWERED, PASS, UNKNOWN, ask, passed, staff

GREEN, RED, GREY = 3, 4, 2
KEEPING = pytest.mark.settings(keep_questions=True)


async def votes(world: World) -> list[Vote]:
    async with world.bot.state.session() as session:
        return list(await session.scalars(select(Vote).order_by(Vote.person)))


def styles(message: Any) -> tuple[int, int]:
    found = buttons(message)
    return found["👍"]["style"], found["👎"]["style"]


async def test_a_vote_is_kept_without_a_name_and_shown(world: World) -> None:
    result = await ask(world, ANSWERED)
    assert styles(result.response) == (GREY, GREY)
    await world.alice.click(result.response, label="👍")
    assert styles(result.response) == (GREEN, GREY)
    assert ANSWERED in shown(result.response)
    [vote] = await votes(world)
    hit = world.bot.ask.searcher.answer(ANSWERED).hits[0]
    assert (vote.value, vote.document) == (1, hit.document.id)
    assert vote.person == world.bot.people.of(world.alice.id)
    assert vote.guild_id == world.channel.guild.id
    assert vote.question is None


async def test_one_vote_a_person_which_may_change_also_after_a_restart(
    world: World, make_bot: Any
) -> None:
    result = await ask(world, ANSWERED)
    await world.alice.click(result.response, label="👍")
    await world.env.restart_bot(make_bot())
    await world.alice.click(result.response, label="👎")
    assert styles(result.response) == (GREY, RED)
    again = await ask(world, ANSWERED)
    assert styles(again.response) == (GREY, RED)
    other = await ask(world, ANSWERED, world.bob)
    assert styles(other.response) == (GREY, GREY)
    await world.bob.click(other.response, label="👍")
    assert sorted(vote.value for vote in await votes(world)) == [-1, 1]


async def test_all_may_vote_on_a_public_answer_and_nobody_sees_how(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {ANSWERED}")
    public = world.channel.last_message
    for person, label in ((world.alice, "👍"), (world.bob, "👎")):
        clicked = await person.click(public, label=label)
        assert clicked.ephemeral
        assert "Thank you" in shown(clicked.response)
    assert styles(world.channel.last_message) == (GREY, GREY)
    assert sorted(vote.value for vote in await votes(world)) == [-1, 1]


@KEEPING
async def test_a_vote_keeps_its_own_askers_question_and_nobody_elses(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {ANSWERED} Tell alice@example.org")
    public = world.channel.last_message
    for person in (world.alice, world.bob):
        await person.click(public, label="👎")
    by_person = {vote.person: vote.question for vote in await votes(world)}
    assert by_person == {
        world.bot.people.of(world.alice.id): f"{ANSWERED} Tell [e-mail]",
        world.bot.people.of(world.bob.id): None,
    }


async def test_a_direct_message_is_voted_on_too(world: World) -> None:
    await world.alice.send_dm(ANSWERED)
    answer = world.alice.user.dm_channel.last_message
    await world.alice.user.click(answer, label="👎")
    assert styles(world.alice.user.dm_channel.last_message) == (GREY, RED)
    [vote] = await votes(world)
    assert vote.guild_id is None


async def test_small_talk_is_not_voted_on(world: World) -> None:
    assert "👍" not in buttons((await ask(world, "hello")).response)


async def test_votes_stay_on_a_shared_answer_and_private_buttons_do_not(world: World) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN, there.moderator)
    private = set(buttons(result.response))
    assert {PASS, "Why this answer?", "Make it a golden question"} <= private
    await there.moderator.click(result.response, label="Share to channel")
    public = buttons(world.channel.last_message)
    assert {"👍", "👎"} <= set(public)
    assert not {PASS, "Why this answer?", "Make it a golden question"} & set(public)


async def test_what_did_not_help_can_be_passed_on(world: World, make_bot: Any) -> None:
    there = await staff(world)
    result = await ask(world, ANSWERED)
    assert PASS not in buttons(result.response)
    clicked = await world.alice.click(result.response, label="👎")
    offer = clicked.followups[0]
    assert offer.ephemeral
    assert "not your name" in shown(offer)
    assert ANSWERED in shown(offer)
    assert await passed(world) == []
    await world.env.restart_bot(make_bot())
    await world.alice.click(offer, label=PASS)
    [row] = await passed(world)
    assert (row.question, row.verdict) == (ANSWERED, "answered")
    assert "did not help" in shown(there.channel.last_message)


async def test_who_dislikes_a_public_answer_may_pass_it_on(world: World) -> None:
    there = await staff(world)
    await world.alice.send(world.channel, f"{world.me} {ANSWERED}")
    clicked = await world.bob.click(world.channel.last_message, label="👎")
    assert clicked.ephemeral
    await world.bob.click(clicked.response, label=PASS)
    [row] = await passed(world)
    assert row.asker_id == world.bob.id
    assert ANSWERED in shown(there.channel.last_message)


async def test_nothing_is_offered_where_nobody_would_read_it(world: World) -> None:
    await staff(world, chosen=False)
    clicked = await world.alice.click((await ask(world, ANSWERED)).response, label="👎")
    assert clicked.followups == []
    assert PASS not in buttons((await ask(world, UNKNOWN)).response)


async def test_an_answer_comes_also_when_the_state_cannot_be_read(world: World) -> None:
    await world.bot.state.close()
    result = await ask(world, ANSWERED)
    assert ANSWERED in shown(result.response)
    assert "👍" not in buttons(result.response)
    assert "Share to channel" in buttons(result.response)
