"""Privacy in Discord: what is kept of a question, what is said, and how it is deleted.

All people, records and questions of theirs are made up.
"""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from bot.audit.log import Actor, AuditLog
from bot.markdown import size
from bot.privacy.forgetting import kept_of
from bot.privacy.words import privacy_text
from bot.state.moderation_tables import Question
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.feedback import PASS, UNKNOWN, staff
from tests.bot.reminding import ask as ask_for_reminder

QUESTION = "What will the partnership focus on?"
PATIENT = "My patient needs an MRI, what will the partnership focus on?"
WELCOME = "please post no patient data"
# What /forget-me does not reach, and who can delete it.
OUTLIVING = {
    "moderators' channel": "a moderator",
    "**Documents**": "a moderator",
    "**Backups**": "runs me",
}
KEEPING = pytest.mark.settings(keep_questions=True, keep_questions_days=30)


async def ask(world: World, question: str = QUESTION, who: Any = None) -> Any:
    return await (who or world.alice).slash(world.channel, "ask", question=question)


def said(result: Any) -> str:
    """Return what was said beside an answer."""
    return "\n".join(shown(each) for each in result.followups)


async def kept(world: World) -> list[Question]:
    async with world.bot.state.session() as session:
        return list(await session.scalars(select(Question).order_by(Question.asked_at)))


async def test_the_first_answer_comes_with_a_notice_and_the_second_without(world: World) -> None:
    first = await ask(world)
    assert WELCOME in said(first)
    assert "I don't keep what you ask" in said(first)
    assert all(each.ephemeral for each in first.followups)
    assert WELCOME not in shown(first.response)
    assert said(await ask(world)) == ""


async def test_everybody_gets_the_notice_once_also_across_a_restart(
    world: World, make_bot: Any
) -> None:
    await ask(world)
    await world.env.restart_bot(make_bot())
    assert said(await ask(world)) == ""
    assert WELCOME in said(await ask(world, who=world.bob))


async def test_a_first_direct_message_is_answered_after_the_notice(world: World) -> None:
    for _ in range(2):
        await world.alice.send_dm(QUESTION)
    received = [shown(each) for each in world.alice.user.dm_channel.history()]
    told = [WELCOME in each for each in received if each != QUESTION]
    assert sorted(told) == [False, False, True]
    assert "### What will" in shown(world.alice.user.dm_channel.last_message)


async def test_who_asks_in_public_first_gets_the_notice_there_once(world: World) -> None:
    for _ in range(2):
        await world.alice.send(world.channel, f"{world.me} {QUESTION}")
    assert len([each for each in world.channel.history() if WELCOME in shown(each)]) == 1
    assert "### What will" in shown(world.channel.last_message)
    assert WELCOME not in said(await ask(world))


async def test_nothing_is_kept_unless_the_operator_says_so(world: World) -> None:
    await ask(world)
    await world.alice.send(world.channel, f"{world.me} {QUESTION}")
    assert await kept(world) == []


@KEEPING
async def test_a_question_is_kept_masked_and_without_a_name(world: World) -> None:
    first = await ask(world, f"{QUESTION} Write me at alice@example.org")
    assert "I keep what you ask for 30 days" in said(first)
    [question] = await kept(world)
    assert question.text == f"{QUESTION} Write me at [e-mail]"
    assert question.person == world.bot.people.of(world.alice.id)
    assert question.guild_id == world.channel.guild.id
    assert question.version == world.bot.ask.searcher.version.manifest.version
    assert (question.language, question.asked_at) == ("en", world.bot.now())


@KEEPING
async def test_questions_are_kept_however_they_are_asked(world: World) -> None:
    await ask(world)
    await world.alice.send_dm(QUESTION)
    await world.alice.send(world.channel, f"{world.me} {QUESTION}")
    guild = world.channel.guild.id
    assert sorted(str(each.guild_id) for each in await kept(world)) == sorted(
        [str(guild), str(guild), "None"]
    )


