"""Asking in Discord, as people do it."""

from __future__ import annotations

from typing import Any, cast

import discord
import pytest

from tests.bot.conftest import World, buttons, shown

QUESTION = "What will the partnership focus on?"
OFF_TOPIC = "how long do I boil an egg?"


async def test_ask_answers_privately_with_the_sentence_in_bold_and_its_source(
    world: World,
) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    text = shown(result.response)
    hit = world.bot.ask.searcher.answer(QUESTION).hits[0]
    begin, end = hit.sentence
    assert result.ephemeral
    assert text.splitlines()[0] == f"### {QUESTION}"
    assert f"**{hit.passage.text[begin:end]}**" in text
    assert text.replace("**", "").count(hit.passage.text) == 1
    assert "SIIM and EuSoMII · as of 23 October 2019" in text
    assert world.bot.ask.searcher.version.manifest.version in text
    assert buttons(result.response)["Open source"]["url"].startswith("https://www.eusomii.org/")


async def test_the_interaction_is_acknowledged_before_anything_is_computed(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question=QUESTION)
    calls = [call for call in world.env.http_requests if "/interactions/" in call.path]
    assert calls[0].json == {"type": 5, "data": {"flags": 64}}


async def test_more_passages_turns_the_page_and_back(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    first = shown(result.response)
    await world.alice.click(result.response, label="More passages")
    second = shown(result.response)
    assert "passage 2 of 10" in second
    assert "passage 1 of" not in second
    await world.alice.click(result.response, label="Back")
    assert shown(result.response) == first


async def test_the_last_page_has_no_more_passages(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    for _ in range(3):
        await world.alice.click(result.response, label="More passages")
    assert "passage 10 of 10" in shown(result.response)
    assert "More passages" not in buttons(result.response)


async def test_share_posts_what_the_asker_saw_and_says_who_shared(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    seen = shown(result.response)
    await world.alice.click(result.response, label="Share to channel")
    public = world.channel.last_message
    assert not public.flags.ephemeral
    assert shown(public).startswith(seen)
    assert world.alice.mention in shown(public)
    assert "Share to channel" not in buttons(public)
    assert buttons(result.response)["Shared"]["disabled"]


async def test_ask_about_a_message_takes_its_text_as_the_question(world: World) -> None:
    message = await world.bob.send(world.channel, "whats the ciip??")
    result = await world.alice.context_menu(world.channel, "Ask about this message", message)
    assert result.ephemeral
    assert "Certified Imaging Informatics Professional" in shown(result.response)


async def test_a_mention_is_answered_where_it_is_allowed(world: World) -> None:
    me = world.me
    asked = await world.alice.send(world.channel, f"{me} is eusomii linked to the ESR?")
    reply = world.channel.last_message
    assert reply.reference.message_id == asked.id
    assert "ESR" in shown(reply)
    assert me not in shown(reply)


async def test_a_mention_is_not_answered_elsewhere(world: World) -> None:
    me = world.me
    asked = await world.alice.send(world.quiet_channel, f"{me} is eusomii linked to the ESR?")
    assert world.quiet_channel.last_message.id == asked.id


async def test_a_message_without_a_mention_is_left_alone(world: World) -> None:
    asked = await world.alice.send(world.channel, "is eusomii linked to the ESR?")
    assert world.channel.last_message.id == asked.id


async def test_a_mention_in_a_thread_of_an_allowed_channel_is_answered(world: World) -> None:
    parent = cast("discord.TextChannel", world.bot.get_channel(world.channel.id))
    await parent.create_thread(name="questions", type=discord.ChannelType.public_thread)
    thread = world.channel.threads[0]
    asked = await world.alice.send(thread, f"{world.me} what is DICOM?")
    assert thread.last_message.id != asked.id
    assert "DICOM" in shown(thread.last_message)


async def test_a_reply_to_an_answer_is_answered(world: World) -> None:
    me = world.me
    await world.alice.send(world.channel, f"{me} what is DICOM?")
    answer = world.channel.last_message
    await world.alice.send(world.channel, f"{me} what is a PACS?", reply_to=answer)
    assert world.channel.last_message.id != answer.id
    assert "PACS" in shown(world.channel.last_message)


async def test_a_direct_message_is_answered(world: World) -> None:
    await world.alice.send_dm("what was SIIM called before?")
    dm = world.alice.user.dm_channel
    assert "SCAR" in shown(dm.last_message)
    assert "Share to channel" not in buttons(dm.last_message)


async def test_somebody_else_gets_a_private_page_of_a_public_answer(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} what is DICOM?")
    public = world.channel.last_message
    before = shown(public)
    result = await world.bob.click(public, label="More passages")
    assert result.ephemeral
    assert "passage 2 of" in shown(result.response)
    assert shown(world.channel.last_message) == before


async def test_off_topic_questions_get_headings_and_a_hint_but_no_passage(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=OFF_TOPIC)
    text = shown(result.response)
    assert "I have no passage that answers this" in text
    assert "Try other words" in text
    assert "passage 1 of" not in text


async def test_the_nearest_passages_of_an_abstention_are_a_click_away(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=OFF_TOPIC)
    await world.alice.click(result.response, label="More passages")
    assert "passage 1 of" in shown(result.response)


async def test_buttons_work_after_a_restart(world: World, make_bot: Any) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    await world.env.restart_bot(make_bot())
    await world.alice.click(result.response, label="More passages")
    assert "passage 2 of" in shown(result.response)
    await world.alice.click(result.response, label="Share to channel")
    assert "passage 2 of" in shown(world.channel.last_message)


@pytest.mark.settings(queue=1)
async def test_a_full_queue_is_said_kindly_and_at_once(world: World) -> None:
    service = world.bot.ask
    service._waiting = 1
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert "ask again in a few seconds" in shown(result.response)
    service._waiting = 0
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert "passage 1 of" in shown(result.response)


async def test_an_error_gives_a_reference_that_the_log_has_too(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.bot.ask.close()
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    text = shown(result.response)
    reference = text.split("`")[1]
    assert "Something went wrong" in text
    assert "Traceback" not in text
    assert f"reference={reference}" in caplog.text
    errors = [getattr(error, "original", error) for error in world.env.errors]
    assert [type(error) for error in errors] == [RuntimeError]


async def test_an_error_behind_a_button_gives_a_reference_too(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    world.bot.ask.close()
    clicked = await world.alice.click(result.response, label="More passages")
    assert "Something went wrong" in shown(clicked.followups[0])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("   ", "Your question is empty"),
        ("@everyone", "Your question is empty"),
        ("```\n```", "Your question is empty"),
    ],
)
async def test_a_question_without_words_gets_a_sentence(
    world: World, question: str, sentence: str
) -> None:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.ephemeral
    assert sentence in shown(result.response)


@pytest.mark.parametrize("said", ["hi", "thanks!!", "???", "😀 👍🏽", "merhaba"])
async def test_small_talk_gets_a_friendly_line_with_three_questions(
    world: World, said: str
) -> None:
    result = await world.alice.slash(world.channel, "ask", question=said)
    text = shown(result.response)
    assert "Hello! I answer questions" in text
    assert text.count("\n- ") == 3
    assert "More passages" not in buttons(result.response)


async def test_what_a_passage_lacks_is_said(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="how much is the CIIP exam?")
    text = shown(result.response)
    assert "does not mention its price" in text
    assert "passage 1 of" in text


async def test_a_request_for_medical_advice_is_not_answered(world: World) -> None:
    question = "my mri shows a lesion in the liver, what should i do?"
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert "I give no medical advice: please ask a doctor." in shown(result.response)


async def test_a_very_long_message_gets_a_sentence_with_both_numbers(world: World) -> None:
    message = await world.bob.send(world.channel, "what is it? " * 150)
    result = await world.alice.context_menu(world.channel, "Ask about this message", message)
    assert "1,800" in shown(result.response)
    assert "1,000" in shown(result.response)


@pytest.mark.parametrize(
    "question",
    [
        "@everyone what is DICOM?",
        "**what** is `DICOM`? ||secret||",
        "```py\nwhat is DICOM?\n```",
        "[what](https://example.org) is <@123456789012345678> DICOM?",
    ],
)
async def test_marks_and_mentions_in_a_question_do_no_harm(world: World, question: str) -> None:
    result = await world.alice.slash(world.channel, "ask", question=question)
    text = shown(result.response)
    assert "DICOM" in text.splitlines()[0]
    assert "@everyone" not in text
    assert "123456789012345678" not in text