@KEEPING
async def test_turning_a_page_keeps_nothing_again(world: World) -> None:
    result = await ask(world)
    await world.alice.click(result.response, label="More passages")
    assert len(await kept(world)) == 1


@KEEPING
async def test_anothers_message_is_never_kept(world: World) -> None:
    theirs = await world.bob.send(world.channel, QUESTION)
    await world.alice.context_menu(world.channel, "Ask about this message", theirs)
    assert await kept(world) == []
    await world.bob.context_menu(world.channel, "Ask about this message", theirs)
    assert [each.text for each in await kept(world)] == [QUESTION]


@KEEPING
async def test_small_talk_is_not_kept(world: World) -> None:
    await ask(world, "hello")
    assert await kept(world) == []


@KEEPING
async def test_what_looks_like_patient_data_gets_a_notice_instead(world: World) -> None:
    result = await ask(world, PATIENT)
    assert "looks like patient data (one of your patients)" in said(result)
    assert "I have not kept it" in said(result)
    assert f"### {PATIENT}" in shown(result.response)
    assert await kept(world) == []
    # The notice of the first answer is still to come.
    assert WELCOME in said(await ask(world))


@KEEPING
async def test_patient_data_in_public_is_noticed_too(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {PATIENT}")
    notices = [each for each in world.channel.history() if "I have not kept it" in shown(each)]
    assert len(notices) == 1
    assert "### My patient" in shown(world.channel.last_message)
    assert await kept(world) == []


@KEEPING
async def test_a_question_for_medical_advice_is_not_kept(world: World) -> None:
    result = await ask(world, "My knee hurts, should I take ibuprofen?")
    assert "somebody's health. I have not kept it" in said(result)
    assert "I give no medical advice" in shown(result.response)
    assert await kept(world) == []


@KEEPING
async def test_a_state_that_cannot_be_written_keeps_nobody_from_an_answer(world: World) -> None:
    await world.bot.state.close()
    result = await ask(world)
    assert f"### {QUESTION}" in shown(result.response)
    assert said(result) == ""


async def test_privacy_says_what_is_kept(world: World) -> None:
    result = await world.alice.slash(world.channel, "privacy")
    assert result.ephemeral
    text = shown(result.response)
    assert "**Your questions**: not kept." in text
    assert "**/forget-me**" in text
    assert "90 days" in text


@KEEPING
async def test_privacy_says_for_how_long_questions_are_kept(world: World) -> None:
    text = shown((await world.alice.slash(world.channel, "privacy")).response)
    assert "**Your questions**: kept for 30 days" in text
    assert "medical advice, is not kept" in text


@KEEPING
async def test_privacy_says_that_a_user_id_stays_with_a_consent_and_until_when(
    world: World,
) -> None:
    text = shown((await world.alice.slash(world.channel, "privacy")).response)
    [consents] = [line for line in text.splitlines() if "**Whether you agreed**" in line]
    assert "your user id" in consents
    assert "30 days" in consents


async def test_privacy_says_what_is_not_deleted_and_whom_to_ask(world: World) -> None:
    text = shown((await world.alice.slash(world.channel, "privacy")).response)
    lines = {name: line for line in text.splitlines() for name in OUTLIVING if name in line}
    assert set(lines) == set(OUTLIVING)
    for name, whom in OUTLIVING.items():
        assert whom in lines[name]
    assert "deletes all that I keep" not in text


async def test_a_card_outlives_its_question_and_that_is_said(world: World) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN)
    await world.alice.click(result.response, label=PASS)
    asked = await world.alice.slash(world.channel, "forget-me")
    await world.alice.click(asked.response, label="Delete it")
    assert await left(world, world.alice) == {}
    assert UNKNOWN in shown(there.channel.last_message)
    text = shown(asked.response)
    assert "moderators' channel" in text
    assert "Backups" in text
    assert "ask a moderator" in text
    assert "nothing of you any more" not in text


def test_the_card_of_privacy_fits_into_a_message() -> None:
    for keeping in (True, False):
        assert size(privacy_text(3650, keeping=keeping)) <= 4000


async def everything(world: World) -> Any:
    """Have something of Alice and of Bob kept, and return Alice's question to be forgotten."""
    for who in (world.alice, world.bob):
        await ask(world, who=who)
    await ask_for_reminder(world, "1 day before")
    return await world.alice.slash(world.channel, "forget-me")


async def left(world: World, who: Any) -> dict[str, int]:
    found = await kept_of(world.bot.state, who.id, world.bot.people.of(who.id))
    return {name: count for name, count in found.counts.items() if count}


@KEEPING
async def test_forget_me_asks_first_and_then_says_what_was_deleted(
    world: World, make_bot: Any
) -> None:
    asked = await everything(world)
    assert asked.ephemeral
    said = "1 question, 1 reminder and 1 note that you saw my notice"
    assert f"I keep of you: {said}." in shown(asked.response)
    assert await left(world, world.alice) == {"questions": 1, "reminders": 1, "notices": 1}
    await world.env.restart_bot(make_bot(keep_questions=True))
    await world.alice.click(asked.response, label="Delete it")
    assert f"Deleted, in every server: {said}." in shown(asked.response)
    assert not buttons(asked.response)
    assert await left(world, world.alice) == {}
    assert await left(world, world.bob) == {"questions": 1, "notices": 1}
    again = await world.alice.slash(world.channel, "forget-me")
    assert "nothing of you that I could delete" in shown(again.response)
    assert not buttons(again.response)


@KEEPING
async def test_who_changes_their_mind_keeps_everything(world: World, make_bot: Any) -> None:
    asked = await everything(world)
    await world.env.restart_bot(make_bot(keep_questions=True))
    await world.alice.click(asked.response, label="Keep it")
    assert shown(asked.response) == "Nothing was deleted."
    assert not buttons(asked.response)
    assert await left(world, world.alice) == {"questions": 1, "reminders": 1, "notices": 1}


@KEEPING
async def test_a_second_click_after_all_is_deleted_says_so(world: World) -> None:
    one = await everything(world)
    other = await world.alice.slash(world.channel, "forget-me")
    await world.alice.click(one.response, label="Delete it")
    await world.alice.click(other.response, label="Delete it")
    assert "nothing of you that I could delete" in shown(other.response)


async def test_forget_me_works_in_a_direct_message(world: World) -> None:
    await ask(world)
    asked = await world.alice.user.slash("forget-me")
    await world.alice.user.click(asked.response, label="Delete it")
    assert await left(world, world.alice) == {}


async def test_the_log_of_moderators_stays(world: World) -> None:
    await ask(world)
    actor = Actor(f"discord:{world.bot.people.of(world.alice.id)}", "alice")
    await AuditLog(world.bot.state).write("publish", actor=actor)
    asked = await world.alice.slash(world.channel, "forget-me")
    assert "stays in the log" in shown(asked.response)
    await world.alice.click(asked.response, label="Delete it")
    assert [each.actor for each in await AuditLog(world.bot.state).entries()] == [actor]


@KEEPING
async def test_the_loop_deletes_what_was_kept_long_enough(
    world: World, clock: StoppedClock
) -> None:
    cog: Any = world.bot.get_cog("PrivacyCog")
    await ask(world)
    clock.advance(days=29)
    await cog.tick()
    assert len(await kept(world)) == 1
    clock.advance(days=2)
    await cog.tick()
    assert await kept(world) == []


@KEEPING
async def test_switched_off_at_a_restart_no_question_is_left(world: World, make_bot: Any) -> None:
    await ask(world)
    await world.env.restart_bot(make_bot())
    cog: Any = world.bot.get_cog("PrivacyCog")
    await cog.tick()
    async with world.bot.state.session() as session:
        assert await session.scalar(select(func.count()).select_from(Question)) == 0
